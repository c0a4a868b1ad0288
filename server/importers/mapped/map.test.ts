import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { EventDraft } from '../../domain/event/event.ts';
import { MAPPING_FIELDS, type MappingField } from '../../domain/import/mapping-values.ts';
import { ownFeed } from '../../domain/import/mapping-suggest.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import { eventOf, lookWith, refusalOf } from '../testing.ts';
import { mappedImporter } from './index.ts';
import { readToll } from './tolls.ts';

const look = lookWith(parse);
const base: Mapping = {
  name: 'Invented',
  feed: ownFeed('Invented'),
  columns: [],
  dates: null,
  decimals: 'point',
  split: ';',
  tables: [],
  fixed: { kind: 'bomb', country: null, publisher: null },
};
/** The mapping in which each column is called as its field. */
const by = (fields: readonly MappingField[], change: Partial<Mapping> = {}): Mapping => ({
  ...base,
  columns: fields.map((field) => ({ column: field, field })),
  ...change,
});
const map = (row: Record<string, string>, change: Partial<Mapping> = {}) =>
  mappedImporter(by(Object.keys(row) as MappingField[], change), null).map(row, look);

describe('a toll', () => {
  it.each([
    ['4', { low: 4, best: 4, high: 4 }],
    ['4 to 6', { low: 4, best: 5, high: 6 }],
    ['12 killed', { low: 12, best: 12, high: 12 }],
    ['at least 10', { low: 10, best: 10, high: 10, orMore: true }],
    ['10 or more', { low: 10, best: 10, high: 10, orMore: true }],
    ['more than 9', { low: 10, best: 10, high: 10, orMore: true }],
    ['1,000', null],
    ['-3', null],
    ['up to 5', null],
  ])('reads %j', (text, toll) => {
    expect(readToll(text)).toEqual(toll);
  });

  it('of "dozens" is refused, and the fix says what may be written', () => {
    const problems = refusalOf(map({ date: '2023-01-01', killed_total: 'dozens' }));
    expect(problems).toMatchObject([{ column: 'killed_total', fix: expect.stringContaining('24+') as string }]);
  });

  it('that is not said is left out, which is not 0', () => {
    expect(eventOf(map({ date: '2023-01-01', killed_total: 'n/a', wounded_total: '0' })).draft).toMatchObject({
      deaths: {},
      wounded: { total: { best: 0 } },
    });
  });
});

describe('a place', () => {
  it('named with its district after a comma is counted there', () => {
    const { place } = eventOf(map({ date: '2023-01-01', place: 'Invented Bazaar, Bannu' })).draft;
    expect(place).toMatchObject({ words: ['bannu'], precision: 'exact' });
  });

  it('that is a district itself is known to the district', () => {
    expect(eventOf(map({ date: '2023-01-01', place: 'Bannu' })).draft.place).toMatchObject({ precision: 'district' });
  });

  it('takes a comma for the decimal mark only where that is said', () => {
    const row = { date: '2023-01-01', point: '33,1; 70,2' };
    expect(refusalOf(map(row))).toMatchObject([{ column: 'point' }]);
    expect(eventOf(map(row, { decimals: 'comma' })).draft.place).toMatchObject({ lat: 33.1, lon: 70.2 });
  });
});

describe('a word', () => {
  it('that nobody knows is refused with the nearest, or becomes the word for all others with its name kept', () => {
    const row = { date: '2023-01-01', by: 'Invented Brigade' };
    expect(refusalOf(map(row))).toMatchObject([
      { column: 'by', reason: expect.stringContaining('(actors)') as string },
    ]);
    const tables = [{ field: 'by' as const, values: [], otherwise: 'other-armed-group' }];
    const { by: actors } = eventOf(map(row, { tables })).draft;
    expect(actors).toEqual([{ actor: 'other-armed-group', attribution: 'attributed', name: 'Invented Brigade' }]);
  });

  it('that the table says is nothing is left out', () => {
    const tables = [{ field: 'by' as const, values: [{ value: 'NOT KNOWN YET', use: null }], otherwise: null }];
    expect(eventOf(map({ date: '2023-01-01', by: 'not known  yet' }, { tables })).draft.by).toEqual([]);
  });
});

describe('whatever stands in a cell', () => {
  it('becomes an event or a refusal, never a crash', () => {
    const hostile = [
      '',
      ' ',
      ';;;',
      '-1',
      '1e999',
      '9'.repeat(400),
      'x'.repeat(5000),
      '__proto__',
      'constructor',
      '=1+1',
      '😀'.repeat(300),
    ];
    const good = {
      id: 'a',
      date: '2023-01-01',
      kind: 'bomb',
      by: 'TTP',
      place: 'Bannu',
      killed_total: '3',
      publisher: 'Example Daily',
    };
    for (const field of MAPPING_FIELDS.filter((each) => each !== 'year')) {
      for (const value of hostile) {
        const mapped = map({ ...good, [field]: value });
        if ('refused' in mapped) expect(mapped.refused.length).toBeGreaterThan(0);
        else
          expect([field, value, EventDraft.safeParse(mapped.draft).error?.issues]).toEqual([field, value, undefined]);
      }
    }
  });
});
