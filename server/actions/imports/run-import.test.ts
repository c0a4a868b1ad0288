import { describe, expect, it } from 'vitest';
import type { Import } from '../../domain/import/import.ts';
import type { ImportSettings } from '../../domain/import/settings.ts';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { bob } from '../../testing/people.ts';
import { testLog } from '../../testing/request.ts';
import type { Ctx } from '../ctx.ts';
import { editEvent } from '../events/edit-event.ts';
import { draftOf } from '../events/held-event.ts';
import { listEvents } from '../events/list-events.ts';
import { readEvent } from '../events/read-event.ts';
import { giveUp } from './give-up.ts';
import { importFile } from './import-file.ts';
import { listImports } from './list-imports.ts';
import { readImport } from './read-import.ts';
import { refusedRows } from './refused-rows.ts';
import { runImport } from './run-import.ts';
import { setSettings } from './set-settings.ts';
import { startCheck } from './start-check.ts';
import { startCommit } from './start-commit.ts';
import { uploadFile } from './upload-file.ts';

const HEADER = 'id,date,kind,by,country,district,killed_total,summary,publisher,url';
const row = (id: string, date: string, more = 'bomb,rebels,freeland,north,3,A bomb') => `${id},${date},${more},,`;
const bytesOf = (rows: string[]) =>
  async function* () {
    yield new TextEncoder().encode([HEADER, ...rows, ''].join('\n'));
  };
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

const log = await testLog(
  catalogue([forecast([indicator('attacks-in-csv', { carried_by: ['desk', 'csv'] }), ...fourIndicators()])]),
);
const { ctx } = log;
const others = [await testLog(), await testLog(), await testLog()].map((each) => each.ctx);

async function sent(rows: string[], change: Partial<ImportSettings> = {}, on: Ctx = ctx): Promise<string> {
  const { id, settings } = await uploadFile({ ctx: on, input: { file: 'rows.csv', open: bytesOf(rows) } });
  await setSettings({ ctx: on, input: { id, settings: { ...settings, fixes: [], covers: 'none', ...change } } });
  return id;
}
async function checked(rows: string[], change: Partial<ImportSettings> = {}, on: Ctx = ctx): Promise<Import> {
  const id = await sent(rows, change, on);
  await startCheck({ ctx: on, input: { id } });
  await runImport({ ctx: on, input: { only: id } });
  return readImport({ ctx: on, input: { id } });
}
async function committed(id: string, on: Ctx = ctx): Promise<Import> {
  await startCommit({ ctx: on, input: { id } });
  await runImport({ ctx: on, input: { only: id } });
  return readImport({ ctx: on, input: { id } });
}
const total = async (on: Ctx = ctx) => (await listEvents({ ctx: on, input: {} })).total;
const idOf = async (q: string, on: Ctx = ctx) => (await listEvents({ ctx: on, input: { q } })).events[0]?.id ?? '';

describe('a file on its way into the log', () => {
  const rows = [row('w1', '2024-01-05'), row('w2', '2024-02-05'), row('w3', '2024-03-05')];

  it('is looked at, checked without a trace, and imported exactly as it was checked', async () => {
    const found = await checked(rows);
    expect(found).toMatchObject({
      state: 'checked',
      check: { rows: 3, counts: { new: 3, refused: 0 } },
      vintage: null,
    });
    expect(await total()).toBe(0);
    expect(await ctx.store.lists.vintages(10)).toEqual([]);
    const done = await committed(found.id);
    expect(done).toMatchObject({ state: 'done', problem: null, check: { counts: found.check?.counts } });
    expect(await total()).toBe(3);
    const [vintage] = await ctx.store.lists.vintages(10);
    expect(vintage).toMatchObject({ id: done.vintage, counts: { new: 3 }, readings: done.check?.readings });
  });

  it('is imported once, however often it is asked for, and brings nothing when it comes again', async () => {
    const [listed] = (await listImports({ ctx })).imports;
    const done = await readImport({ ctx, input: { id: listed?.id ?? '' } });
    expect(await startCommit({ ctx, input: { id: done.id } })).toEqual(done);
    expect(await runImport({ ctx, input: { only: null } })).toBeNull();
    const again = await checked(rows);
    expect(again.id).not.toBe(done.id);
    expect(again.check?.counts).toMatchObject({ new: 0, changed: 0, same: 3, gone: 0, duplicates: 0 });
    await committed(again.id);
    expect(await total()).toBe(3);
  });

  it('has its settings changed until it is imported, and must then be checked anew', async () => {
    const { id, settings } = await checked([row('s1', '2024-01-09')]);
    const back = await setSettings({ ctx, input: { id, settings: { ...settings, dropGone: true } } });
    expect(back).toMatchObject({ state: 'looked', check: null });
    expect(await refusal(startCommit({ ctx, input: { id } }))).toMatchObject({ code: 'import-not-now' });
    const wrong = { ...settings, covers: { from: '2024-05', to: '2024-01', countries: ['atlantis'] } };
    expect(await refusal(setSettings({ ctx, input: { id, settings: wrong } }))).toMatchObject({ code: 'not-valid' });
    expect(await giveUp({ ctx, input: { id } })).toMatchObject({ state: 'given-up' });
    expect(await refusal(startCheck({ ctx, input: { id } }))).toMatchObject({ code: 'import-not-now' });
  });

  it('is for editors, and an unknown one is nothing', async () => {
    expect(await refusal(listImports({ ctx: log.as(bob) }))).toMatchObject({ code: 'not-allowed' });
    expect(await refusal(readImport({ ctx, input: { id: 'none' } }))).toMatchObject({ code: 'import-not-found' });
  });

  it('that cannot be read has failed with the reason, and nothing was written', async () => {
    const { id, settings } = await uploadFile({
      ctx,
      input: { file: 'rows.csv', open: bytesOf([row('f1', '2024-01-09')]) },
    });
    await setSettings({ ctx, input: { id, settings: { ...settings, feed: 'acled' } } });
    await startCheck({ ctx, input: { id } });
    await runImport({ ctx, input: { only: id } });
    expect(await readImport({ ctx, input: { id } })).toMatchObject({
      state: 'failed',
      problem: { code: 'file-not-recognised' },
    });
  });
});

