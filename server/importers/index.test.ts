import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventDraft } from '../domain/event/event.ts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importerFor, importers, guessFeed } from './index.ts';
import { readHeader } from './read-table.ts';
import { allRows, fileOf, lookWith, sampleRows } from './testing.ts';

const look = lookWith(parse);

const feeds = ['ucdp-ged', 'ucdp-candidate', 'acled', 'gtd', 'csv'];

describe('the datasets that can be read', () => {
  it('are these, each under the feed its events belong to', () => {
    expect(importers.map(({ feed }) => feed)).toEqual(feeds);
    expect(feeds.map((feed) => importerFor(feed)?.feed)).toEqual(feeds);
  });

  it('are not any others', () => {
    expect(importerFor('desk')).toBeNull();
    expect(guessFeed(['id', 'date'])).toBeNull();
  });

  it.each(importers)(
    '$feed: recognises its sample, whatever the order and capitals of the columns',
    async (importer) => {
      const header = await readHeader(sample(importer.feed), importer.encodings);
      const jumbled = ['extra', ...header.map((name) => name.toUpperCase()).reverse()];
      expect([importer.recognises(header), importer.recognises(jumbled)]).toEqual([true, true]);
      // A candidate file has the very columns of UCDP GED.
      expect(guessFeed(header)).toBe(importer.feed === 'ucdp-candidate' ? 'ucdp-ged' : importer.feed);
    },
  );

  it.each(importers)('$feed: refuses its sample without its most needed column', async (importer) => {
    const [first, ...rest] = await readHeader(sample(importer.feed), importer.encodings);
    expect(first && importer.recognises(rest)).toBe(false);
  });

  it.each(importers)('$feed: makes every row of its sample an event, in words of the vocabulary', async (importer) => {
    const rows = await allRows(importer, sample(importer.feed), look);
    expect(rows.filter(({ kind }) => kind === 'refused')).toEqual([]);
    for (const row of rows) {
      if (row.kind !== 'event') continue;
      const { kind, by = [], between = [], with: others = [], against = [], place, weapons = [] } = row.draft;
      const { events, actors, targets, places } = look.words;
      expect(events.has(kind)).toBe(true);
      for (const { actor } of [...by, ...between, ...others]) expect([actor, actors.has(actor)]).toEqual([actor, true]);
      for (const word of against) expect([word, targets.has(word) || actors.has(word)]).toEqual([word, true]);
      for (const word of place?.words ?? []) expect(places.has(word)).toBe(true);
      for (const word of weapons) expect([word, look.words.weapons.has(word)]).toEqual([word, true]);
    }
  });

  it.each(importers)(
    '$feed: turns whatever stands in a cell into an event or a refusal, never a crash',
    async (importer) => {
      const hostile = [
        '',
        ' ',
        ';;;',
        '-1',
        '0',
        '1e999',
        'Infinity',
        'now',
        '2021-02-30',
        '9'.repeat(400),
        'x'.repeat(5000),
      ];
      const names = [
        '__proto__',
        'constructor',
        'toString',
        "'; DROP TABLE events",
        '<b>',
        '=1+1',
        '\u202E',
        '😀'.repeat(300),
      ];
      const rows = await sampleRows(importer.feed, importer.encodings[1] ?? 'utf-8');
      for (const row of rows.slice(0, 2)) {
        for (const column of Object.keys(row)) {
          for (const value of [...hostile, ...names]) {
            const mapped = importer.map({ ...row, [column]: value }, look);
            if ('refused' in mapped) expect(mapped.refused.length).toBeGreaterThan(0);
            else
              expect([column, value, EventDraft.safeParse(mapped.draft).error?.issues]).toEqual([
                column,
                value,
                undefined,
              ]);
          }
          for (const value of ['\u0000', '\uD800']) importer.map({ ...row, [column]: value }, look);
        }
      }
    },
  );
});

function sample(feed: string) {
  return fileOf(new Uint8Array(readFileSync(join(import.meta.dirname, feed, 'sample.csv'))));
}
