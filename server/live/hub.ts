import { movedBy, UNMOVED, type LiveNews, type LiveState, type Moved, type News } from '../domain/live.ts';
import { Problem } from '../domain/problem.ts';

/** What a piece of the stream tells: when to come again, where the log stands, what changed, that the server is there. */
export type PieceKind = 'retry' | 'state' | 'news' | 'beat';

/** Where a stream writes to. */
export interface Sink {
  /** Takes a piece of the stream. False: the client does not take what it is sent. */
  write(piece: Uint8Array, kind: PieceKind): boolean;
  /** Ends the stream; the client comes again by itself. */
  end(): void;
}

export interface HubOptions {
  /** Streams in all, and for one person at one address. */
  most: number;
  mostEach: number;
  /** The data version as it stands. */
  version(): Promise<number>;
  /** Milliseconds: between two messages (short of a second, so that the last is there within one), between two heartbeats, and how long a stream may live. */
  pace?: number;
  beat?: number;
  life?: number;
}

export interface Hub {
  /**
   * Lets a stream hear what happens. Gives the way to stop.
   * @throws Problem `too-many-streams`, or `stopping`
   */
  subscribe(who: string, sink: Sink): () => void;
  /** Tells every stream: the first at once, what comes right after it together. */
  publish(news: News): void;
  /** Something may have been missed: tells every stream where the log stands now. */
  again(): void;
  /** Ends every stream and takes no more. */
  close(): void;
  /** Streams that are open. */
  readonly size: number;
}

interface Stream {
  who: string;
  sink: Sink;
  /** When it ends, in milliseconds of `performance.now`. */
  until: number;
}

/** Pages named in one message; what others did is then everybody's. */
const MOST_NAMED = 50;
const MINUTE = 60_000;
const bytes = new TextEncoder();
const BEAT = piece('beat', {});

/** One message of a stream, as it is written. */
export function piece(
  event: Exclude<PieceKind, 'retry'>,
  data: LiveNews | LiveState | Record<string, never>,
): Uint8Array {
  return bytes.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

/**
 * Hands what happens to every open page. A message is written out once for all of them; whoever does not take it is
 * dropped, so that nobody waits for a slow one.
 */
export function openHub({ most, mostEach, version, pace = 800, beat = 15_000, life = 30 * MINUTE }: HubOptions): Hub {
  const streams = new Set<Stream>();
  const each = new Map<string, number>();
  let known: number | null = null;
  let waiting: { moved: Moved; by: Map<string, Moved> } | null = null;
  let look = false;
  let timer: NodeJS.Timeout | null = null;
  let told = Number.NEGATIVE_INFINITY;
  let telling = false;
  let closed = false;
  const heart = setInterval(() => {
    const now = performance.now();
    for (const stream of streams) if (stream.until < now) drop(stream, true);
    send('beat', BEAT);
  }, beat).unref();

  function drop(stream: Stream, end: boolean): void {
    if (!streams.delete(stream)) return;
    const left = (each.get(stream.who) ?? 1) - 1;
    if (left > 0) each.set(stream.who, left);
    else each.delete(stream.who);
    if (end) stream.sink.end();
  }

  function send(kind: PieceKind, data: Uint8Array): void {
    for (const stream of streams) if (!stream.sink.write(data, kind)) drop(stream, true);
  }

  function soon(): void {
    if (timer || telling || closed) return;
    timer = setTimeout(() => void tell(), Math.max(0, told + pace - performance.now())).unref();
  }

  async function tell(): Promise<void> {
    timer = null;
    telling = true;
    told = performance.now();
    const [news, again] = [waiting, look];
    [waiting, look] = [null, false];
    try {
      known = await version();
      if (again) send('state', piece('state', { version: known } satisfies LiveState));
      if (news) send('news', piece('news', messageOf(news, known)));
    } catch {
      // The database went in between. What was to be told waits, and is counted together with what comes.
      look ||= again;
      for (const [page, moved] of news?.by ?? []) add({ ...UNMOVED, page }, moved);
      if (news) add({ ...news.moved, page: null });
    } finally {
      telling = false;
      if (waiting || look) soon();
    }
  }

  function add({ page, ...moved }: News, own: Moved = moved): void {
    waiting ??= { moved: UNMOVED, by: new Map() };
    waiting.moved = movedBy(waiting.moved, moved);
    if (page === null || (waiting.by.size >= MOST_NAMED && !waiting.by.has(page))) return;
    waiting.by.set(page, movedBy(waiting.by.get(page) ?? UNMOVED, own));
  }

  return {
    subscribe(who, sink) {
      if (closed) throw new Problem('stopping');
      if (streams.size >= most || (each.get(who) ?? 0) >= mostEach) throw new Problem('too-many-streams');
      // Not all at the same moment: after a restart thousands would come again together.
      const stream = { who, sink, until: performance.now() + life * (0.75 + Math.random() / 4) };
      streams.add(stream);
      each.set(who, (each.get(who) ?? 0) + 1);
      sink.write(bytes.encode(`retry: ${1_000 + Math.round(Math.random() * 2_000)}\n\n`), 'retry');
      if (known !== null) sink.write(piece('state', { version: known } satisfies LiveState), 'state');
      return () => drop(stream, false);
    },
    publish(news) {
      add(news);
      soon();
    },
    again() {
      look = true;
      soon();
    },
    close() {
      closed = true;
      clearInterval(heart);
      if (timer) clearTimeout(timer);
      for (const stream of streams) drop(stream, true);
    },
    get size() {
      return streams.size;
    },
  };
}

function messageOf({ moved, by }: { moved: Moved; by: Map<string, Moved> }, version: number): LiveNews {
  return { version, ...moved, by: Object.fromEntries(by) };
}
