import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../domain/import/mapping.ts';
import { MAPPING_FIELDS, type MappingField } from '../domain/import/mapping-values.ts';
import { importers } from './index.ts';
import type { Importer } from './importer.ts';
import { mappedImporter } from './mapped/index.ts';
import { lookWith, sampleRows } from './testing.ts';

const look = lookWith(parse);
/** As long as a cell may be. */
const LONG = 99_000;
/** Texts that a careless search goes through anew from each of their letters, which takes half a minute. */
const RUNS = [
  '1' + ' '.repeat(LONG) + 'x',
  'x' + ','.repeat(LONG) + 'y',
  '('.repeat(LONG),
  'x' + ')'.repeat(LONG) + 'y',
  'http://a' + ' '.repeat(LONG) + 'x',
  'https://a,'.repeat(LONG / 10),
];
/** Milliseconds for a row, on a machine that does much else. */
const PATIENCE = 1_500;

const slow = (importer: Importer, row: Record<string, string>, columns: readonly string[]) =>
  columns.flatMap((column) =>
    RUNS.flatMap((run) => {
      const begun = performance.now();
      importer.map({ ...row, [column]: run }, look);
      return performance.now() - begun > PATIENCE ? [`${column}: ${run.slice(0, 10)}`] : [];
    }),
  );

describe('a cell as long as cells may be', () => {
  it.each(importers.map((importer) => [importer.feed, importer] as const))(
    'holds nobody up in a row of %s',
    async (feed, importer) => {
      const row =
        (await sampleRows(feed, feed === 'gtd' ? 'windows-1252' : 'utf-8')).find((each) => !importer.skips?.(each)) ??
        {};
      expect(slow(importer, row, Object.keys(row))).toEqual([]);
    },
    60_000,
  );

  it('holds nobody up in a table of one’s own, whatever field it goes to', () => {
    const good = { id: 'a', date: '2023-01-01', kind: 'bomb', place: 'Bannu', publisher: 'Example Daily' };
    const found = MAPPING_FIELDS.flatMap((field) => {
      const row: Record<string, string> = { ...good, [field]: '1' };
      const columns = Object.keys(row).map((column) => ({ column, field: column as MappingField }));
      const own = { to: 'own', id: 'own-x', title: 'x', licence: 'x', citation: 'x', redistribution: 'free' } as const;
      const mapping: Mapping = {
        ...{
          name: 'x',
          feed: { ...own, holdBack: 0 },
          columns,
          dates: null,
          decimals: 'point',
          split: ';',
          tables: [],
        },
        fixed: { kind: 'bomb', country: null, publisher: null },
      };
      const importer = mappedImporter(mapping, null);
      return slow(importer, row, [field]);
    });
    expect(found).toEqual([]);
  }, 60_000);
});
