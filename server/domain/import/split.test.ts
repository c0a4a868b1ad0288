import { describe, expect, it } from 'vitest';
import { catalogue } from '../../testing/forecasts.ts';
import { byDay, toldBy, type Newcomer, type Told } from './split.ts';

const { words } = catalogue();
const told = (killed: number | null, more: Partial<Told> = {}): Told => ({
  when: { from: '2024-03-05', precision: 'day' },
  kind: 'bomb',
  by: [{ actor: 'rebels', attribution: 'attributed' }],
  ...{ against: [], with: [], between: [] },
  place: { words: ['north'], precision: 'exact', name: 'Hilltown', lat: 33, lon: 70 },
  deaths: killed === null ? {} : { total: { low: killed, best: killed, high: killed } },
  ...more,
});
const row = (externalId: string, killed: number | null, more: Partial<Told> = {}): Newcomer => ({
  ...{ line: 2, externalId, title: 'A bomb' },
  told: told(killed, more),
});
const found = (gone: Told, ...rows: Newcomer[]) => toldBy(gone, byDay(rows), words).map(({ externalId }) => externalId);

describe('an event that a file no longer has', () => {
  it('may have been split into rows whose tolls add up to its own', () => {
    expect(found(told(16), row('a', 8), row('b', 8), row('c', 3))).toEqual(['a', 'b']);
    expect(found(told(16), row('a', 9), row('b', 8))).toEqual([]);
  });

  it('may have been given another id', () => {
    expect(found(told(16), row('a', 8), row('b', 8), row('c', 16))).toEqual(['c']);
    expect(found(told(null), row('a', 8), row('b', null))).toEqual(['b']);
    expect(found(told(0), row('a', 0))).toEqual(['a']);
  });

  it('is not told by rows of another day, place, side or kind', () => {
    const other = (more: Partial<Told>) => found(told(16), row('a', 16, more));
    expect(other({ when: { from: '2024-03-06', precision: 'day' } })).toEqual(['a']);
    expect(other({ when: { from: '2024-03-07', precision: 'day' } })).toEqual([]);
    expect(other({ place: { words: ['north'], precision: 'exact', name: 'Lakeside', lat: 33.1, lon: 70 } })).toEqual(
      [],
    );
    expect(other({ by: [] })).toEqual([]);
    expect(other({ kind: 'ceasefire' })).toEqual([]);
  });
});
