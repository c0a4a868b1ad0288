import type { Ctx } from '../actions/ctx.ts';
import { settleName } from '../actions/names/settle-name.ts';
import { atWork } from './at-work.ts';
import { follow, type JobLog } from './follow.ts';
import type { Job } from './imports.ts';

/** Milliseconds until it looks again whether a name was assigned; whoever assigned one looks at the next name meanwhile. */
const LOOK_EVERY = 500;

/** Writes events in the log anew whose names were assigned, one assignment after the other. */
export function startNames(ctx: Ctx, log: JobLog): Job {
  let stopped = false;
  let busy = false;
  const look = async () => {
    busy = true;
    try {
      while (!stopped && (await atWork(ctx)) && (await settleName({ ctx })) !== null);
    } finally {
      busy = false;
    }
  };
  const looking = setInterval(() => {
    if (!busy && !stopped) look().catch((error: unknown) => follow('names', Promise.reject(error as Error), log));
  }, LOOK_EVERY).unref();
  return {
    stop() {
      stopped = true;
      clearInterval(looking);
    },
  };
}
