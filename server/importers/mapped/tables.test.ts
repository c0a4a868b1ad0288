import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { EventDraft } from '../../domain/event/event.ts';
import { mappingFaults } from '../../domain/import/mapping-faults.ts';
import { suggestMapping } from '../../domain/import/mapping-suggest.ts';
import type { MappingField, TableField } from '../../domain/import/mapping-values.ts';
import type { ColumnNote, Mapping } from '../../domain/import/mapping.ts';
import type { ReadRow } from '../importer.ts';
import { openTable } from '../read-table.ts';
import { allRows, fileOf, lookWith } from '../testing.ts';
import { mappedImporter } from './index.ts';

const look = lookWith(parse);
const file = (name: string) => fileOf(new Uint8Array(readFileSync(join(import.meta.dirname, 'tables', name))));

/** What is suggested for one of the invented tables. */
async function suggested(name: string): Promise<{ mapping: Mapping; notes: Record<string, ColumnNote> }> {
  const { columns, rows } = await openTable(file(name), ['utf-8']);
  const records: Record<string, string>[] = [];
  for await (const some of rows()) for (const row of some) if ('record' in row) records.push(row.record);
  const { mapping, notes } = suggestMapping({ file: name, columns, rows: records }, look);
  return { mapping, notes: Object.fromEntries(notes.map((note) => [note.column, note])) };
}

const fields = ({ columns }: Mapping) => columns.flatMap(({ column, field }) => (field ? [[column, field]] : []));
const decide = (mapping: Mapping, change: Partial<Mapping>): Mapping => ({ ...mapping, ...change });
const meaning = (mapping: Mapping, field: TableField, values: Record<string, string>): Mapping => {
  const before = mapping.tables.find((table) => table.field === field);
  const added = Object.entries(values).map(([value, use]) => ({ value, use }));
  const table = { field, values: [...(before?.values ?? []), ...added], otherwise: null };
  return { ...mapping, tables: [...mapping.tables.filter((each) => each !== before), table] };
};
const goes = (mapping: Mapping, column: string, field: MappingField | null): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((each) => (each.column === column ? { column, field } : each)),
});
const read = (name: string, mapping: Mapping) => allRows(mappedImporter(mapping, null), file(name), look);
const drafts = (rows: ReadRow[]) => rows.flatMap((row) => (row.kind === 'event' ? [EventDraft.parse(row.draft)] : []));
const refused = (rows: ReadRow[]) =>
  rows.flatMap((row) =>
    row.kind === 'refused' ? row.problems.map(({ column, reason }) => [row.row, column, reason]) : [],
  );
const ids = (rows: ReadRow[]) => rows.flatMap((row) => (row.kind === 'event' ? [row.externalId] : []));

describe('an incident log as a workbook keeps it, day first', () => {
  it('is known by its column names, and its dates by those that can only be day first', async () => {
    const { mapping, notes } = await suggested('excel-log.csv');
    expect(fields(mapping)).toEqual([
      ['sr no', 'id'],
      ['incident date', 'date'],
      ['type of incident', 'kind'],
      ['district', 'district'],
      ['location', 'place'],
      ['armed group', 'by'],
      ['target', 'against'],
      ['security forces killed', 'killed_security'],
      ['civilians killed', 'killed_civilians'],
      ['militants killed', 'killed_militants'],
      ['total injured', 'wounded_total'],
      ['details', 'summary'],
      ['source', 'publisher'],
    ]);
    expect([mapping.dates, mapping.fixed.country]).toEqual(['day-month', 'pakistan']);
    expect(notes['incident date']).toMatchObject({
      sure: 'sure',
      note: expect.stringContaining('14/10/2023') as string,
    });
    expect(notes['sr no']).toMatchObject({ sure: 'look' });
  });

  it('becomes events after two decisions, and says of the rest what is the matter', async () => {
    const { mapping } = await suggested('excel-log.csv');
    const decided = meaning(mapping, 'by', { 'unknown gunmen': 'unidentified' });
    const rows = await read('excel-log.csv', decided);
    expect(refused(rows)).toEqual([[5, 'security forces killed', 'is not a number of people']]);
    expect(drafts(rows)).toMatchObject([
      {
        when: { from: '2023-10-14', precision: 'day' },
        kind: 'bomb',
        by: [{ actor: 'ttp', name: 'TTP' }],
        place: { words: ['bannu'], name: 'Invented Bazaar', admin2: 'Bannu' },
        deaths: { security: { best: 2 }, civilians: { best: 0 } },
        sources: [{ publisher: 'Example Daily' }, { publisher: 'Sample Times' }],
      },
      {
        when: { from: '2023-11-03' },
        kind: 'targeted-killing',
        by: [{ actor: 'unidentified', name: 'unknown gunmen' }],
      },
      { deaths: { security: { low: 4, best: 5, high: 6 } }, wounded: { total: { best: 10, orMore: true } } },
      { sources: [{ publisher: 'example.org', url: 'https://example.org/4' }] },
    ]);
  });
});

