import type { ServerType } from '@hono/node-server';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Stops the server as a client would wish: first it says so (and closes each connection after its answer), then it
 * takes no more, then it finishes what it has begun. A second signal ends it at once; a kill is always safe.
 */
export function stopWith(server: ServerType, { begin, end }: { begin: () => void; end: () => Promise<void> }): void {
  let asked = false;
  const stop = async () => {
    if (asked) process.exit(1);
    asked = true;
    setTimeout(() => process.exit(1), 9_500).unref();
    begin();
    await sleep(300);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await Promise.race([closed, sleep(8_000)]);
    await end();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}
