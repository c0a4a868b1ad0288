import path from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import type { Import } from '../../domain/import/import.ts';
import type { Mapping, SavedMapping } from '../../domain/import/mapping.ts';
import { bob, charlie } from '../../testing/people.ts';
import { testLog, testServer } from '../../testing/request.ts';
import { listEvents } from '../events/list-events.ts';
import { columnValues } from './column-values.ts';
import { exampleRow } from './example-row.ts';
import { listMappings } from './mappings-list.ts';
import { removeMapping } from './mappings-remove.ts';
import { saveMapping } from './mappings-save.ts';
import { suggestForImport } from './mappings-suggest.ts';
import { readImport } from './read-import.ts';
import { runImport } from './run-import.ts';
import { setSettings } from './set-settings.ts';
import { startCheck } from './start-check.ts';
import { startCommit } from './start-commit.ts';
import { uploadFile } from './upload-file.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const log = await testLog(loaded.catalogue);
const { ctx } = log;
const ask = testServer(log);

const table = (name: string) =>
  readFileSync(path.resolve(import.meta.dirname, '../../importers/mapped/tables', name), 'utf8');
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
async function brought({ id, settings }: Import, saved: SavedMapping): Promise<Import> {
  const { feed } = saved.mapping;
  const change = { feed: feed.to === 'own' ? feed.id : 'desk', mapping: saved.id, covers: 'none', acceptValid: true };
  await setSettings({ ctx, input: { id, settings: { ...settings, ...change } } });
  await startCheck({ ctx, input: { id } });
  await runImport({ ctx, input: { only: id } });
  const checked = await readImport({ ctx, input: { id } });
  expect(checked.problem).toBeNull();
  await startCommit({ ctx, input: { id } });
  await runImport({ ctx, input: { only: id } });
  return readImport({ ctx, input: { id } });
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('a table of unknown columns', () => {
  it('is mapped by suggestion, imported, and imported again without a second event', async () => {
    const content = table('excel-log.csv');
    const first = await sent('Invented log.csv', content);
    expect(first.look.feed).toBeNull();
    const { mapping, saved: none } = await suggestForImport({ ctx, input: { id: first.id } });
    expect([mapping.name, none]).toEqual(['Invented log', []]);
    const saved = await saveMapping({ ctx, input: { mapping } });
    const done = await brought(first, saved);
    expect(done).toMatchObject({ state: 'done', check: { counts: { new: 4, refused: 1, duplicates: 0 } } });
    expect((await listEvents({ ctx, input: { feed: 'own-invented-log' } })).total).toBe(4);

    const corrected = content.replace('dozens', '24+').replace('5/11/2023,Ambush', '6/11/2023,Ambush');
    const second = await sent('Invented log, corrected.csv', corrected);
    const offered = await suggestForImport({ ctx, input: { id: second.id } });
    expect(offered.saved).toMatchObject([{ id: saved.id, same: true }]);
    const again = await brought(second, saved);
    expect(again).toMatchObject({ state: 'done', check: { counts: { new: 1, changed: 1, same: 3, refused: 0 } } });
    expect((await listEvents({ ctx, input: { feed: 'own-invented-log' } })).total).toBe(5);
  });

  it('goes into the desk’s own log where that is chosen, and says nothing else of the log', async () => {
    const before = (await ctx.store.feeds.list()).find(({ id }) => id === 'desk');
    const file = await sent('old.tsv', table('ngo-monthly.tsv'));
    const { mapping } = await suggestForImport({ ctx, input: { id: file.id } });
    const feed = { to: 'desk', table: 'old-table' } as const;
    const saved = await saveMapping({ ctx, input: { mapping: { ...mapping, feed } } });
    expect(await brought(file, saved)).toMatchObject({ state: 'done', check: { counts: { new: 3 } } });
    const after = (await ctx.store.feeds.list()).find(({ id }) => id === 'desk');
    expect({ ...after, events: 0, last_import: null }).toEqual({ ...before, events: 0, last_import: null });
    expect((await listEvents({ ctx, input: { feed: 'desk' } })).total).toBe(3);
  });

  it('shows what a row becomes before anything is decided, and how the first rows fare', async () => {
    const { id } = await sent('shown.csv', table('excel-log.csv'));
    const { mapping } = await suggestForImport({ ctx, input: { id } });
    const shown = await exampleRow({ ctx, input: { id, mapping, row: 1 } });
    expect(shown).toMatchObject({
      row: 1,
      line: 2,
      of: 5,
      whole: true,
      externalId: '1',
      event: { kind: 'bomb', when: { from: '2023-10-14' } },
      first: { events: 4, refused: 1, skipped: 0 },
    });
    expect(shown.first.problems).toMatchObject([{ column: 'security forces killed', rows: 1, row: 5 }]);
    const blank = { ...mapping, columns: mapping.columns.map(({ column }) => ({ column, field: null })) };
    const unsaid = await exampleRow({ ctx, input: { id, mapping: blank, row: 5 } });
    expect(unsaid.problems.map(({ reason }) => reason)).toEqual([
      'says nowhere on which day it was',
      'says nowhere what happened',
    ]);
  });

  it('tells what stands in a column over the whole file, with the words it may stand for', async () => {
    const { id } = await sent('values.csv', table('excel-log.csv'));
    const kinds = await columnValues({ ctx, input: { id, columns: ['type of incident'], field: 'kind', split: ';' } });
    expect([kinds.rows, kinds.values[0]]).toMatchObject([
      5,
      { value: 'IED blast', rows: 2, suggestions: [{ use: 'bomb' }] },
    ]);
    const dates = await columnValues({ ctx, input: { id, columns: ['incident date'], field: null, split: null } });
    expect(dates.order).toEqual({
      dayFirst: 3,
      monthFirst: 0,
      either: 2,
      firstDay: { value: '14/10/2023', line: 2 },
      firstMonth: null,
    });
  });
});

describe('a kept mapping', () => {
  it('is replaced by another of the same name, leaves the list and goes on explaining what it brought in', async () => {
    const file = await sent('kept.csv', table('semicolons.csv'));
    const { mapping } = await suggestForImport({ ctx, input: { id: file.id } });
    const fixed = { ...mapping.fixed, kind: 'bomb' };
    const columns = mapping.columns.map((each) =>
      each.column === 'datum' ? { ...each, field: 'date' as const } : each,
    );
    const one = await saveMapping({ ctx, input: { mapping: { ...mapping, columns, fixed, name: 'Kept' } } });
    const taken = saveMapping({ ctx, input: { mapping: { ...mapping, columns, fixed, name: 'kEPT' } } });
    expect(await refusal(taken)).toMatchObject({ code: 'mapping-named' });
    const two = await saveMapping({
      ctx,
      input: { mapping: { ...mapping, columns, fixed, name: 'kEPT' }, replaces: one.id },
    });
    const listed = async () => (await listMappings({ ctx })).mappings.map(({ id }) => id);
    expect([(await listed()).includes(one.id), (await listed()).includes(two.id)]).toEqual([false, true]);
    expect(await ctx.store.mappings.read(one.id)).toMatchObject({ id: one.id });
    await removeMapping({ ctx, input: { id: two.id } });
    expect(await listed()).not.toContain(two.id);
    expect(await refusal(removeMapping({ ctx, input: { id: two.id } }))).toMatchObject({ code: 'mapping-not-found' });
  });

  it('is refused while it lacks an answer, names a strange word or a column twice', async () => {
    const { id } = await sent('faults.csv', table('semicolons.csv'));
    const { mapping } = await suggestForImport({ ctx, input: { id } });
    const blank = mapping.columns.map(({ column }) => ({ column, field: null }));
    const bare = await refusal(saveMapping({ ctx, input: { mapping: { ...mapping, columns: blank } } }));
    expect(bare).toMatchObject({ code: 'not-valid' });
    const fields = (bare as { issues: { field: string }[] }).issues.map(({ field }) => field);
    expect(fields).toEqual(['mapping.columns', 'mapping.fixed.kind']);
    const dated = mapping.columns.map((each) => (each.column === 'datum' ? { ...each, field: 'date' as const } : each));
    const strange = { ...mapping, columns: dated, fixed: { ...mapping.fixed, kind: 'picnic' } };
    expect(await refusal(saveMapping({ ctx, input: { mapping: strange } }))).toMatchObject({
      code: 'not-valid',
      issues: [{ field: 'mapping.fixed.kind' }],
    });
  });

  it('is for those who import: nobody else sees the file or keeps one', async () => {
    const { id } = await sent('closed.csv', table('semicolons.csv'));
    for (const who of [bob, charlie]) {
      const as = log.as(who);
      expect(await refusal(suggestForImport({ ctx: as, input: { id } }))).toMatchObject({ code: 'not-allowed' });
      expect(await refusal(saveMapping({ ctx: as, input: {} }))).toMatchObject({ code: 'not-allowed' });
    }
  });

  it('is offered, kept and tried by the API', async () => {
    const { id } = await sent('api.csv', table('police-sheet.csv'));
    const offered = (await (await ask('GET', `/api/imports/${id}/mapping`)).json()) as { mapping: Mapping };
    const tried = await ask('POST', `/api/imports/${id}/example`, { body: { mapping: offered.mapping, row: 3 } });
    expect(await tried.json()).toMatchObject({ row: 3, event: { when: { from: '2023-03-01', precision: 'month' } } });
    const values = await ask('POST', `/api/imports/${id}/values`, {
      body: { columns: ['attack type'], field: 'kind', split: null },
    });
    expect(await values.json()).toMatchObject({ rows: 4, values: [{ value: 'suicide bombing', rows: 2 }, {}, {}] });
    const headers = { 'idempotency-key': 'mapping-1' };
    const kept = await ask('POST', '/api/mappings', { body: { mapping: offered.mapping }, headers });
    expect(kept.status).toBe(201);
    const { id: saved } = (await kept.json()) as SavedMapping;
    expect((await ask('DELETE', `/api/mappings/${saved}`, { body: {} })).status).toBe(200);
    expect((await ask('GET', '/api/imports/none/mapping')).status).toBe(404);
  });
});
