import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../store/connect.ts';
import { catalogue, forecast as aForecast } from '../../testing/forecasts.ts';
import { testLog } from '../../testing/request.ts';
import type { Ctx } from '../ctx.ts';
import { syncDefinitions } from '../definitions/rematch.ts';
import { sendNow } from './ask-delivery.ts';
import { beginDue } from './begin-due.ts';
import { changeSchedule } from './change-schedule.ts';
import { listDeliveries } from './list-deliveries.ts';
import { makeSchedule } from './make-schedule.ts';
import { runDelivery } from './run-delivery.ts';
import { NO_SENDING } from './sending.ts';

const log = await testLog();
const outbox = await mkdtemp(path.join(tmpdir(), 'outbox-'));
const { sql, end } = connect({ ...log.connection }, 2);
afterAll(async () => {
  await end();
  await rm(outbox, { recursive: true, force: true });
});

let clock = 0;
const ctx: Ctx = {
  ...log.ctx,
  now: () => new Date(clock++).toISOString(),
  today: () => new Date(clock).toISOString().slice(0, 10),
};
const sending = { ...NO_SENDING, outbox };
const { forecasts } = log.ctx.definitions.catalogue();
const forecast = forecasts[0]?.id ?? '';
const input = (change: Record<string, unknown> = {}) => ({
  ...{ title: 'Monthly', plan: { forecast }, formats: ['json'] },
  ...{ target: { kind: 'folder', folder: 'monthly' }, ...change },
});
const make = async (change: Record<string, unknown> = {}) =>
  (await makeSchedule({ ctx, sending, input: input(change) })).schedule;
const tested = async (id: string) => {
  await sendNow({ ctx, input: { id, kind: 'test' } });
  return runDelivery({ ctx, input: { sending } });
};
const bring = async (next: ReturnType<typeof catalogue>) => {
  log.define(next);
  await syncDefinitions({ ctx: log.ctx });
};

beforeEach(async () => {
  clock = Date.parse('2024-06-15T12:00:00Z');
  await sql`delete from delivery_attempts`;
  await sql`delete from delivery_log`;
  await sql`delete from delivery_schedules`;
});
afterEach(async () => {
  // Nothing of a report that could not be made reaches the folder.
  expect(await readdir(outbox)).toEqual([]);
});

describe('a scheduled report that cannot be made', () => {
  it('because its forecast has gone fails at once, says so, and can be paused', async () => {
    const { id } = await make();
    await bring(catalogue([{ ...aForecast(), id: 'another' }]));
    const tried = await tested(id);
    expect(tried).toMatchObject({ state: 'failed', outcome: 'refused' });
    expect(tried?.answer).toBe(`It could not be made. There is no forecast "${forecast}". Use one of: another.`);
    const page = await listDeliveries({ ctx, sending });
    expect(page).toMatchObject({ failed: 1, schedules: [{ id }] });
    const paused = await changeSchedule({ ctx, id, sending, input: input({ active: false }) });
    expect(paused.schedule).toMatchObject({ active: false, nextAt: null });
    await expect(changeSchedule({ ctx, id, sending, input: input() })).rejects.toMatchObject({
      code: 'forecast-not-found',
    });
    await bring(catalogue());
  });

  it('because its feed has gone fails at once and names the feed', async () => {
    const { id } = await make({ plan: { forecast, feed: 'gone-feed' } });
    const tried = await tested(id);
    expect(tried).toMatchObject({ state: 'failed', outcome: 'refused' });
    expect(tried?.answer).toMatch(/^It could not be made. There is no feed "gone-feed"[.] /);
  });

  it('because whoever made it may not do so any more fails at once and says who', async () => {
    const { id } = await make();
    await sql`update delivery_schedules set by_role = 'analyst', by_name = 'Alice'`;
    const tried = await tested(id);
    expect(tried).toMatchObject({ state: 'failed', outcome: 'refused' });
    expect(tried?.answer).toBe(
      'It could not be made. Alice, who made this schedule, may not have reports sent any more. An editor has to make the schedule anew.',
    );
  });

  it('because its months lie before the watch fails at once; the next run goes on as planned', async () => {
    const watch = forecasts[0]?.definition.windows.watch.from ?? '';
    clock = Date.parse(`${watch}-02T00:00:00Z`);
    await make();
    clock = Date.parse(`${watch}-03T06:00:30Z`);
    expect(await beginDue({ ctx })).toBe(1);
    const tried = await runDelivery({ ctx, input: { sending } });
    expect(tried).toMatchObject({ state: 'failed', outcome: 'refused' });
    expect(tried?.answer).toMatch(
      /^It could not be made. \w{3} \d{4} lies before the watch, which begins in \w{3} \d{4}[.] /,
    );
    const { schedules } = await listDeliveries({ ctx, sending });
    expect((schedules[0]?.nextAt ?? '') > new Date(clock).toISOString()).toBe(true);
  });
});
