import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { sendNow } from '../actions/deliveries/ask-delivery.ts';
import { listDeliveries } from '../actions/deliveries/list-deliveries.ts';
import { makeSchedule } from '../actions/deliveries/make-schedule.ts';
import { NO_SENDING } from '../actions/deliveries/sending.ts';
import { connect } from '../store/connect.ts';
import { testReceiver } from '../testing/receivers.ts';
import { testLog } from '../testing/request.ts';
import { startDeliveries, tellFailures } from './deliveries.ts';
import type { JobLog } from './follow.ts';

const log = await testLog();
let clock = Date.parse('2024-06-15T12:00:00Z');
const ctx = { ...log.ctx, now: () => new Date(clock++).toISOString() };
const receiver = await testReceiver();
const { sql, end } = connect({ ...log.connection }, 2);
afterAll(() => end());

const lines: string[] = [];
const told: JobLog = (level, line) => void lines.push(JSON.stringify({ level, ...line }));
const sending = { ...NO_SENDING, posting: { allowPrivate: true, patience: 2_000 } };
const jobs: { stop(): void }[] = [];
const begin = () => jobs.push(startDeliveries(ctx, sending, told, 20));
afterEach(async () => {
  for (const job of jobs.splice(0)) job.stop();
  lines.length = 0;
  receiver.calls.length = 0;
  await sql`delete from delivery_attempts`;
  await sql`delete from delivery_log`;
  await sql`delete from delivery_schedules`;
});

const make = async () => {
  const plan = { forecast: ctx.definitions.catalogue().forecasts[0]?.id };
  const target = { kind: 'webhook', url: `${receiver.url}/hook/PRIVATE-KEY` };
  return (await makeSchedule({ ctx, sending, input: { title: 'Monthly', plan, formats: ['json'], target } })).schedule;
};
const states = async () => (await listDeliveries({ ctx, sending })).deliveries.map(({ state }) => state);
const patient = { timeout: 20_000, interval: 20 };

describe('the work on deliveries', () => {
  it('sends what is due and asked for, once however many servers look, and says it without an address', async () => {
    receiver.mood = (_, response) => response.writeHead(200).end();
    const { id } = await make();
    await sendNow({ ctx, input: { id, kind: 'test' } });
    clock = Date.parse('2024-07-03T06:00:30Z');
    begin();
    begin();
    await expect.poll(states, patient).toEqual(['sent', 'sent']);
    expect(receiver.calls).toHaveLength(2);
    await expect.poll(() => lines.filter((line) => line.includes('"state":"sent"')).length, patient).toBe(2);
    expect(lines.join('\n')).not.toMatch(/PRIVATE-KEY|127[.]0[.]0[.]1|Monthly|"level":"error"/);
  });

  it('says a failure as an error, at once and at every start until somebody has seen it', async () => {
    receiver.mood = (_, response) => response.writeHead(410).end();
    const { id } = await make();
    await sendNow({ ctx, input: { id, kind: 'test' } });
    begin();
    await expect.poll(() => lines.join('\n'), patient).toMatch(/"level":"error","job":"delivery".*"state":"failed"/);
    lines.length = 0;
    await tellFailures(ctx, told);
    expect(lines).toEqual(['{"level":"error","job":"delivery","failed":1,"fix":"Open the page about delivery."}']);
    await sql`update delivery_log set acknowledged_at = now(), acknowledged_by = 'Alice'`;
    lines.length = 0;
    await tellFailures(ctx, told);
    expect(lines).toEqual([]);
  });
});
