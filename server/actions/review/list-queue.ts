import { DECIDED_DAYS, QueueQuery, type Queue, type QueueLine } from '../../domain/desk/queue.ts';
import { addDays } from '../../domain/event/calendar.ts';
import { allow } from '../../domain/permission.ts';
import type { PageRow } from '../../store/events/event-page.ts';
import type { QueueMark, QueueRow } from '../../store/desk/reviews.ts';
import type { Ctx } from '../ctx.ts';
import { asRow } from '../events/event-row.ts';
import { notValid, parse } from '../parse.ts';
import { whyWaiting } from './held-review.ts';

const LIMIT = 50;

/** One page of a tab of the queue, newest first, with the number of lines on every tab. */
export async function listQueue({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<Queue> {
  allow(ctx.actor, 'review:read');
  const { tab, after, limit: asked } = parse(QueueQuery, input);
  const limit = Number(asked ?? LIMIT);
  const since = `${addDays(ctx.today(), -DECIDED_DAYS)}T00:00:00Z`;
  const mark = after === undefined ? undefined : markOf(after);
  const rows = await ctx.store.reviews.page({ tab, after: mark, since, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    lines: await linesOf(ctx, shown),
    counts: await ctx.store.reviews.counts(since),
    next: rows.length > limit && last ? `${last.at}_${last.event}` : null,
  };
}

/** Lines of the queue with the rows of their events, in the order given. */
export async function linesOf(ctx: Ctx, rows: readonly QueueRow[]): Promise<QueueLine[]> {
  const { words, forecasts } = ctx.definitions.catalogue();
  const ids = rows.map((row) => row.event);
  const marks = forecasts.flatMap((forecast) => [...ctx.definitions.idsOf(forecast.id).values()]);
  const page = await ctx.store.events.page({ ids, marks, sort: '-day', limit: ids.length + 1 });
  const events = new Map(page.rows.map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const event = events.get(row.event);
    return event ? [lineOf(row, event, words)] : [];
  });
}

function lineOf(row: QueueRow, event: PageRow, words: Parameters<typeof asRow>[1]): QueueLine {
  const { version, openedAt, openedBy, decision, decidedAt, decidedBy, note } = row;
  const asking = row.reasons.some((reason) => !reason.accepted);
  const reasons = event.status === 'in-review' && !asking ? [...row.reasons, whyWaiting(event)] : row.reasons;
  return { event: asRow(event, words), version, reasons, openedAt, openedBy, decision, decidedAt, decidedBy, note };
}

function markOf(after: string): QueueMark {
  const found = /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after);
  const [, at = '', id = ''] = found ?? [];
  if (found && !Number.isNaN(Date.parse(at))) return { at, id };
  throw notValid([
    {
      field: 'after',
      value: after.slice(0, 80),
      message: 'is not the mark of a page',
      fix: 'Hand back "next" as it came.',
    },
  ]);
}
