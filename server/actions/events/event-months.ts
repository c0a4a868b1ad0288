import type { EventMonths } from '../../domain/desk/event-months.ts';
import { EventQuery } from '../../domain/event-query.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { asFilters } from './event-query.ts';
import { momentIn, monthsThen } from './events-then.ts';

/** Events by month under the list's filters, but for its limits of time: the strip shows where to look next. */
export async function eventMonths({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<EventMonths> {
  allow(ctx.actor, 'event:read');
  const { from: _, to: __, month: ___, toMonth: ____, notMonths: _____, ...query } = parse(EventQuery, input);
  const filters = asFilters(ctx, query, ctx.definitions.catalogue().words);
  const at = momentIn(ctx, query);
  const months = at === null ? await ctx.store.events.months(filters) : await monthsThen(ctx, filters, at);
  return { months, total: months.reduce((sum, { events }) => sum + events, 0) };
}
