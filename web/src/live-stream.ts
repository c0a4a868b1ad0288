import { connection } from './device/connection.svelte.ts';
import { againAfter } from './live-words.ts';
import { live, SILENCE, type Heard } from './live.svelte.ts';

const TICK = 5_000;
/** A tab that nobody has looked at for this long hears nothing more until somebody does. */
const ASLEEP = 5 * 60_000;
/** A tab that reads for all says so this often; after `DEAD` without a word another one takes over. */
const PRESENT = 15_000;
const DEAD = 60_000;

export interface LiveOptions {
  /** Of the stream. */
  address: string;
  /** The server does not give the stream: too many listen, or a shared link does not open any more. */
  onrefused?: () => void;
}

/**
 * Follows the stream of changes. Of all tabs of a browser one reads it and tells the others, because browsers allow
 * few connections to one server. Gives the way to stop.
 */
export function startLive({ address, onrefused }: LiveOptions): () => void {
  // Whoever reads another link, or the desk itself, hears another stream.
  const name = `signposts ${address}`;
  const tabs = globalThis.BroadcastChannel ? new BroadcastChannel(name) : null;
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let openedAt = 0;
  /** This tab's place among those that would read: waiting, or reading. */
  let place: AbortController | null = null;
  let leading = false;
  let presentAt = Date.now();
  let saidAt = 0;
  let hiddenAt: number | null = null;

  function hear(heard: Heard): void {
    live.hear(heard);
    tabs?.postMessage(heard);
    saidAt = Date.now();
  }

  function open(): void {
    clearTimeout(retry);
    source?.close();
    source = null;
    if (!leading || connection.lost) return;
    const own = new EventSource(address);
    source = own;
    openedAt = Date.now();
    for (const kind of ['state', 'news', 'beat'] as const)
      own.addEventListener(kind, (event) => {
        failures = 0;
        hear({ kind, data: JSON.parse(event.data as string) } as Heard);
      });
    // The browser would try again by itself, but not after a refusal, and thousands of pages at once.
    own.onerror = () => {
      const refused = own.readyState === EventSource.CLOSED;
      own.close();
      if (source !== own) return;
      source = null;
      if (refused) onrefused?.();
      retry = setTimeout(open, againAfter(failures++, { refused, chance: Math.random() }));
    };
  }

  function lead(on: boolean): void {
    leading = on;
    failures = 0;
    open();
  }

  /** Waits for its turn to read for all tabs; `steal` takes it from a tab that no longer says a word. */
  function queue(steal = false): void {
    if (place && !steal) return;
    place?.abort();
    const own = (place = new AbortController());
    const { signal } = own;
    // Without locks (plain http from another machine) every tab that is looked at reads for itself.
    if (!navigator.locks) return lead(true);
    const hold = () =>
      new Promise<void>((letGo) => {
        signal.addEventListener('abort', () => letGo());
        if (signal.aborted) letGo();
        else lead(true);
      });
    const turn = steal
      ? navigator.locks.request(name, { steal }, hold)
      : navigator.locks.request(name, { signal }, hold);
    void turn
      .catch(() => undefined)
      .then(() => {
        if (place !== own) return;
        // Another tab took it.
        place = null;
        lead(false);
        queue();
      });
  }

  function leave(): void {
    const own = place;
    place = null;
    own?.abort();
    lead(false);
  }

  function tick(): void {
    const now = Date.now();
    if (hiddenAt !== null && now - hiddenAt > (navigator.locks ? ASLEEP : PRESENT)) return leave();
    if (leading) {
      const silent = now - Math.max(live.heardAt, openedAt) > SILENCE;
      if (source && silent) open();
      if (now - saidAt > PRESENT) {
        saidAt = now;
        tabs?.postMessage('present');
      }
    } else if (hiddenAt === null && tabs && now - presentAt > DEAD) {
      presentAt = now;
      queue(true);
    }
  }

  function looked(): void {
    hiddenAt = document.hidden ? (hiddenAt ?? Date.now()) : null;
    if (document.hidden) return;
    queue();
    tick();
    live.look();
  }

  function gone(): void {
    leave();
  }

  tabs?.addEventListener('message', ({ data }: MessageEvent<Heard | 'present' | 'new'>) => {
    if (data === 'new') {
      // Without it a tab that opens beside this one could not tell, after a gap, that it missed something.
      if (leading && live.stands) tabs.postMessage({ kind: 'state', data: live.stands } satisfies Heard);
      return;
    }
    presentAt = Date.now();
    if (data !== 'present') live.hear(data);
  });
  tabs?.postMessage('new');
  const back = connection.onBack(() => {
    live.forget();
    if (leading && !source) open();
  });
  document.addEventListener('visibilitychange', looked);
  addEventListener('pageshow', looked);
  addEventListener('pagehide', gone);
  const timer = setInterval(tick, TICK);
  looked();
  return () => {
    back();
    document.removeEventListener('visibilitychange', looked);
    removeEventListener('pageshow', looked);
    removeEventListener('pagehide', gone);
    clearInterval(timer);
    leave();
    tabs?.close();
  };
}
