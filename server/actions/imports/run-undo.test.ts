import { describe, expect, it } from 'vitest';
import type { VintageRead, VintageUndone } from '../../domain/import/vintage.ts';
import { addDays } from '../../domain/event/calendar.ts';
import { bringText } from '../../testing/bring.ts';
import { testLog, testServer } from '../../testing/request.ts';
import { editEvent } from '../events/edit-event.ts';
import { draftOf } from '../events/held-event.ts';
import { listEvents } from '../events/list-events.ts';
import { readEvent } from '../events/read-event.ts';
import { readVintage } from './read-vintage.ts';
import { runUndo } from './run-undo.ts';
import { undoImport } from './undo-import.ts';

// More than is taken back while somebody waits.
const ROWS = 2_100;
const rows = (batch: string) =>
  Array.from(
    { length: ROWS },
    (_, n) => `${batch}${n},${addDays('2010-01-01', 2 * n)},bomb,rebels,freeland,north,${n % 5},A bomb of ${batch}${n}`,
  );
const file = (lines: string[]) => ['id,date,kind,by,country,district,killed_total,summary', ...lines].join('\n');

const log = await testLog();
const { ctx } = log;
const ask = testServer(log);
const idOf = async (external: string) =>
  (await listEvents({ ctx, input: { q: external, feed: 'csv' } })).events[0]?.id ?? '';
const work = () => runUndo({ ctx, input: { only: null } });
const vintageOf = async (id: string) => (await readVintage({ ctx, input: { id } })).vintage;

describe('the undo of a large import', { timeout: 120_000 }, () => {
  it('is asked for, told where to look, and done by the job', async () => {
    const { vintage } = await bringText(ctx, file(rows('a')));
    const address = `/api/vintages/${vintage}/undo`;
    const asked = { body: { reason: 'The wrong file' }, headers: { 'idempotency-key': 'large-1' } };
    const answer = await ask('POST', address, asked);
    expect([answer.status, answer.headers.get('location')]).toEqual([202, `/api/vintages/${vintage}`]);
    expect((await answer.json()) as VintageUndone).toMatchObject({ undoing: true, dryRun: false, brought: ROWS });
    const read = async () => (await (await ask('GET', `/api/vintages/${vintage}`)).json()) as VintageRead;
    expect((await read()).vintage).toMatchObject({ undoneAt: null, undo: { state: 'undoing', by: 'alice' } });
    expect((await readEvent({ ctx, input: { id: await idOf('a7') } })).status).toBe('published');
    expect([await work(), await work()]).toEqual([vintage, null]);
    expect((await read()).vintage).toMatchObject({ undoneBy: 'alice', undo: null });
    expect((await readEvent({ ctx, input: { id: await idOf('a7') } })).status).toBe('retracted');
    const again = await ask('POST', address, asked);
    expect([again.status, ((await again.json()) as VintageUndone).undoing]).toEqual([200, false]);
  });

  it('leaves everything as it was where somebody worked on an event before its turn came, and says so', async () => {
    const { vintage } = await bringText(ctx, file(rows('b')));
    expect(await undoImport({ ctx, input: { id: vintage } })).toMatchObject({ undoing: true });
    const event = await readEvent({ ctx, input: { id: await idOf('b7') } });
    const draft = { ...draftOf(event), summary: 'Looked into' };
    await editEvent({ ctx, input: { id: event.id, version: event.version, draft } });
    expect(await work()).toBe(vintage);
    expect(await vintageOf(vintage)).toMatchObject({
      undoneAt: null,
      undo: { state: 'failed', problem: { code: 'undo-blocked', detail: '1 of its events was worked on since' } },
    });
    expect((await readEvent({ ctx, input: { id: await idOf('b8') } })).status).toBe('published');
    await expect(undoImport({ ctx, input: { id: vintage } })).rejects.toMatchObject({ code: 'undo-blocked' });
    expect(await work()).toBeNull();
  });

  it('waits while another import of the feed runs', async () => {
    const { vintage } = await bringText(ctx, file(rows('c')));
    await undoImport({ ctx, input: { id: vintage } });
    await ctx.store.change(async (tx) => {
      await tx.bringing.take('csv');
      expect(await work()).toBe(vintage);
    }, 60_000);
    expect((await vintageOf(vintage)).undo).toMatchObject({ state: 'undoing', problem: null });
    // Put off for some seconds.
    expect(await work()).toBeNull();
    await expect.poll(work, { timeout: 30_000, interval: 500 }).toBe(vintage);
    expect((await vintageOf(vintage)).undoneAt).not.toBeNull();
  });
});
