import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { EventDraft, type EventInput } from '../domain/event/event.ts';
import { canonical } from '../domain/indicator/definition.ts';
import { importers } from './index.ts';
import { plainEvent } from './plain-event.ts';
import { allRows, fileOf, lookWith } from './testing.ts';

const look = lookWith(parse);
const toll = { low: 1, best: 2, high: 3 };
const part = { actor: 'ttp', attribution: 'claimed', name: 'TTP' };
const source = {
  ...{ publisher: 'Example Daily', citation: 'A citation', published: '2024-02-29', quote: 'Said so' },
  ...{ reliability: 'B', credibility: 2 },
};
const place = { words: ['pakistan'], name: 'N', admin1: 'A', admin2: 'B', lat: 33.5, lon: -70, precision: 'near' };
const full = {
  ...{ when: { from: '2024-02-01', to: '2024-02-29', precision: 'month' }, kind: 'bomb', by: [part], with: [part] },
  ...{ between: [part, part], against: ['civilians'], place, deaths: { total: toll, unknown: toll } },
  ...{ wounded: { security: toll, civilians: toll, militants: toll }, weapons: ['gun'], tags: ['night'] },
  ...{ summary: 'A bomb', sources: [source], status: 'disputed' },
} satisfies Record<string, unknown>;
const least = { when: { from: '2024-01-31' }, kind: 'bomb', summary: 'A bomb' };

/** What is put in the place of every value of an event, and into every object as a member that it does not have. */
const HOSTILE: unknown[] = [
  ...[undefined, null, true, 0, -0, -1, 1.5, 7, 91, -181, 1e6, 1e6 + 1, NaN, Infinity, 2 ** 53, [], {}, [null]],
  ...['', ' ', ' ttp ', 'ttp', 'Ttp', 'a--b', 'a'.repeat(61), 'x'.repeat(200), 'x'.repeat(201), 'x'.repeat(2001)],
  ...['2023-02-29', '2024-02-29', '1899-12-31', '2100-12-31', '2101-01-01', '2024-2-1', 'published', 'draft', 'day'],
  ...[
    'é',
    'e\u0301',
    'a\r\nb',
    '\u0000',
    '\uD800',
    '\u202Ea',
    '\u0007',
    'پښتو',
    '\u00a0a\u00a0',
    'B',
    'exact',
    '__proto__',
  ],
  ...[['ttp'], ['Ttp'], Array(9).fill('ttp'), Array(21).fill('ttp'), [part], [{ actor: 'ttp' }], [{ actor: 'T' }]],
  ...[Array(7).fill(part), Array(13).fill(part), [part, part], Array(41).fill(source), [{ publisher: ' ' }]],
  ...[{ low: 3, best: 2, high: 4 }, { low: 1, best: 3, high: 2 }, { low: 1, best: 2, high: 2, orMore: true }, toll],
  ...[
    { from: '2024-02-02', to: '2024-02-01' },
    { from: '2024-02-02', to: undefined },
  ],
];

/** The event with each of its values changed in turn, at every depth. */
function* variants(value: unknown): Generator<unknown> {
  yield* HOSTILE;
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) for (const other of variants(item)) yield value.with(at, other);
    return;
  }
  yield { ...value, more: 1 };
  yield { ...value, firstLogged: '2024-01-01', url: 'https://example.org', orMore: true };
  for (const key of Object.keys(value)) {
    for (const other of variants(Reflect.get(value, key))) yield { ...value, [key]: other };
    const without: Record<string, unknown> = { ...value };
    delete without[key];
    yield without;
  }
}

describe('an event that is plain', () => {
  it('is what the shape says, whatever stands in any of its values, or is left to the shape', () => {
    let [taken, refused] = [0, 0];
    for (const input of [full, least, ...variants(full), ...variants(least)]) {
      if (typeof input !== 'object' || input === null) continue;
      const plain = plainEvent(input as EventInput);
      if (!plain) refused++;
      else {
        taken++;
        const parsed = EventDraft.safeParse(input);
        expect(parsed.success, JSON.stringify(input)).toBe(true);
        expect(plain).toEqual(parsed.data);
        expect(JSON.stringify(plain)).toBe(canonical(parsed.data));
      }
    }
    // Neither side of the comparison may be empty.
    expect([taken > 100, refused > 1000]).toEqual([true, true]);
  });

  it.each(importers)('is what a row of the sample of $feed becomes', async (importer) => {
    const sample = readFileSync(join(import.meta.dirname, importer.feed, 'sample.csv'));
    for (const row of await allRows(importer, fileOf(sample), look)) {
      if (row.kind !== 'event') continue;
      const uncommon = row.draft.firstLogged !== undefined || row.draft.sources?.some(({ url }) => url);
      expect(row.canonical).toBe(!uncommon);
      expect(row.parsed).toEqual(EventDraft.parse(row.draft));
    }
  });
});
