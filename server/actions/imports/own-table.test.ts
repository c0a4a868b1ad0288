import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import type { Import } from '../../domain/import/import.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import { testLog } from '../../testing/request.ts';
import { columnValues } from './column-values.ts';
import { exampleRow } from './example-row.ts';
import { saveMapping } from './mappings-save.ts';
import { suggestForImport } from './mappings-suggest.ts';
import { readImport } from './read-import.ts';
import { refusedRows } from './refused-rows.ts';
import { runImport } from './run-import.ts';
import { setSettings } from './set-settings.ts';
import { startCheck } from './start-check.ts';
import { uploadFile } from './upload-file.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const log = await testLog(loaded.catalogue);
const { ctx } = log;

/** An invented tracker, with one id twice and a row of totals, as a stranger brought it. */
const HEAD = 'Ref no.;When;What happened;Who did it;Who was hit;Prov;Distt;Spot;Dead;Our notes';
const kinds = ['IED', 'Suicide attack', 'Armed attack', 'IED'];
const rows = Array.from({ length: 24 }, (_, n) => {
  const [id, kind] = [`INV-${String(n === 17 ? 12 : n + 1).padStart(3, '0')}`, kinds[n % 4]];
  return `${id};${String(n + 3).padStart(2, '0')}/01/2024;${kind};TTP;Police;KP;Bannu;Bannu;2;Made-up incident ${n + 1}`;
});
const TRACKER = [HEAD, ...rows, 'Total;;;;;;;;999;'].join('\n');

const sent = (file: string, content: string) =>
  uploadFile({
    ctx,
    input: {
      file,
      open: async function* () {
        yield new TextEncoder().encode(content);
      },
    },
  });
const mapped = async (from: Import) => (await suggestForImport({ ctx, input: { id: from.id } })).mapping;
const kept = async (mapping: Mapping) => saveMapping({ ctx, input: { mapping } });
async function checked({ id, settings }: Import, saved: { id: string; mapping: Mapping }): Promise<Import> {
  const { feed } = saved.mapping;
  const change = { feed: feed.to === 'own' ? feed.id : 'desk', mapping: saved.id };
  await setSettings({ ctx, input: { id, settings: { ...settings, ...change } } });
  await startCheck({ ctx, input: { id } });
  await runImport({ ctx, input: { only: id } });
  return readImport({ ctx, input: { id } });
}
const MEANT = [
  { value: 'IED', use: 'bomb' },
  { value: 'Suicide attack', use: 'suicide-bombing' },
  { value: 'Armed attack', use: 'armed-assault' },
];
/** With the columns and words that were meant, whatever was suggested. */
const chosen = (mapping: Mapping): Mapping => ({
  ...mapping,
  tables: [
    ...mapping.tables.filter(({ field }) => field !== 'kind'),
    { field: 'kind', values: MEANT, otherwise: null },
  ],
  columns: mapping.columns.map((each) => {
    const field = ({ 'ref no.': 'id', 'what happened': 'kind', 'our notes': 'summary' } as const)[each.column];
    return { ...each, field: field ?? each.field };
  }),
});

