import type { Connecting } from '../actions/connectors/connecting.ts';
import { runConnector, Stopped } from '../actions/connectors/run-connector.ts';
import type { Ctx } from '../actions/ctx.ts';
import { atWork } from './at-work.ts';
import { follow, type JobLog } from './follow.ts';
import type { Job } from './imports.ts';

/** Milliseconds until it looks again whether a connector is due; a page that has just asked for a run sees it begin. */
const LOOK_EVERY = 2_000;

/** Runs the connectors that settings switch on, each when its time has come, whichever process gets there first. */
export function startConnectors(ctx: Ctx, connecting: Connecting, log: JobLog, every = LOOK_EVERY): Job {
  let stopped = false;
  const busy = new Set<string>();
  const goOn = () => {
    if (stopped) throw new Stopped();
  };
  const look = async (feed: string) => {
    if (busy.has(feed) || stopped) return;
    busy.add(feed);
    try {
      if (!(await atWork(ctx))) return;
      const ran = await runConnector({ ctx, input: { feed, connecting, due: true, goOn } });
      if (ran) log('info', { job: 'connector', feed, ...(ran.waits && { waits: ran.waits }) });
    } finally {
      busy.delete(feed);
    }
  };
  const looking = setInterval(() => {
    for (const { feed } of connecting.connectors)
      look(feed).catch((error: unknown) => follow(`connector ${feed}`, Promise.reject(error as Error), log));
  }, every).unref();
  return {
    stop() {
      stopped = true;
      clearInterval(looking);
    },
  };
}
