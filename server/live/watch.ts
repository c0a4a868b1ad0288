/** By what a stream was opened: a session, a key, or this machine while nobody has an account. */
export interface Opener {
  session: string | null;
  key: string | null;
}

/** Which of these still open anything, asked of the database. */
export type StillOpen = (asked: {
  sessions: string[];
  keys: string[];
}) => Promise<{ sessions: readonly string[]; keys: readonly string[]; machine: boolean }>;

/** Ends the streams of whoever may no longer read: signed out, disabled, expired, shut out by the installation's mode. */
export interface Watch {
  /** Gives what to call when the stream has ended by itself. */
  add(opener: Opener, end: () => void): () => void;
  close(): void;
}

/** Asks every few seconds, once for all streams. While the database is away nobody is thrown out: nothing is told then either. */
export function watchStreams(stillOpen: StillOpen, every = 4_000): Watch {
  const streams = new Set<Opener & { end: () => void }>();
  let asking = false;
  const timer = setInterval(() => void look(), every).unref();

  async function look(): Promise<void> {
    if (asking || streams.size === 0) return;
    asking = true;
    try {
      const asked = [...streams];
      const named = (name: 'session' | 'key') => [...new Set(asked.flatMap((each) => each[name] ?? []))];
      const open = await stillOpen({ sessions: named('session'), keys: named('key') });
      const [sessions, keys] = [new Set(open.sessions), new Set(open.keys)];
      for (const stream of asked) if (!stands(stream)) stream.end();
      function stands({ session, key }: Opener): boolean {
        if (session !== null) return sessions.has(session);
        return key === null ? open.machine : keys.has(key);
      }
    } catch {
      // Asked again with the next turn.
    } finally {
      asking = false;
    }
  }

  return {
    add({ session, key }, end) {
      const stream = { session, key, end };
      streams.add(stream);
      return () => streams.delete(stream);
    },
    close: () => clearInterval(timer),
  };
}
