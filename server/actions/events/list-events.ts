import { EventQuery, markText } from '../../domain/event-query.ts';
import { allow } from '../../domain/permission.ts';
import type { EventPage } from '../../domain/wire.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { asPageQuery } from './event-query.ts';
import { asRow } from './event-row.ts';
import { momentIn, pageThen } from './events-then.ts';

const LIMIT = 50;

/**
 * One page of the log. With an indicator it lists exactly the events behind that indicator's numbers; with an earlier
 * day or an exact moment (`at`, which no address can name), the log as it stood then, each row in the state of then.
 */
export async function listEvents({
  ctx,
  input,
  at: exact = null,
}: {
  ctx: Ctx;
  input: unknown;
  at?: string | null;
}): Promise<EventPage> {
  allow(ctx.actor, 'event:read');
  const query = parse(EventQuery, input);
  const { words } = ctx.definitions.catalogue();
  const limit = Math.min(200, Number(query.limit ?? LIMIT));
  const at = momentIn(ctx, query, exact);
  const asked = { ...asPageQuery(ctx, at ? { 'as-of': at.slice(0, 10), ...query } : query, words), limit: limit + 1 };
  const { rows, total } = at === null ? await ctx.store.events.page(asked) : await pageThen(ctx, asked, at);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    events: shown.map((row) => asRow(row, words)),
    total,
    next: rows.length > limit && last ? markText({ value: last.sorted_by, id: last.id }) : null,
  };
}
