import { serve as listen } from '@hono/node-server';
import { realTime } from '../actions/ctx.ts';
import type { Config } from '../config.ts';
import { waitingApp } from '../http/waiting.ts';

/** Answers in the server's place from the moment the database is found away, until it is there. */
export interface Waiting {
  begin(): void;
  /** Gives the port back; comes back when it is free. */
  end(): Promise<void>;
}

/** Nothing listens before `begin`: as a rule the database answers at once. */
export function whileWaiting({ host, port }: Config): Waiting {
  let server: ReturnType<typeof listen> | null = null;
  return {
    begin() {
      server = listen({ fetch: waitingApp(realTime.newId).fetch, hostname: host, port });
      // A port that is taken is said in words when the server itself wants it.
      server.on('error', () => (server = null));
    },
    async end() {
      const held = server;
      if (held === null) return;
      await new Promise<void>((resolve) => {
        held.close(() => resolve());
        if ('closeAllConnections' in held) held.closeAllConnections();
      });
    },
  };
}
