import { beginDue } from '../actions/deliveries/begin-due.ts';
import { recordVerdicts } from '../actions/deliveries/record-verdicts.ts';
import { runDelivery } from '../actions/deliveries/run-delivery.ts';
import type { Sending } from '../actions/deliveries/sending.ts';
import { tellDigests } from '../actions/deliveries/tell-digests.ts';
import type { Ctx } from '../actions/ctx.ts';
import { dataVersionNow } from '../actions/readings/read-forecast.ts';
import { atWork } from './at-work.ts';
import { follow, type JobLog } from './follow.ts';
import type { Job } from './imports.ts';

/** Milliseconds until it looks again; a page that has just asked for a test sees it go out. */
const LOOK_EVERY = 2_000;
/** Sendings at once, so that one receiver who lets us wait does not keep the others waiting. */
const AT_ONCE = 3;

/** Sends what is due, and watches the verdicts, whichever process gets there first. */
export function startDeliveries(ctx: Ctx, sending: Sending, log: JobLog, every = LOOK_EVERY): Job {
  let stopped = false;
  let sendingNow = 0;
  let planning = false;
  const watch = watchVerdicts(ctx);
  const plan = async () => {
    if (planning || stopped) return;
    planning = true;
    try {
      if (!(await atWork(ctx))) return;
      await beginDue({ ctx });
      await watch();
      await tellDigests({ ctx });
    } finally {
      planning = false;
    }
  };
  const send = async () => {
    if (sendingNow >= AT_ONCE || stopped) return;
    sendingNow += 1;
    try {
      while (!stopped && (await atWork(ctx))) {
        const tried = await runDelivery({ ctx, input: { sending } });
        if (!tried) return;
        const { id, state, outcome } = tried;
        // Neither the answer nor the name: they can hold addresses.
        log(state === 'failed' ? 'error' : state === 'sent' ? 'info' : 'warn', { job: 'delivery', id, state, outcome });
      }
    } finally {
      sendingNow -= 1;
    }
  };
  const told = (name: string) => (error: unknown) => follow(name, Promise.reject(error as Error), log);
  const looking = setInterval(() => {
    plan().catch(told('delivery-plan'));
    send().catch(told('delivery'));
  }, every).unref();
  return {
    stop() {
      stopped = true;
      clearInterval(looking);
    },
  };
}

/**
 * Reads the verdicts anew once the log has moved and come to rest: what stands in the middle of an import is nobody's
 * news. The day counts too, because a month that ends can turn a verdict.
 */
export function watchVerdicts(ctx: Ctx): () => Promise<number> {
  let seen = '';
  let done = '';
  return async () => {
    const now = `${await dataVersionNow(ctx)} ${ctx.today()}`;
    const rests = now === seen;
    seen = now;
    if (!rests || now === done) return 0;
    const found = await recordVerdicts({ ctx });
    done = now;
    return found;
  };
}

/** Says at the start that sendings failed which nobody has acknowledged. */
export async function tellFailures(ctx: Ctx, log: JobLog): Promise<void> {
  const failed = await ctx.store.deliveries.failed();
  if (failed > 0) log('error', { job: 'delivery', failed, fix: 'Open the page about delivery.' });
}