describe('refused rows', () => {
  const rows = [
    row('r1', '2024-01-05'),
    row('r2', '04/03/2024'),
    row('r3', '2024-03-05', 'bmob,rebels,freeland,north,3,A bomb'),
    row('r4', '2024-03-06', 'bmob,rebels,freeland,north,3,Another'),
    row('r1', '2024-03-07'),
  ];

  it('are grouped by the repair that mends them, with what may be put in their place', async () => {
    const found = await checked(rows, {}, others[0]);
    expect(found.check?.counts).toMatchObject({ new: 1, refused: 4 });
    const [kinds, ...more] = found.check?.groups ?? [];
    expect(kinds).toMatchObject({
      column: 'kind',
      reason: 'is not a word of the vocabulary (events)',
      rows: 2,
      values: [{ value: 'bmob', rows: 2, lines: [4, 5], suggestions: [{ use: 'bomb' }] }],
    });
    const days = more.find(({ column }) => column === 'date');
    expect(days?.values[0]?.suggestions.map(({ use }) => use)).toEqual(['2024-03-04', '2024-04-03']);
    expect(await refusal(startCommit({ ctx: others[0] ?? ctx, input: { id: found.id } }))).toMatchObject({
      code: 'rows-refused',
    });
  });

  it('are mended by one fix for all their cells', async () => {
    const fixes = [
      { column: 'kind', value: 'bmob', use: 'bomb' },
      { column: 'date', value: '04/03/2024', use: '2024-03-04' },
    ];
    const found = await checked(rows, { fixes, acceptValid: true }, others[0]);
    expect(found.check?.counts).toMatchObject({ new: 4, refused: 1 });
  });

  it('come back as a table that can be corrected and imported as it is', async () => {
    const on = others[0] ?? ctx;
    const { id } = await checked(rows, { acceptValid: true }, on);
    expect((await committed(id, on)).check?.counts).toMatchObject({ new: 1, refused: 4 });
    const { text } = await refusedRows({ ctx: on, input: { id } });
    let table = '';
    for await (const piece of text) table += piece;
    const lines = table.trim().split('\r\n');
    expect(lines[0]).toMatch(/publisher,url,row,line,reason,fix$/);
    expect(lines).toHaveLength(5);
    expect(lines[2]).toContain('kind: ');
    const mended = table.replaceAll('bmob', 'bomb').replace('04/03/2024', '2024-03-04').replace('r1,', 'r5,');
    const open = async function* () {
      yield new TextEncoder().encode(mended);
    };
    const again = await importFile({ ctx: on, input: { feed: 'csv', file: 'mended.csv', open, covers: 'none' } });
    expect(again.check.counts).toMatchObject({ new: 4, refused: 0 });
  });
});

describe('a check that no longer holds', () => {
  it('is made anew in place of importing something else, and says what differs', async () => {
    const on = others[1] ?? ctx;
    const found = await checked([row('o1', '2024-01-05'), row('o2', '2024-02-05')], {}, on);
    await importFile({
      ctx: on,
      input: { feed: 'csv', file: 'other.csv', open: bytesOf([row('o2', '2024-02-05')]), covers: 'none' },
    });
    const outdated = await committed(found.id, on);
    expect(outdated).toMatchObject({
      state: 'checking',
      problem: { code: 'import-outdated', detail: expect.stringContaining('1 new instead of 2') as string },
    });
    expect(await total(on)).toBe(1);
    await runImport({ ctx: on, input: { only: null } });
    const anew = await readImport({ ctx: on, input: { id: found.id } });
    expect(anew).toMatchObject({
      state: 'checked',
      check: { counts: { new: 1, same: 1 } },
      problem: { code: 'import-outdated' },
    });
    expect(await committed(found.id, on)).toMatchObject({ state: 'done', problem: null });
    expect(await total(on)).toBe(2);
  });

  it('is made anew where as many rows would be changed, but others', async () => {
    const on = others[1] ?? ctx;
    const bring = (rows: string[]) =>
      importFile({ ctx: on, input: { feed: 'csv', file: 'rows.csv', open: bytesOf(rows), covers: 'none' } });
    const [a, b] = [row('p1', '2024-03-05'), row('p2', '2024-03-06')];
    const a2 = row('p1', '2024-03-05', 'bomb,rebels,freeland,north,9,A bomb');
    await bring([a, b]);
    const found = await checked([a2, b], {}, on);
    await bring([a2, row('p2', '2024-03-06', 'bomb,rebels,freeland,north,9,A bomb')]);
    expect(await committed(found.id, on)).toMatchObject({
      state: 'checking',
      problem: { detail: expect.stringContaining('other rows would be changed') as string },
    });
    await runImport({ ctx: on, input: { only: null } });
  });
});

