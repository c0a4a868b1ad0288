import { allow } from '../../domain/permission.ts';
import { EventQuery, type EventPage } from '../../domain/wire.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { asPageQuery } from './event-query.ts';
import { asRow } from './event-row.ts';

const LIMIT = 50;

/** One page of the log. With an indicator it lists exactly the events behind that indicator's numbers. */
export async function listEvents({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<EventPage> {
  allow(ctx.actor, 'event:read');
  const query = parse(EventQuery, input);
  const { words } = ctx.definitions.catalogue();
  const limit = Math.min(200, Number(query.limit ?? LIMIT));
  const { rows, total } = await ctx.store.events.page({ ...asPageQuery(ctx, query, words), limit: limit + 1 });
  const events = rows.slice(0, limit);
  const last = events.at(-1);
  return {
    events: events.map((row) => asRow(row, words)),
    total,
    next: rows.length > limit && last ? `${last.from}_${last.id}` : null,
  };
}
