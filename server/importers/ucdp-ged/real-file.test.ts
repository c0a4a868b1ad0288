import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ReadRow } from '../importer.ts';
import { allRows, lookWith, realFile } from '../testing.ts';
import { ucdpGed } from './index.ts';

const look = lookWith(parse);

const pakistan = realFile('ucdp-ged-22.1-pakistan-hdx.csv');
const partial = realFile('ucdp-ged-23.1-pak-afg-partial.csv');

describe.skipIf(!pakistan)('UCDP GED 22.1, Pakistan, as the Humanitarian Data Exchange has it', () => {
  let rows: ReadRow[] = [];
  beforeAll(async () => {
    rows = await read(pakistan);
  });

  it('is 6,416 events and the HXL tag row, none refused', () => {
    expect(tally(rows.map(({ kind }) => kind))).toEqual({ event: 6416, skipped: 1 });
    expect(rows[0]).toMatchObject({ kind: 'skipped', line: 2, reason: 'HXL tag row: column tags, not an event' });
  });

  it('adds up: the sides make the best figure in every row', () => {
    const warned = events(rows).flatMap(({ warnings }) => warnings.map(({ column }) => column));
    expect(tally(warned)).toEqual({ low: 61, high: 139 });
  });

  it('has the fights of the TTP with the Government of Pakistan that UCDP counts', () => {
    const fights = events(rows).filter(({ draft }) => {
      const sides = draft.between?.map(({ name }) => name) ?? [];
      return sides.includes('TTP') && sides.includes('Government of Pakistan') && draft.when.from >= '2018';
    });
    const years = tally(fights.map(({ draft }) => draft.when.from.slice(0, 4)));
    expect(years).toEqual({ '2018': 40, '2019': 51, '2020': 64, '2021': 112 });
  });

  it('lies in places of the vocabulary, to the district where UCDP names one', () => {
    const places = events(rows).map(({ draft }) => draft.place);
    expect(places.filter((place) => !place?.words?.length)).toEqual([]);
    expect(places.filter((place) => place?.words?.[0] === 'pakistan' && place.admin1)).toEqual([]);
  });
});

describe.skipIf(!partial)('UCDP GED 23.1, weeks of Pakistan and Afghanistan', () => {
  it('has all its rows accounted for', async () => {
    expect(tally((await read(partial)).map(({ kind }) => kind))).toEqual({ event: 2589 });
  });
});

async function read(open: typeof pakistan): Promise<ReadRow[]> {
  return open ? allRows(ucdpGed, open, look) : [];
}

function events(rows: readonly ReadRow[]): Extract<ReadRow, { kind: 'event' }>[] {
  return rows.filter((row) => row.kind === 'event');
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