describe('work that another process holds', () => {
  it('is left to it, and stops when the file is put away', async () => {
    const on = others[1] ?? ctx;
    const id = await sent([row('h1', '2024-01-15')], {}, on);
    await startCheck({ ctx: on, input: { id } });
    expect((await on.store.change((tx) => tx.imports.takeNext(null)))?.id).toBe(id);
    expect(await runImport({ ctx: on, input: { only: null } })).toBeNull();
    await giveUp({ ctx: on, input: { id } });
    expect(
      await on.store.change((tx) => tx.imports.progress({ id, progress: { step: 'reading', rows: 1, of: null } })),
    ).toBe(false);
  });
});

describe('rows that tell an event once more', () => {
  const on = others[2] ?? ctx;
  const twin = (id: string, source: string) =>
    `${id},2024-04-05,bomb,rebels,freeland,north,7,A bomb,${source},https://${source}.example/${id}`;
  const rows = [twin('d1', 'paper'), twin('d2', 'wire'), row('d3', '2024-05-01')];

  it('are held back for review and not counted, with the reason', async () => {
    const found = await checked(rows, { duplicates: 'review' }, on);
    expect(found.check).toMatchObject({
      counts: { new: 3, duplicates: 1 },
      duplicates: [{ line: 3, event: { summary: 'A bomb' } }],
    });
    await committed(found.id, on);
    const event = await readEvent({ ctx: on, input: { id: await idOf('d2', on) } });
    expect(event.status).toBe('in-review');
    expect(await on.store.reviews.read(event.id)).toMatchObject({ reasons: [{ code: 'duplicate' }] });
    expect((await checked(rows, { duplicates: 'review' }, on)).check?.counts).toMatchObject({
      new: 0,
      same: 3,
      duplicates: 0,
    });
  });

  it('become sources of the event they tell, once', async () => {
    const found = await checked([twin('d4', 'post')], { duplicates: 'sources' }, on);
    expect(found.check?.counts).toMatchObject({ new: 0, duplicates: 1 });
    const done = await committed(found.id, on);
    expect(done).toMatchObject({ state: 'done', problem: null });
    const first = await readEvent({ ctx: on, input: { id: await idOf('d1', on) } });
    const second = await readEvent({ ctx: on, input: { id: await idOf('d2', on) } });
    expect([...first.sources, ...second.sources].filter(({ publisher }) => publisher === 'post')).toHaveLength(1);
    const states = [...(await on.store.events.revisions(first.id)), ...(await on.store.events.revisions(second.id))];
    expect(states.find(({ action }) => action === 'add-source')).toMatchObject({ batch: done.vintage });
    expect(await total(on)).toBe(3);
  });

  it('are left out where that was chosen', async () => {
    const found = await checked([twin('d5', 'radio')], { duplicates: 'skip' }, on);
    expect(found.check?.counts).toMatchObject({ new: 0, duplicates: 1 });
    expect(await committed(found.id, on)).toMatchObject({ state: 'done', problem: null });
    expect(await total(on)).toBe(3);
  });

  it('are not looked for twice: what a person edited in between is kept and shown', async () => {
    const event = await readEvent({ ctx: on, input: { id: await idOf('d3', on) } });
    const draft = { ...draftOf(event), summary: 'Looked into' };
    await editEvent({ ctx: on, input: { id: event.id, version: event.version, draft } });
    const newer = await checked(
      [...rows.slice(0, 2), row('d3', '2024-05-01', 'bomb,rebels,freeland,north,9,A larger bomb')],
      {},
      on,
    );
    expect(newer.check?.counts).toMatchObject({ changed: 1, same: 2 });
    expect(newer.check?.changed[0]?.fields.map(({ kept }) => kept)).toContain(true);
    await committed(newer.id, on);
    const after = await readEvent({ ctx: on, input: event });
    expect(after).toMatchObject({ summary: 'Looked into', deaths: { total: { best: 9 } } });
    expect((await on.store.events.revisions(event.id)).at(-1)).toMatchObject({
      action: 'import',
      batch: expect.any(String) as string,
    });
    expect(
      (
        await checked(
          [...rows.slice(0, 2), row('d3', '2024-05-01', 'bomb,rebels,freeland,north,9,A larger bomb')],
          {},
          on,
        )
      ).check?.counts,
    ).toMatchObject({ changed: 0, same: 3 });
  });
});
