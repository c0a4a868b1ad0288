import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { sendNow } from '../actions/deliveries/ask-delivery.ts';
import { listDeliveries } from '../actions/deliveries/list-deliveries.ts';
import { makeSchedule } from '../actions/deliveries/make-schedule.ts';
import { NO_SENDING } from '../actions/deliveries/sending.ts';
import { connect } from '../store/connect.ts';
import { testReceiver } from '../testing/receivers.ts';
import { testLog } from '../testing/request.ts';

const { ctx, connection } = await testLog();
const receiver = await testReceiver();
const { sql, end } = connect({ ...connection }, 2);
afterAll(() => end());

let child: ChildProcess | null = null;
async function begin(): Promise<void> {
  const script = path.resolve(import.meta.dirname, '../testing/delivery-child.mjs');
  child = spawn(process.execPath, [script, JSON.stringify(connection)], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout) await once(child.stdout, 'data');
}
async function kill(): Promise<void> {
  const gone = child && once(child, 'exit');
  child?.kill('SIGKILL');
  await gone;
  child = null;
}
afterEach(kill);

const patient = { timeout: 60_000, interval: 20 };
const sending = { ...NO_SENDING, posting: { allowPrivate: true, patience: 60_000 } };
const log = async () => (await listDeliveries({ ctx, sending })).deliveries;
const numbers = () => receiver.calls.map(({ headers }) => String(headers['webhook-id']));

describe('a server that is killed while it sends', { timeout: 180_000 }, () => {
  it('is followed by one that sends everything, what was under way at most once more, and says so', async () => {
    const target = { kind: 'webhook', url: `${receiver.url}/hook` };
    const plan = { forecast: ctx.definitions.catalogue().forecasts[0]?.id };
    // Paused: its own time is long past for the child, whose clock is today's.
    const input = { title: 'Monthly', plan, formats: ['json'], target, active: false };
    const { schedule } = await makeSchedule({ ctx, sending, input });
    const asked: string[] = [];
    for (let n = 0; n < 5; n++) asked.push((await sendNow({ ctx, input: { id: schedule.id, kind: 'report' } })).id);

    // The first call is taken, and the next is never answered: the server dies while it waits.
    receiver.mood = (n, response) => void (n === 1 && response.writeHead(200).end());
    await begin();
    await expect.poll(() => receiver.calls.length, patient).toBeGreaterThan(1);
    await expect.poll(async () => (await log()).filter(({ state }) => state === 'sent').length, patient).toBe(1);
    await kill();
    const cut = new Set((await log()).flatMap(({ id, state }) => (state === 'sending' ? [id] : [])));
    expect(cut.size).toBeGreaterThan(0);
    expect((await log()).filter(({ state }) => state === 'failed')).toEqual([]);

    receiver.mood = (_, response) => response.writeHead(200).end('thank you');
    // The tests do not wait for the hold of the dead to run out.
    await sql`update delivery_log set held_until = null`;
    await begin();
    await expect.poll(async () => (await log()).every(({ state }) => state === 'sent'), patient).toBe(true);

    expect(new Set(numbers())).toEqual(new Set(asked));
    for (const line of await log()) {
      const calls = numbers().filter((id) => id === line.id).length;
      expect(calls).toBeLessThanOrEqual(cut.has(line.id) ? 2 : 1);
      expect(line.attempts.map(({ outcome }) => outcome)).toEqual(cut.has(line.id) ? ['broken-off', 'sent'] : ['sent']);
      expect(/may have got it twice, under the same number/.test(line.words)).toBe(cut.has(line.id));
    }
  });
});
