import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { bringText } from '../../testing/bring.ts';
import { testLog, type TestLog } from '../../testing/request.ts';
import { editEvent } from '../events/edit-event.ts';
import { draftOf } from '../events/held-event.ts';
import { listEvents } from '../events/list-events.ts';
import { readEvent } from '../events/read-event.ts';
import { readVintage } from './read-vintage.ts';
import { takeDataset } from './take-dataset.ts';
import { undoImport } from './undo-import.ts';

const row = (n: number, killed: number) =>
  `e${n},2024-01-${String(n).padStart(2, '0')},bomb,rebels,freeland,north,${killed},A bomb of e${n}`;
const file = (...rows: string[]) => ['id,date,kind,by,country,district,killed_total,summary', ...rows].join('\n');
const many = (killed: number, from = 1, to = 9) =>
  file(...Array.from({ length: to - from + 1 }, (_, n) => row(from + n, killed)));

/** All but one between the first day and the last. */
const without = [row(1, 3), row(2, 3), row(3, 3), row(4, 3), row(6, 3), row(7, 3), row(8, 3), row(9, 3)];

async function fresh() {
  const log = await testLog();
  const { ctx } = log;
  const sql = postgres({ ...log.connection, onnotice: () => undefined });
  afterAll(() => sql.end());
  const idOf = async (external: string) =>
    (await listEvents({ ctx, input: { q: external, feed: 'csv' } })).events[0]?.id ?? '';
  /** All that the log says, without the numbers of its versions. */
  const said = async () => {
    const events = await sql`
      select e.id, e.status, e.killed, e.body, e.vintage,
        (select json_agg(m order by m) from matches m where m.event_id = e.id) as matches
      from events e where status <> 'retracted' order by id`;
    const rest = await sql`select to_jsonb(c) from coverage c where removed_at is null order by id`;
    return JSON.stringify([events, rest]);
  };
  const undo = (id: string) => undoImport({ ctx, input: { id } });
  return { ctx, idOf, said, undo };
}

async function edit(ctx: TestLog['ctx'], id: string, summary: string) {
  const event = await readEvent({ ctx, input: { id } });
  return editEvent({ ctx, input: { id, version: event.version, draft: { ...draftOf(event), summary } } });
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) =>
      error as { code: string; more: { total: number; events: { event: { summary: string }; because: string[] }[] } },
  );

describe('imports taken back one after the other', () => {
  it('leave what stood before each of them, to the letter', async () => {
    const { ctx, said, undo } = await fresh();
    const states = [await said()];
    const covers = { from: '2024-01', to: '2024-01', countries: ['freeland'] };
    const vintages = [];
    // Brings, revises, drops and brings again.
    for (const text of [many(3, 1, 4), many(3), many(5, 2), many(7, 1, 8), many(3)]) {
      vintages.push((await bringText(ctx, text, { dropGone: true, covers })).vintage);
      states.push(await said());
    }
    for (const vintage of vintages.slice(1).reverse()) {
      expect((await said()) === states.pop()).toBe(true);
      await undo(vintage);
    }
    expect((await said()) === states.pop()).toBe(true);
    // What is back says what its rows say.
    const again = await bringText(ctx, many(3, 1, 4));
    expect(again.check.counts).toMatchObject({ new: 0, changed: 0, same: 4 });
    await undo(again.vintage);
    await undo(vintages[0] ?? '');
    expect(states).toEqual([await said()]);
  });

  it('are hindered by what a person did, and not by what an undo has taken back', async () => {
    const { ctx, idOf, undo } = await fresh();
    const first = await bringText(ctx, many(3));
    const second = await bringText(ctx, many(5));
    await undo(second.vintage);
    await edit(ctx, await idOf('e7'), 'Looked into');
    const problem = await refusal(undo(first.vintage));
    expect(problem).toMatchObject({ code: 'undo-blocked', more: { total: 1, later: [] } });
    expect(problem?.more.events).toMatchObject([
      { event: { summary: 'Looked into' }, because: [expect.stringMatching(/^edited since by alice on/)] },
    ]);
  });

  it('tell of an event that a later import dropped that the import did it', async () => {
    const { ctx, undo } = await fresh();
    const first = await bringText(ctx, many(3));
    const covers = { from: '2024-01', to: '2024-01', countries: ['freeland'] };
    await bringText(ctx, many(3, 1, 8), { release: '2', dropGone: true, covers });
    expect((await refusal(undo(first.vintage)))?.more.events).toMatchObject([
      { because: [expect.stringMatching(/^retracted by a later import \(2\) on/)] },
    ]);
  });

  it('list an event that a person edited and for which the dataset was then taken', async () => {
    const { ctx, idOf, undo } = await fresh();
    const first = await bringText(ctx, many(3));
    const id = await idOf('e4');
    await edit(ctx, id, 'Looked into');
    const revised = file(
      ...many(3)
        .split('\n')
        .slice(1)
        .map((line) => line.replace('A bomb of e4', 'Another bomb of e4')),
    );
    await bringText(ctx, revised.replace('2024-01-04', '2024-01-05'), { release: '2' });
    const { version } = await readEvent({ ctx, input: { id } });
    await takeDataset({ ctx, input: { id, version } });
    expect((await refusal(undo(first.vintage)))?.more).toMatchObject({
      total: 1,
      events: [{ because: [expect.stringMatching(/^edited since by alice on/)] }],
    });
  });
});

describe('the counts of an import', () => {
  it('tell events that come back from those that are revised and those that keep a person’s words', async () => {
    const { ctx, idOf, undo } = await fresh();
    await bringText(ctx, many(3, 1, 4));
    const id = await idOf('e4');
    const event = await readEvent({ ctx, input: { id } });
    const deaths = { total: { low: 4, best: 4, high: 4 } };
    await editEvent({ ctx, input: { id, version: event.version, draft: { ...draftOf(event), deaths } } });
    const second = await bringText(ctx, many(5));
    expect(second.check.counts).toMatchObject({ new: 5, changed: 4, kept: 1 });
    expect(second.check.counts).not.toHaveProperty('back');
    expect((await readVintage({ ctx, input: { id: second.vintage } })).parts).toMatchObject({ new: 5, changed: 3 });
    await undo(second.vintage);
    const again = await bringText(ctx, many(5));
    expect(again.check.counts).toMatchObject({ new: 0, changed: 9, kept: 1, back: 5 });
    expect((await readVintage({ ctx, input: { id: again.vintage } })).vintage.counts).toEqual(again.check.counts);
  });

  it('tell whether what the file no longer has was retracted or kept', async () => {
    const { ctx } = await fresh();
    await bringText(ctx, many(3));
    expect((await bringText(ctx, many(3, 1, 8))).check.counts).toMatchObject({ gone: 0 });
    expect((await bringText(ctx, file(...without))).check.counts).toMatchObject({ gone: 1, dropped: 0 });
    const last = await bringText(ctx, file(...without), { dropGone: true });
    expect(last.check.counts).toMatchObject({ gone: 1, dropped: 1 });
  });
});
