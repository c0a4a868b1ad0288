import { firstDay, lastDay, type Day } from '../../domain/event/calendar.ts';
import { mayLeave } from '../../domain/licence.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { ReportMaterial } from '../../domain/report/material.ts';
import type { ReportPlan } from '../../domain/report/plan.ts';
import { listedInWords, reportEvent } from '../../domain/report/report-event.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { termsByFeed } from '../data/feed-terms.ts';
import { momentOf } from '../readings/moment.ts';
import { eventsAt, type EventsAt } from './events-at.ts';

/** So many events a report lists; whoever wants all takes the list of events as a file. */
export const MOST_LISTED = 500;

/**
 * The events that a report names, as the log stood on its day: those its texts cite, and those of its period that count
 * toward its indicators, where a section asks for them. What the terms of a feed keep in is not named. `reads` must be
 * one steady view of the log, the one that the reading is of: a report says one moment.
 */
export async function gatherMaterial(
  ctx: Ctx,
  reads: Reads,
  plan: ReportPlan,
  reading: ForecastReading,
): Promise<Pick<ReportMaterial, 'cited' | 'events'>> {
  const chosen = chosenIndicators(ctx, plan, reading);
  const cited = await citedEvents(ctx, reads, plan, chosen);
  return { cited, events: await periodEvents(ctx, reads, plan, reading, chosen) };
}

/** Titles of the indicators that a report is on, by their numbers in the store. */
export function chosenIndicators(ctx: Ctx, plan: ReportPlan, reading: ForecastReading): ReadonlyMap<number, string> {
  const ids = ctx.definitions.idsOf(reading.forecast);
  const developments = reading.developments.filter(({ id }) => plan.developments?.includes(id) ?? true);
  return new Map(
    developments
      .flatMap(({ indicators }) => indicators)
      .flatMap(({ id, title }) => {
        const number = ids.get(id);
        return number === undefined ? [] : [[number, title] as const];
      }),
  );
}

/** The days a report is on: its months, or the watch, and never beyond the day it is read as of. */
export function daysOf({ period }: ReportPlan, { windows, asOf }: ForecastReading): { from: Day; to: Day } {
  const last = period ? lastDay(period.to) : asOf;
  return { from: firstDay(period?.from ?? windows.watch.from), to: last < asOf ? last : asOf };
}

/** Every event a text cites, whatever became of it, as it stood on the day that the plan names. */
export async function citedAt(
  ctx: Ctx,
  reads: Reads,
  { texts, asOf }: ReportPlan,
  tracked: readonly number[],
): Promise<EventsAt> {
  const ids = [...new Set(texts.flatMap(({ cites }) => cites))];
  if (ids.length === 0) return { events: [], total: 0 };
  const { at } = momentOf(ctx, asOf ?? undefined);
  return eventsAt(ctx, reads, { filters: { ids }, at, tracked, most: ids.length });
}

async function citedEvents(
  ctx: Ctx,
  reads: Reads,
  plan: ReportPlan,
  chosen: ReadonlyMap<number, string>,
): Promise<ReportMaterial['cited']> {
  const { events } = await citedAt(ctx, reads, plan, [...chosen.keys()]);
  if (events.length === 0) return [];
  const terms = await termsByFeed(ctx, reads);
  const { words } = ctx.definitions.catalogue();
  return events
    .filter(({ event }) => event.status !== 'retracted' && mayLeave(terms.get(event.feed) ?? null, 'report').rows)
    .map(({ event, toward }) => reportEvent(event, words, titles(toward, chosen)));
}

async function periodEvents(
  ctx: Ctx,
  reads: Reads,
  plan: ReportPlan,
  reading: ForecastReading,
  chosen: ReadonlyMap<number, string>,
): Promise<ReportMaterial['events']> {
  if (!plan.sections.some((id) => id === 'events' || id === 'map')) return null;
  const { feed } = reading;
  const tracked = [...chosen.keys()];
  const filters = { ...daysOf(plan, reading), feed, matches: { tracked, role: 'counts' } };
  const { at } = momentOf(ctx, plan.asOf ?? undefined);
  const { events, total } = await eventsAt(ctx, reads, { filters, at, tracked, most: MOST_LISTED });
  const { rows, withheld } = mayLeave((await termsByFeed(ctx, reads)).get(feed) ?? null, 'report');
  if (!rows) return { items: [], total, words: `${listedInWords(total, total)}. ${withheld ?? ''}`.trim() };
  const { words } = ctx.definitions.catalogue();
  return {
    items: events.map(({ event, toward }) => reportEvent(event, words, titles(toward, chosen))),
    total,
    words: listedInWords(events.length, total),
  };
}

/** In the order of the forecast. */
const titles = (toward: readonly number[], chosen: ReadonlyMap<number, string>) =>
  [...chosen].flatMap(([number, title]) => (toward.includes(number) ? [title] : []));
