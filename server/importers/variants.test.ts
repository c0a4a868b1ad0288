import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { textRows, workbook } from '../testing/workbook.ts';
import type { Open } from './decode.ts';
import { importerFor } from './index.ts';
import type { Importer, ReadRow } from './importer.ts';
import { openTable } from './read-table.ts';
import { allRows, fileOf, lookWith, realFile } from './testing.ts';
import { toWindows1252 } from './windows-1252.ts';

const look = lookWith(parse);
const LONG = 120_000;

const sample = (feed: string) =>
  fileOf(new Uint8Array(readFileSync(join(import.meta.dirname, feed, 'sample.csv'))), 65_536);
const files: [string, string, Open | null][] = [
  ...['ucdp-ged', 'ucdp-candidate', 'acled', 'csv'].map((feed): [string, string, Open] => [
    `sample of ${feed}`,
    feed,
    sample(feed),
  ]),
  ['UCDP GED 22.1', 'ucdp-ged', realFile('ucdp-ged-22.1-pakistan-hdx.csv')],
  ['UCDP GED 23.1', 'ucdp-ged', realFile('ucdp-ged-23.1-pak-afg-partial.csv')],
  ['UCDP Candidate 23.0.10', 'ucdp-candidate', realFile('ucdp-candidate-23.0.10-cut.csv')],
];

describe.each(files.filter(([, , open]) => open))('%s', (_, feed, open) => {
  it(
    'reads to the same events however it is packed, encoded and written',
    async () => {
      const importer = importerFor(feed);
      if (!importer || !open) throw new Error('no such dataset');
      const text = new TextDecoder().decode(await bytesOf(open));
      const plain = withCharactersOf1252(text);
      const there = await read(importer, fileOf(plain, 65_536));
      expect(there.length).toBeGreaterThan(2);
      expect(there.filter(({ kind }) => kind === 'refused')).toEqual([]);
      const { columns, records } = await tableOf(fileOf(plain, 65_536));
      const texts: Record<string, Uint8Array> = {
        gzip: gzipSync(strToU8(plain)),
        zip: zipSync({ '__MACOSX/._t.csv': strToU8('x'), 'folder/t.csv': strToU8(plain) }),
        'UTF-16, little end first': new Uint8Array(Buffer.from(`\uFEFF${plain}`, 'utf16le')),
        'UTF-16, big end first': new Uint8Array(Buffer.from(`\uFEFF${plain}`, 'utf16le').swap16()),
        'UTF-16 without its mark': new Uint8Array(Buffer.from(plain, 'utf16le')),
        'windows-1252': toWindows1252(plain) ?? new Uint8Array(),
        'a byte order mark': strToU8(`\uFEFF${plain}`),
        'a mark that was eaten': strToU8(`ï..${plain}`),
      };
      for (const [how, bytes] of Object.entries(texts)) {
        expect([how, differing(await read(importer, fileOf(bytes, 50_000)), there)]).toEqual([how, null]);
      }
      const cells = records.map((record) => columns.map((column) => record[column] ?? ''));
      const written: Record<string, Uint8Array> = {
        'tabs and CR': strToU8([columns, ...cells].map((row) => row.map(quoted).join('\t')).join('\r')),
        'bars and LF': strToU8([columns, ...cells].map((row) => row.map(quoted).join('|')).join('\n') + '\n'),
        'a workbook': workbook({ Notes: '', Data: textRows([columns, ...cells]) }),
        'JSON lines': strToU8(records.map((record) => JSON.stringify(record)).join('\n')),
        GeoJSON: strToU8(
          JSON.stringify({ features: records.map((properties) => ({ type: 'Feature', properties, geometry: null })) }),
        ),
      };
      for (const [how, bytes] of Object.entries(written)) {
        const found = withoutLines(await read(importer, fileOf(bytes, 50_000)));
        expect([how, differing(found, withoutLines(there))]).toEqual([how, null]);
      }
    },
    LONG,
  );
});

async function bytesOf(open: Open): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of open()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Compared by what the event is, where it came from and which row and line it was; not by its cells as they stood. */
async function read(importer: Importer, open: Open): Promise<Omit<ReadRow, 'record'>[]> {
  return (await allRows(importer, open, look)).map((row) => ({ ...row, record: undefined }));
}

/** The first two rows that are not the same, or null. Written out, because thousands are compared. */
function differing(found: readonly unknown[], wanted: readonly unknown[]): [unknown, unknown] | null {
  const at = Array.from({ length: Math.max(found.length, wanted.length) }, (_, i) => i).find(
    (i) => JSON.stringify(found[i]) !== JSON.stringify(wanted[i]),
  );
  return at === undefined ? null : [found[at], wanted[at]];
}

function withoutLines(rows: readonly Omit<ReadRow, 'record'>[]) {
  return rows.map((row) => ({ ...row, line: 0 }));
}

async function tableOf(open: Open): Promise<{ columns: string[]; records: Record<string, string>[] }> {
  const { columns, rows } = await openTable(open, ['utf-8']);
  const records: Record<string, string>[] = [];
  for await (const some of rows()) for (const row of some) if ('record' in row) records.push({ ...row.record });
  return { columns, records };
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

function withCharactersOf1252(text: string): string {
  return toWindows1252(text) ? text : text.replace(/[^\u0000-\u007F\u00A0-\u00FF’“”–]/g, '?');
}
