import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fileOf, realFile } from '../testing.ts';
import { lookAtFile } from './look.ts';
import { releaseIn } from './release.ts';

const sample = (feed: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '..', feed, 'sample.csv')));
const look = (name: string, content: string | Uint8Array) => lookAtFile({ name, open: fileOf(content) });

describe('looking at a file', () => {
  it.each([
    ['ucdp-ged', 'GEDEvent_v25_1.csv', '25.1', 'UCDP GED 25.1'],
    ['ucdp-candidate', 'GEDEvent_v23_0_10.csv', '23.0.10', 'UCDP Candidate 23.0.10'],
    ['ucdp-candidate', 'export.csv', null, 'UCDP Candidate'],
    ['acled', 'acled.csv', null, 'ACLED'],
    ['gtd', 'globalterrorismdb_0718dist.csv', '0718', 'GTD 0718'],
    ['csv', 'ours.csv', null, 'A table with the columns of your own log'],
  ])('says that the sample of %s named %s is of release %s', async (feed, name, release, title) => {
    const found = await look(name, sample(feed));
    expect(found).toMatchObject({ feed, release, title: expect.stringContaining(title) });
    expect(found.first.length).toBeGreaterThan(0);
  });

  it('trusts the rows over the name of the file', async () => {
    expect(await look('GEDEvent_v25_1.csv', sample('ucdp-candidate'))).toMatchObject({
      feed: 'ucdp-candidate',
      release: null,
    });
  });

  it('says how it was packed, encoded and parted, and what will be done about it', async () => {
    const found = await look(
      'x.csv.gz',
      gzipSync(strToU8('# by hand\nï..id|date|kind|summary\n1|2024-01-01|bomb|x\n')),
    );
    expect(found).toMatchObject({ packed: 'gzip', format: 'csv', encoding: 'utf-8', delimiter: '|', feed: 'csv' });
    expect(found.columns).toEqual(['id', 'date', 'kind', 'summary']);
    expect(found.notes).toEqual([
      'Line 1 above the header ("# by hand") is left out; the header is on line 2.',
      'The byte order mark was eaten; the first column is read as id.',
    ]);
  });

  it('calls a longer file by no country that only its first rows are of', async () => {
    const [header = '', row = ''] = new TextDecoder().decode(sample('ucdp-ged')).split('\n');
    const of = (country: string, n: number) => Array.from({ length: n }, () => row.replaceAll('Pakistan', country));
    const titleOf = async (...rows: string[]) => (await look('a.csv', [header, ...rows, ''].join('\n'))).title;
    expect(await titleOf(...of('Afghanistan', 300))).toBe('UCDP GED, Afghanistan');
    expect(await titleOf(...of('Afghanistan', 400), ...of('Pakistan', 137))).toBe('UCDP GED');
    expect(await titleOf(...of('Afghanistan', 200), ...of('Pakistan', 137))).toBe('UCDP GED, Afghanistan and Pakistan');
  });

  it('knows the columns of ACLED and GTD of other years', async () => {
    const [header = '', ...rows] = new TextDecoder('latin1').decode(sample('acled')).split('\n');
    const old = header.replace('disorder_type', 'data_id');
    expect((await look('a.csv', [old, ...rows].join('\n'))).notes.join()).toContain("ACLED's of before March 2023");
  });

  it('leaves the feed open for a table it does not know, and sees numbers by month', async () => {
    expect(await look('a.csv', 'When;What\n1.2.2024;x\n')).toMatchObject({
      feed: null,
      title: 'A table of its own columns: when, what',
      delimiter: ';',
      first: [{ when: '1.2.2024', what: 'x' }],
    });
    expect(await look('m.csv', 'month,value\n2020-01,3\n2020-02,4\n')).toMatchObject({
      feed: null,
      title: 'Numbers by month: value',
    });
  });

  it('decides the encoding over the whole file', async () => {
    const late = Buffer.from(`id,text\n${'1,plain\n'.repeat(9000)}2,Caf\xe9\n`, 'latin1');
    expect(await look('a.csv', new Uint8Array(late))).toMatchObject({
      encoding: 'windows-1252',
      notes: ['The text is not UTF-8; it is read as windows-1252 (Western European).'],
    });
  });

  it('refuses a header without a row', async () => {
    await expect(look('a.csv', 'id,date\n')).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('no rows'),
    });
  });
});

describe('the release in the name of a file', () => {
  it.each([
    ['ucdp-ged-22.1-pakistan-hdx.csv', '22.1'],
    ['ged241-csv.zip', '24.1'],
    ['GEDEvent_v23_0_10.csv', '23.0.10'],
    ['ucdp-candidate-23.0.10-cut.csv', '23.0.10'],
    ['managed 20 rows.csv', undefined],
    ['acled.csv', undefined],
  ])('of %s is %s', (name, release) => expect(releaseIn(name)?.release).toBe(release));
});

const pakistan = realFile('ucdp-ged-22.1-pakistan-hdx.csv');
const partial = realFile('ucdp-ged-23.1-pak-afg-partial.csv');

describe.skipIf(!pakistan || !partial)('the real files', () => {
  it('are named as a person would', async () => {
    if (!pakistan || !partial) return;
    expect(await lookAtFile({ name: 'ucdp-ged-22.1-pakistan-hdx.csv', open: pakistan })).toMatchObject({
      title: 'UCDP GED 22.1',
      notes: ['The row of HXL tags is skipped.'],
    });
    const { title } = await lookAtFile({ name: 'ucdp-ged-23.1-pak-afg-partial.csv', open: partial });
    expect(title).toBe('UCDP GED 23.1');
  });
});
