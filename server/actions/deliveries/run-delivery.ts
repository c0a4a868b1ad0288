import { withoutSecrets } from '../../connectors/without-secrets.ts';
import { BROKEN_OFF } from '../../domain/delivery/delivery-words.ts';
import { headerLine } from '../../domain/delivery/mail-address.ts';
import { nextTry } from '../../domain/delivery/retry.ts';
import { putInFolder } from '../../senders/folder.ts';
import { sendMail } from '../../senders/mail.ts';
import { again, refused, type Parcel, type Sent } from '../../senders/parcel.ts';
import { postWebhook } from '../../senders/webhook/post.ts';
import type { KeptDelivery } from '../../store/deliveries/log.ts';
import type { Ctx } from '../ctx.ts';
import { notMade } from './check-run.ts';
import { asSent, pack } from './pack.ts';
import { waysOf, type Sending } from './sending.ts';

/** How often it says that it is alive (`DELIVERY_HELD_SECONDS` in the store). */
const ALIVE_EVERY = 5_000;
const LONGEST_ANSWER = 300;

/** How a sending stands after a try. */
export interface Tried {
  id: string;
  title: string;
  state: 'sent' | 'waiting' | 'failed';
  outcome: string;
  answer: string;
}

/**
 * Takes the next sending whose time has come and tries it once. Of one that a dying server left behind in the middle it is
 * not known whether it arrived: it is sent once more, and never a third time. Null where nothing is to be sent.
 */
export async function runDelivery({
  ctx,
  input: { sending, only = null },
}: {
  ctx: Ctx;
  input: { sending: Sending; only?: string | null };
}): Promise<Tried | null> {
  const taken = await ctx.store.change((tx) => tx.deliveries.take({ at: ctx.now(), only }));
  if (!taken) return null;
  const holding = setInterval(() => {
    // A word that is lost is said again.
    ctx.store.change((tx) => tx.deliveries.hold(taken.id)).catch(() => undefined);
  }, ALIVE_EVERY);
  try {
    let delivery = taken;
    if (taken.state === 'sending') {
      const left = await brokenOff(ctx, taken);
      if (left) return left;
      delivery = { ...taken, state: 'waiting', attempts: taken.attempts + 1, brokenOff: taken.brokenOff + 1 };
    }
    return await tryOnce(ctx, delivery, sending);
  } finally {
    clearInterval(holding);
  }
}

/** Writes down that a try was broken off; ends the sending where that happened before. */
async function brokenOff(ctx: Ctx, { id, title, reached, brokenOff: before }: KeptDelivery): Promise<Tried | null> {
  const over = before > 0;
  const at = ctx.now();
  const attempt = { at, ...BROKEN_OFF, bytes: 0, ms: 0 };
  const state = over ? 'failed' : 'waiting';
  await ctx.store.change((tx) =>
    tx.deliveries.settle({ id, attempt, state, nextAt: over ? null : at, reached, brokenOff: true, held: !over }),
  );
  return over ? { id, title, state: 'failed', outcome: BROKEN_OFF.outcome, answer: BROKEN_OFF.answer } : null;
}

async function tryOnce(ctx: Ctx, delivery: KeptDelivery, sending: Sending): Promise<Tried | null> {
  const { id, title, attempts } = delivery;
  const begun = performance.now();
  const secrets: string[] = [sending.mail?.user, sending.mail?.password].filter((each) => typeof each === 'string');
  const sent = await carried(ctx, delivery, sending, secrets);
  if (sent === 'taken back') return null;
  const at = ctx.now();
  const reached = [...new Set([...delivery.reached, ...sent.reached])];
  const answer = headerLine(withoutSecrets(sent.answer, secrets), LONGEST_ANSWER);
  const attempt = { at, outcome: sent.outcome, answer, bytes: sent.bytes, ms: Math.round(performance.now() - begun) };
  const done = sent.outcome === 'sent';
  const nextAt = done || sent.outcome === 'refused' ? null : nextTry(attempts + 1, at);
  const state = done ? 'sent' : nextAt === null ? 'failed' : 'waiting';
  await ctx.store.change((tx) =>
    tx.deliveries.settle({ id, attempt, state, nextAt, reached, brokenOff: false, held: false }),
  );
  return { id, title, state, outcome: sent.outcome, answer };
}

/** What cannot be made now is tried again like what cannot be sent; what never could be fails at once. */
async function carried(
  ctx: Ctx,
  delivery: KeptDelivery,
  sending: Sending,
  secrets: string[],
): Promise<Sent | 'taken back'> {
  let parcel: Parcel;
  try {
    parcel = await pack(ctx, delivery, sending);
  } catch (error) {
    const { words, forGood } = notMade(error);
    return forGood ? refused(words) : again(words);
  }
  const files = parcel.files.map(asSent);
  if (!(await ctx.store.change((tx) => tx.deliveries.begin({ id: delivery.id, files })))) return 'taken back';
  try {
    return await send(ctx, delivery, parcel, sending, secrets);
  } catch (error) {
    return again(`It could not be sent (${error instanceof Error ? error.name : 'unknown'}).`);
  }
}

async function send(
  ctx: Ctx,
  { target, reached, schedule: id }: KeptDelivery,
  parcel: Parcel,
  sending: Sending,
  secrets: string[],
): Promise<Sent> {
  const { outbox, mail, posting } = sending;
  const off = again(`This way is not switched on any more. ${waysOf(sending)[target.kind].how}`);
  switch (target.kind) {
    case 'folder':
      return outbox === null ? off : putInFolder(parcel, { outbox, folder: target.folder });
    case 'mail': {
      const left = target.addresses.filter((address) => !reached.includes(address));
      return mail === null ? off : sendMail(parcel, left, mail);
    }
    case 'webhook': {
      const schedule = id && (await ctx.store.schedules.read(id));
      if (!schedule || schedule.secret === null) return refused('The schedule was taken away.');
      const { secret } = schedule;
      const { pathname, search } = new URL(target.url);
      secrets.push(secret, secret.slice('whsec_'.length), ...[pathname, search].filter((part) => part.length > 1));
      return postWebhook(parcel, { url: target.url, secret }, posting);
    }
  }
}