describe('a sheet with year, month and day, and the killed by force', () => {
  it('adds up what belongs to one side, and takes a day not known for what it is', async () => {
    const { mapping, notes } = await suggested('police-sheet.csv');
    expect(notes['case_ref']).toMatchObject({ sure: 'none' });
    const rows = await read('police-sheet.csv', goes(mapping, 'case_ref', 'id'));
    expect(refused(rows)).toEqual([]);
    expect(ids(rows)).toEqual(['X-001', 'X-002', 'X-003', 'X-004']);
    expect(drafts(rows)).toMatchObject([
      {
        when: { from: '2023-01-30' },
        deaths: { security: { best: 7 }, civilians: { best: 2 }, militants: { best: 1 } },
      },
      { place: { words: ['sindh'], precision: 'province' }, wounded: { security: { best: 10 } } },
      { when: { from: '2023-03-01', to: '2023-03-31', precision: 'month' }, by: [{ actor: 'baloch-groups' }] },
      { when: { from: '2023-01-01', to: '2023-12-31', precision: 'year' } },
    ]);
    expect(drafts(rows)[0]).toMatchObject({
      summary: 'Suicide bombing by TTP in Peshawar, KPK: 10 killed, 14 wounded',
      sources: [{ publisher: 'example.org', url: 'https://www.example.org/x1' }],
    });
  });
});

describe('a monthly table with both coordinates in one cell', () => {
  it('is read after two decisions: the province’s column and the kinds no word is called by', async () => {
    const { mapping, notes } = await suggested('ngo-monthly.tsv');
    expect(fields(mapping)).toContainEqual(['month', 'date']);
    expect(notes['governorate']).toMatchObject({ sure: 'look' });
    const rows = await read('ngo-monthly.tsv', mapping);
    expect(refused(rows)).toEqual([]);
    expect(drafts(rows)).toMatchObject([
      {
        when: { from: '2024-01-01', to: '2024-01-31', precision: 'month' },
        kind: 'demonstration',
        place: { words: ['kurram'], lat: 33.75, lon: 70.1 },
      },
      { kind: 'bomb', wounded: { total: { low: 10, orMore: true } } },
      { kind: 'rocket-or-mortar', place: { lat: 34.7, lon: 71.5 }, sources: [{}, {}] },
    ]);
    expect(new Set(ids(rows)).size).toBe(3);
    expect(ids(await read('ngo-monthly.tsv', mapping))).toEqual(ids(rows));
  });
});

describe('a table in another language, with semicolons and decimal commas', () => {
  it('is read once its columns are chosen, and asks which comes first, day or month', async () => {
    const { mapping } = await suggested('semicolons.csv');
    const choice = {
      datum: 'date',
      art: 'kind',
      land: 'country',
      provinz: 'province',
      breite: 'lat',
      länge: 'lon',
      tote: 'killed_total',
      verletzte: 'wounded_total',
      quelle: 'publisher',
    } as const;
    const chosen = Object.entries(choice).reduce((now, [column, field]) => goes(now, column, field), mapping);
    expect(mappingFaults(chosen)).toEqual([]);
    const asked = await read('semicolons.csv', decide(chosen, { dates: null, decimals: 'point' }));
    expect(refused(asked)).toContainEqual([1, 'datum', 'can be a day first or a month first']);
    expect(refused(asked)).toContainEqual([1, 'breite', 'is not a number of degrees from -90 to 90']);
    const rows = await read('semicolons.csv', decide(chosen, { dates: 'day-month', decimals: 'comma' }));
    expect(refused(rows)).toEqual([]);
    expect(drafts(rows)).toMatchObject([
      {
        when: { from: '2022-03-04' },
        kind: 'bomb',
        place: { words: ['khyber-pakhtunkhwa'], lat: 34.0151, lon: 71.5249 },
      },
      { kind: 'armed-assault', deaths: { total: { best: 2 } } },
      { kind: 'grenade', place: { words: ['afghanistan'], precision: 'country' } },
    ]);
  });
});

describe('a table in Urdu and Pashto', () => {
  it('is known by its column names, and its places and kinds by the words chosen for them', async () => {
    const { mapping } = await suggested('urdu-places.csv');
    expect(fields(mapping).map(([, field]) => field)).toEqual([
      'id',
      'date',
      'kind',
      'province',
      'district',
      'place',
      'killed_total',
      'wounded_total',
      'publisher',
    ]);
    const kinds = meaning(mapping, 'kind', {
      'بم دھماکہ': 'bomb',
      'خودکش حملہ': 'suicide-bombing',
      فائرنگ: 'armed-assault',
    });
    const provinces = meaning(kinds, 'province', { 'خیبر پختونخوا': 'khyber-pakhtunkhwa', بلوچستان: 'balochistan' });
    const decided = meaning(provinces, 'district', {
      بنوں: 'bannu',
      پشاور: 'peshawar',
      کوئٹہ: 'quetta',
      باجوړ: 'bajaur',
    });
    const rows = await read('urdu-places.csv', decided);
    expect(refused(rows)).toEqual([]);
    expect(drafts(rows).map(({ kind, place }) => [kind, place.words[0], place.admin2])).toEqual([
      ['bomb', 'bannu', 'بنوں'],
      ['suicide-bombing', 'peshawar', 'پشاور'],
      ['bomb', 'quetta', 'کوئٹہ'],
      ['armed-assault', 'bajaur', 'باجوړ'],
    ]);
  });
});

describe('rows of a table without ids', () => {
  it('keep their id when rows move, other columns are chosen or an empty column comes in between', async () => {
    const { mapping } = await suggested('ngo-monthly.tsv');
    const [before, after] = [
      await read('ngo-monthly.tsv', mapping),
      await read('ngo-monthly.tsv', goes(mapping, 'reported by', null)),
    ];
    expect(ids(after)).toEqual(ids(before));
  });

  it('stand in the desk’s log under the name of their table, because two tables may count from 1', async () => {
    const { mapping } = await suggested('excel-log.csv');
    const toDesk = decide(mapping, { feed: { to: 'desk', table: 'old-log' } });
    const importer = mappedImporter(toDesk, null);
    expect([importer.feed, ids(await read('excel-log.csv', toDesk))[0]]).toEqual(['desk', 'old-log:1']);
  });
});
