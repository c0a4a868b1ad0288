import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Importer, ReadRow } from './importer.ts';
import { importerFor, importers } from './index.ts';
import { allRows, fileOf, lookWith } from './testing.ts';
import { readRows } from './read-file.ts';

const look = lookWith(parse);

const plain: Importer = {
  feed: 'plain',
  title: 'Plain table',
  licence: '',
  citation: '',
  redistribution: 'free',
  holdBack: 0,
  encodings: ['utf-8'],
  recognises: (header) => header.includes('id'),
  skips: ({ id }) => (id === 'note' ? 'a note, not an event' : null),
  map: ({ id = '', kind = '' }) =>
    kind === 'bad'
      ? { refused: [{ column: 'kind', value: kind, reason: 'is bad', fix: 'Mend it.' }] }
      : { externalId: id, draft: { when: { from: '2022-01-01' }, kind, summary: id } },
  covers: () => null,
};

describe('reading the file of a dataset', () => {
  it('accounts for every row: event, refused or skipped by name', async () => {
    const rows = await allRows(plain, fileOf('id,kind\na,bomb\nnote,\nb,bad\n,\nc\n'), look);
    expect(rows.map(({ kind, row, line }) => [kind, row, line])).toEqual([
      ['event', 1, 2],
      ['skipped', 2, 3],
      ['refused', 3, 4],
      ['skipped', 4, 5],
      ['refused', 5, 6],
    ]);
    expect(rows[1]).toMatchObject({ reason: 'a note, not an event' });
    expect(rows[3]).toMatchObject({ reason: 'empty row' });
  });

  it('refuses what would not be an event, whatever the importer says', async () => {
    const [row] = await allRows(plain, fileOf('id,kind\na,Not A Word\n'), look);
    expect(row).toMatchObject({ kind: 'refused', problems: [{ column: 'kind', value: 'Not A Word' }] });
  });

  it('refuses an id that no index could hold', async () => {
    const [row] = await allRows(plain, fileOf(`id,kind\n${'a'.repeat(201)},bomb\n`), look);
    expect(row).toMatchObject({ kind: 'refused', problems: [{ column: 'id' }] });
  });

  it('refuses a file of another dataset and says which it looks like', async () => {
    const reading = readRows(importers[0] ?? plain, fileOf('id,date,kind,summary\n'), look);
    await expect(reading.next()).rejects.toMatchObject({ code: 'file-not-recognised', more: { looksLike: 'csv' } });
  });

  it.each([
    ['ucdp-ged', 'ucdp-candidate', 'active_year is "true"', '23.0.10', '25.1'],
    ['ucdp-candidate', 'ucdp-ged', 'active_year is "1"', '25.1', '23.0.10'],
  ])('refuses as %s a file of %s with the same header', async (feed, other, because, theirs, ours) => {
    const importer = importerFor(feed) ?? plain;
    const open = fileOf(new Uint8Array(readFileSync(join(import.meta.dirname, other, 'sample.csv'))));
    for (const release of [undefined, theirs]) {
      const refused = await readRows(importer, open, look, release)
        .next()
        .catch((error: unknown) => error);
      expect(refused).toMatchObject({
        code: 'file-not-recognised',
        message: expect.stringContaining(because),
        fix: expect.stringContaining(`--feed ${other}`),
        more: { looksLike: other },
      });
    }
    expect((await readRows(importer, open, look, ours).next()).value).toMatchObject({ kind: 'event' });
  });

  it('names the column of a table of your own that is misspelt, and the one that was meant', async () => {
    const reading = readRows(importerFor('csv') ?? plain, fileOf('id,date,kind,sumary\n'), look).next();
    const refused = await reading.catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'file-not-recognised',
      message: '"sumary" is not a column here; did you mean "summary"?',
      fix: expect.not.stringContaining('csv feed'),
    });
  });

  it('names the column of a table of your own that is missing', async () => {
    const reading = readRows(importerFor('csv') ?? plain, fileOf('id,date,summary\n'), look).next();
    await expect(reading).rejects.toMatchObject({ message: 'The column "kind" is missing.' });
  });

  it('refuses a file of no dataset', async () => {
    await expect(readRows(plain, fileOf('a,b\n'), look).next()).rejects.toMatchObject({
      code: 'file-not-recognised',
      more: {},
    });
  });

  it('holds a few rows at a time, however long the file', async () => {
    let handedOut = 0;
    const open = async function* () {
      yield new TextEncoder().encode('id,kind\n');
      for (; handedOut < 5_000; handedOut++) yield new TextEncoder().encode('a,bomb\n'.repeat(100));
    };
    const read: ReadRow[] = [];
    for await (const row of readRows(plain, open, look)) {
      read.push(row);
      if (read.length === 100) break;
    }
    expect(handedOut).toBeLessThan(200);
  });
});
