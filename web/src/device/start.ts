import { ask } from '../api.ts';
import { refreshAll } from '../query.svelte.ts';
import { connection } from './connection.svelte.ts';
import { mayKeep, OUTBOX_TABS, outboxHere } from './outbox-here.svelte.ts';
import { startWorker } from './worker.svelte.ts';

const TICK = 5_000;

/** Milliseconds until what waits is tried again: every 30 seconds, longer the more often it failed, at most 5 minutes. */
export const retryAfter = (failures: number): number => Math.min(30_000 * 2 ** Math.max(0, failures - 1), 300_000);

/** Milliseconds until a lost connection is looked for again. */
export const probeAfter = (failures: number): number => Math.min(TICK * 2 ** failures, 30_000);

/**
 * Sends what waits: at the start, when the connection is back, when the page is looked at, and now and then. The code
 * for that is fetched by a device that keeps something, and when another tab begins to: who only reads never needs it.
 */
export function startDevice(): () => void {
  let tried = 0;
  let probed = 0;
  let misses = 0;
  const flush = (asked = false) => {
    tried = Date.now();
    void send(asked).catch(() => undefined);
  };
  const waiting = () => outboxHere.seen?.waiting ?? 0;
  const look = () => {
    if (connection.lost) void probe().then((heard) => (misses = heard ? 0 : misses + 1));
    else if (waiting() > 0) flush();
  };
  const tick = () => {
    const now = Date.now();
    if (connection.lost && now - probed >= probeAfter(misses)) {
      probed = now;
      look();
    } else if (!connection.lost && waiting() > 0 && now - tried >= retryAfter(outboxHere.seen?.failures ?? 0)) flush();
  };
  const seen = () => document.visibilityState === 'visible' && look();
  const lost = () => connection.failed();
  const stop = connection.onBack(() => {
    flush();
    void refreshAll();
  });
  const tabs = globalThis.BroadcastChannel ? new BroadcastChannel(OUTBOX_TABS) : null;
  // An outbox that is here hears of it by itself.
  tabs?.addEventListener('message', () => outboxHere.seen ?? flush(true));
  addEventListener('online', look);
  addEventListener('focus', look);
  addEventListener('offline', lost);
  document.addEventListener('visibilitychange', seen);
  const timer = setInterval(tick, TICK);
  flush();
  startWorker();
  return () => {
    stop();
    tabs?.close();
    clearInterval(timer);
    removeEventListener('online', look);
    removeEventListener('focus', look);
    removeEventListener('offline', lost);
    document.removeEventListener('visibilitychange', seen);
  };
}

async function send(asked: boolean): Promise<void> {
  if (!asked && !outboxHere.seen && !(await mayKeep())) return;
  const { flush } = await import('./flush.ts');
  await flush();
}

/** Asks whether the server is there; the answer reaches `connection` by itself. */
export async function probe(): Promise<boolean> {
  return ask('GET', '/healthz', { signal: AbortSignal.timeout(TICK) }).then(
    () => true,
    () => false,
  );
}
