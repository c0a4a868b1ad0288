import { EventQuery, markText } from '../../domain/event-query.ts';
import { allow } from '../../domain/permission.ts';
import type { EventPage } from '../../domain/wire.ts';
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
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    events: shown.map((row) => asRow(row, words)),
    total,
    next: rows.length > limit && last ? markText({ value: last.sorted_by, id: last.id }) : null,
  };
}
