import { EventQuery, type PageMark } from '../../domain/event-query.ts';
import { allow } from '../../domain/permission.ts';
import { writeEvents } from '../../exporters/csv/write-events.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { asPageQuery } from './event-query.ts';

/** Rows read and written at a time. */
const PIECE = 500;

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
  const total = await ctx.store.events.count(query);
  const first = await ctx.store.events.whole({ ...query, limit: PIECE });

  async function* pieces(): AsyncGenerator<string> {
    yield writeEvents(first.events, words, { first: true });
    let next: PageMark | null = first.next;
    while (next) {
      const page = await ctx.store.events.whole({ ...query, after: next, limit: PIECE });
      if (page.events.length > 0) yield writeEvents(page.events, words, { first: false });
      next = page.next;
    }
  }
  const noun = total === 1 ? 'event' : 'events';
  return { fileName: `signposts-${total}-${noun}-${ctx.today()}.csv`, pieces: pieces() };
}
