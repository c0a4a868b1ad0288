import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach } from 'vitest';
import type { Ctx } from '../actions/ctx.ts';
import { listDeliveries } from '../actions/deliveries/list-deliveries.ts';
import { makeSchedule } from '../actions/deliveries/make-schedule.ts';
import { runDelivery, type Tried } from '../actions/deliveries/run-delivery.ts';
import type { Sending } from '../actions/deliveries/sending.ts';
import { logEvent } from '../actions/events/log-event.ts';
import { connect } from '../store/connect.ts';
import { alice } from './people.ts';
import { testPost, testReceiver } from './receivers.ts';
import { aBomb, testLog } from './request.ts';

export const toFolder = { kind: 'folder', folder: 'monthly' };
export const toMail = (...addresses: string[]) => ({ kind: 'mail', addresses });

/**
 * A desk that sends reports: a log with one event, a clock to be set, an outbox, a mail server and a receiver of webhooks.
 * Call it where tests are collected; before each test nothing is planned or sent.
 */
export async function deliveryDesk() {
  const log = await testLog();
  const receiver = await testReceiver();
  const post = await testPost();
  const outbox = await mkdtemp(path.join(tmpdir(), 'outbox-'));
  const { sql, end } = connect({ ...log.connection }, 2);
  afterAll(async () => {
    await end();
    await rm(outbox, { recursive: true, force: true });
  });
  let clock = Date.parse('2024-06-15T12:00:00Z');
  const ctxOf = (actor = alice): Ctx => ({
    ...log.as(actor),
    now: () => new Date(clock++).toISOString(),
    today: () => new Date(clock).toISOString().slice(0, 10),
  });
  const ctx = ctxOf();
  const sending: Sending = {
    outbox,
    mail: post.box,
    posting: { allowPrivate: true, patience: 2_000 },
    origin: 'https://signposts.example.org',
  };
  const forecast = log.ctx.definitions.catalogue().forecasts[0]?.id ?? '';
  await logEvent({ ctx, input: aBomb() });
  beforeEach(async () => {
    clock = Date.parse('2024-06-15T12:00:00Z');
    await sql`delete from delivery_attempts`;
    await sql`delete from delivery_log`;
    await sql`delete from delivery_schedules`;
    receiver.calls.length = 0;
    receiver.mood = (_, response) => response.writeHead(200).end('thank you');
    post.letters.length = 0;
    post.mood = () => null;
    post.unknown.clear();
  });
  return {
    ...{ ctx, ctxOf, sending, forecast, outbox, post, receiver, sql },
    /** Sets the clock. */
    at: (words: string) => (clock = Date.parse(words)),
    /** Lets time pass, in milliseconds. */
    wait: (ms: number) => (clock += ms),
    toHook: () => ({ kind: 'webhook', url: `${receiver.url}/hook/PRIVATE-KEY` }),
    make: (target: unknown, change: Record<string, unknown> = {}) =>
      makeSchedule({
        ctx,
        sending,
        input: { title: 'Monthly', plan: { forecast }, formats: ['json'], target, ...change },
      }),
    run: (only: string | null = null, by = ctx): Promise<Tried | null> =>
      runDelivery({ ctx: by, input: { sending, only } }),
    page: () => listDeliveries({ ctx, sending }),
  };
}
