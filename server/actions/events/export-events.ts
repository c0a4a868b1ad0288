import { EventQuery, type PageMark } from '../../domain/event-query.ts';
import { allow } from '../../domain/permission.ts';
import { writeEvents } from '../../exporters/csv/write-events.ts';
import type { Ctx } from '../ctx.ts';
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
  /** The file piece by piece, as it is sent. */
  pieces: AsyncGenerator<string>;
}

/** Exactly the events of a list, in its order, every field of each. Pages of the list make no difference. */
export async function exportEvents({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<EventsFile> {
  allow(ctx.actor, 'event:read');
  const { after: _, limit: __, ...asked } = parse(EventQuery, input);
  const { words } = ctx.definitions.catalogue();
  const query = asPageQuery(ctx, asked, words);
  const at = momentIn(ctx, asked);
  const total = at === null ? await ctx.store.events.count(query) : await countThen(ctx, query, at);
  const page = (after?: PageMark) =>
    at === null
      ? ctx.store.events.whole({ ...query, after, limit: PIECE })
      : wholeThen(ctx, { ...query, after, limit: PIECE_THEN }, at);
  const first = await page();

  async function* pieces(): AsyncGenerator<string> {
    yield writeEvents(first.events, words, { first: true });
    let next: PageMark | null = first.next;
    while (next) {
      const more = await page(next);
      if (more.events.length > 0) yield writeEvents(more.events, words, { first: false });
      next = more.next;
    }
  }
  const noun = total === 1 ? 'event' : 'events';
  return { fileName: `signposts-${total}-${noun}-${at?.slice(0, 10) ?? ctx.today()}.csv`, pieces: pieces() };
}
