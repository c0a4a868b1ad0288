import { setTimeout as sleep } from 'node:timers/promises';
import { News } from '../domain/live.ts';
import { client, type Connection } from './connect.ts';
import { within } from './failure.ts';

/** The one channel of the log. */
export const CHANNEL = 'signposts';

/** What is heard of changes that any process committed. */
export interface Heard {
  onNews(news: News): void;
  /** Listening begins, or begins again after the connection was lost: something may have been missed. */
  onAgain(): void;
}

export interface Listening {
  close(): Promise<void>;
}

/** Milliseconds between two looks whether the connection is alive, and how long an answer may take. */
const LOOK = 15_000;
const PATIENCE = 3_000;

/**
 * Hears what `tell` told, over a connection of its own that is made anew for as long as it takes. Not the driver's own
 * `listen`: that neither asks whether the database is still there nor can be told apart from a connection that is frozen.
 */
export function listenOn(connection: Connection, { onNews, onAgain }: Heard): Listening {
  const stop = new AbortController();
  const { signal } = stop;
  const going = (async () => {
    for (let failed = 0; !signal.aborted; failed++) {
      const begun = performance.now();
      await listenOnce(connection, { onNews, onAgain }, signal).catch(() => undefined);
      // It served for a while: the next failure is a new one.
      if (performance.now() - begun > LOOK) failed = 0;
      await sleep(Math.min(100 * 2 ** failed, 1_000), null, { signal }).catch(() => undefined);
    }
  })();
  return {
    close: async () => {
      stop.abort();
      await going;
    },
  };
}

/** Listens until the connection is lost, or until it is stopped. */
async function listenOnce(connection: Connection, { onNews, onAgain }: Heard, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const end = () => over.abort();
  signal.addEventListener('abort', end, { once: true });
  const sql = client(
    connection,
    1,
    {},
    {
      idle_timeout: 0,
      max_lifetime: 0,
      onclose: end,
      onnotify: (_channel: string, text: string) => {
        const news = newsIn(text);
        if (news) onNews(news);
        else onAgain();
      },
    },
  );
  try {
    await within(PATIENCE + 1_000, Promise.resolve(sql.unsafe(`listen ${CHANNEL}`)));
    onAgain();
    while (!over.signal.aborted) {
      await sleep(LOOK, null, { signal: over.signal }).catch(() => undefined);
      if (!over.signal.aborted) await within(PATIENCE, Promise.resolve(sql`select 1`));
    }
  } finally {
    signal.removeEventListener('abort', end);
    await sql.end({ timeout: 0 });
  }
}

/** Whoever may reach the database may send on the channel: what is not ours only says that something happened. */
function newsIn(text: string): News | null {
  try {
    return News.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
