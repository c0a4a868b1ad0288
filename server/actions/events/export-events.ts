import type { StoredEvent } from '../../domain/event/event.ts';
import { EventQuery, type PageMark } from '../../domain/event-query.ts';
import { allow } from '../../domain/permission.ts';
import { leftOutInWords, mayLeave } from '../../domain/licence.ts';
import { EVENT_TABLES, type EventTableFormat } from '../../exporters/event-tables.ts';
import { noteAlone } from '../audit/note-alone.ts';
import type { Ctx } from '../ctx.ts';
import { termsByFeed } from '../data/feed-terms.ts';
import { parse } from '../parse.ts';
import { asPageQuery } from './event-query.ts';
import { countThen, momentIn, wholeThen } from './events-then.ts';

/** Rows read and written at a time. */
const PIECE = 500;
/** Each piece of the log as it stood looks again for what was touched since, so they are fewer and larger. */
const PIECE_THEN = 5_000;

/** A list as a file. */
export interface EventsFile {
  fileName: string;
  mediaType: string;
  /** Rows it will have. */
  events: number;
  /** The file piece by piece, as it is sent. */
  pieces: AsyncGenerator<string>;
}

/**
 * Exactly the events of a list, in its order, every field of each, but for those whose feed does not let them out: the
 * file says how many. Pages of the list make no difference. That it leaves is noted in the audit trail before it does.
 */
export async function exportEvents({
  ctx,
  input,
  format = 'csv',
}: {
  ctx: Ctx;
  input: unknown;
  format?: EventTableFormat;
}): Promise<EventsFile> {
  allow(ctx.actor, 'event:read');
  const { after: _, limit: __, ...asked } = parse(EventQuery, input);
  const { words } = ctx.definitions.catalogue();
  const query = asPageQuery(ctx, asked, words);
  const at = momentIn(ctx, asked);
  const counted = (feed?: string) => {
    const within = feed === undefined ? query : { ...query, feed };
    return at === null ? ctx.store.events.count(within) : countThen(ctx, within, at);
  };
  const terms = await termsByFeed(ctx);
  const leaving = new Map([...terms].map(([feed, held]) => [feed, mayLeave(held, 'export')]));
  const remarks: string[] = [];
  let total = await counted();
  for (const [feed, held] of terms) {
    if (leaving.get(feed)?.rows || (query.feed !== undefined && query.feed !== feed)) continue;
    const events = await counted(feed);
    if (events === 0) continue;
    total -= events;
    remarks.push(leftOutInWords(events, held));
  }
  const credits = new Map([...leaving].flatMap(([feed, { rows, credit }]) => (rows ? [[feed, credit]] : [])));
  const day = at?.slice(0, 10) ?? ctx.today();
  const { mediaType, begin } = EVENT_TABLES[format];
  const table = begin({ remarks, credits, words, day });
  const written = (events: readonly StoredEvent[]) => {
    const going = events.filter(({ feed }) => leaving.get(feed)?.rows ?? false);
    return going.length > 0 ? table.rows(going) : '';
  };
  const page = (after?: PageMark) =>
    at === null
      ? ctx.store.events.whole({ ...query, after, limit: PIECE })
      : wholeThen(ctx, { ...query, after, limit: PIECE_THEN }, at);
  const first: Awaited<ReturnType<typeof page>> = total > 0 ? await page() : { events: [], next: null };

  async function* pieces(): AsyncGenerator<string> {
    yield `${table.head}${written(first.events)}`;
    let next: PageMark | null = first.next;
    while (next) {
      const more = await page(next);
      const piece = written(more.events);
      if (piece !== '') yield piece;
      next = more.next;
    }
    if (table.foot !== '') yield table.foot;
  }
  await noteAlone({ ctx, action: 'event:export', subject: 'events', detail: { format, events: total, asked } });
  const noun = total === 1 ? 'event' : 'events';
  const fileName = `signposts-${total}-${noun}-${day}.${format}`;
  return { fileName, mediaType, events: total, pieces: pieces() };
}