describe('a table of one’s own', () => {
  it('has an id twice: told in the table’s own column, with the line that has it first and nothing to read in its place', async () => {
    const first = await sent('Tracker.csv', TRACKER);
    const done = await checked(first, await kept(chosen(await mapped(first))));
    const told = done.check?.groups.find(({ reason }) => reason.includes('same id'));
    expect(told).toMatchObject({
      column: 'ref no.',
      reason: 'is the same id as further up in this file',
      fix: 'Correct one of the two ids in the file, or leave this row out.',
      rows: 1,
      values: [{ value: 'INV-012', lines: [19], first: 13, suggestions: [] }],
    });
  });

  it('gives out its refused rows, and takes them back corrected by the same mapping into the same dataset', async () => {
    const first = await sent('Round.csv', TRACKER.replaceAll('INV-', 'RND-'));
    const saved = await kept(chosen(await mapped(first)));
    const done = await checked(first, saved);
    let table = '';
    for await (const piece of (await refusedRows({ ctx, input: { id: done.id } })).text) table += piece;
    expect(table).toContain('ref no.: is the same id as further up in this file, on line 13');
    const [head, twice = ''] = table.split('\r\n');
    const again = await sent('Round-refused.csv', [head, twice.replace('RND-012', 'RND-018')].join('\r\n'));
    expect(again.look.columns).toEqual(first.look.columns);
    expect(again.look.first[0]).not.toHaveProperty('reason');
    const offered = await suggestForImport({ ctx, input: { id: again.id } });
    expect(offered.saved[0]).toMatchObject({ id: saved.id, same: true, mapping: { feed: saved.mapping.feed } });
    expect((await checked(again, saved)).check?.counts).toMatchObject({ new: 1, refused: 0 });
  });

  it('suggests for a place what lies in the province of its rows, and refuses a word that lies elsewhere', async () => {
    const strange = TRACKER.replaceAll('INV-', 'PLC-').replace('KP;Bannu;Bannu', 'KP;Nasirbad;Shinkai');
    const first = await sent('Places.csv', strange);
    const mapping = chosen(await mapped(first));
    const values = async (within: unknown) => {
      const asked = { id: first.id, columns: ['distt'], field: 'district', split: null, within };
      const { values: found } = await columnValues({ ctx, input: asked });
      return found.find(({ value }) => value === 'Nasirbad')?.suggestions.map(({ use }) => use);
    };
    expect(await values(null)).toContain('nasirabad');
    expect(await values({ columns: ['prov'], word: null })).not.toContain('nasirabad');

    const unknown = (await checked(first, await kept(mapping))).check?.names.find(({ what }) => what === 'place');
    expect(unknown).toMatchObject({ spelling: 'Nasirbad', rows: 1 });
    expect(unknown?.suggestions.map(({ use }) => use)).not.toContain('nasirabad');

    const use = [{ value: 'Nasirbad', use: 'nasirabad' }];
    const elsewhere = {
      ...mapping,
      name: 'Elsewhere',
      tables: [...mapping.tables, { field: 'district', values: use, otherwise: null }],
    };
    const done = await checked(first, await kept(elsewhere as Mapping));
    expect(done.check?.groups.find(({ column }) => column === 'distt')).toMatchObject({
      reason: 'is read as Nasirabad, which is not in Khyber Pakhtunkhwa',
      values: [{ value: 'Nasirbad', lines: [2] }],
    });
  });

  it('is suggested by what stands in it: an id with a slip, kinds under a name that could be a text', async () => {
    const first = await sent('Suggested.csv', TRACKER.replaceAll('INV-', 'SUG-'));
    const { mapping, notes } = await suggestForImport({ ctx, input: { id: first.id } });
    expect(mapping.columns.slice(0, 3)).toEqual([
      { column: 'ref no.', field: 'id' },
      { column: 'when', field: 'date' },
      { column: 'what happened', field: 'kind' },
    ]);
    expect(notes.find(({ column }) => column === 'ref no.')).toEqual({
      column: 'ref no.',
      sure: 'look',
      note: 'Used to recognise rows already here. In a few rows the same stands again: they are refused',
    });
    expect(notes.find(({ column }) => column === 'what happened')).toMatchObject({ sure: 'look' });
  });

  it('has a date that is no day in either order, which says nothing of the order', async () => {
    const dated = TRACKER.replaceAll('INV-', 'DAT-').replace('20/01/2024', '31/02/2024');
    const first = await sent('Dated.csv', dated);
    const asked = { id: first.id, columns: ['when'], field: null, split: null };
    const { order } = await columnValues({ ctx, input: asked });
    expect(order).toMatchObject({ monthFirst: 0, firstDay: { value: '13/01/2024', line: 12 }, firstMonth: null });
    const wrong = await sent('Wrong.csv', dated.replace('21/01/2024', '01/21/2024'));
    const { order: mixed } = await columnValues({ ctx, input: { ...asked, id: wrong.id } });
    expect(mixed).toMatchObject({ monthFirst: 1, firstMonth: { value: '01/21/2024', line: 20 } });
  });

  it('is told by what gives a word away which one is meant, and by spelling only where it is long enough', async () => {
    const few = [
      HEAD,
      rows[0] ?? '',
      (rows[1] ?? '').replace('Suicide attack', 'Ied'),
      (rows[2] ?? '').replace('Armed attack', 'Armed asault'),
    ];
    const first = await sent(
      'Words.csv',
      [...few, (rows[4] ?? '').replace('IED', 'ITD')].join('\n').replaceAll('INV-', 'WRD-'),
    );
    const mapping: Mapping = { ...chosen(await mapped(first)), tables: [], dates: 'day-month' };
    const said = async (row: number, like = mapping) =>
      (await exampleRow({ ctx, input: { id: first.id, mapping: like, row } })).problems.map(({ fix }) => fix);
    expect(await said(1)).toEqual(['Did you mean "Roadside or planted bomb"?']);
    expect(await said(3)).toEqual(['Did you mean "Armed assault"?']);
    expect(await said(4)).toEqual(['Say in the mapping which word it stands for.']);
    const without = mapping.columns.map((each) => (each.field === 'kind' ? { ...each, field: null } : each));
    const { problems } = await exampleRow({
      ctx,
      input: { id: first.id, mapping: { ...mapping, columns: without }, row: 1 },
    });
    expect(problems).toEqual([
      {
        column: '',
        value: '',
        reason: 'says nowhere what happened',
        fix: 'Choose the column of the kind, or one kind for all rows.',
      },
    ]);
  });
});
