import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import type { Status } from '../../domain/event/event-values.ts';
import { isByHand, type Turn } from '../../domain/desk/review.ts';
import { withOneEvent } from '../../domain/reading/measure/one-event.ts';
import { judgeAll, measureEach, NO_TALLIES } from '../../domain/reading/judge-all.ts';
import type { Measured, Setting } from '../../domain/reading/measure/measured.ts';
import type { FeedState, IndicatorTallies } from '../../domain/reading/measure/tally.ts';
import { BADGES } from '../../domain/reading/verdict.ts';
import type { LoadedForecast } from '../../domain/indicator/loaded.ts';
import { matchRows, type Decisions, type MatchRow } from '../../store/events/match-rows.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf } from '../events/held-event.ts';
import { dataVersionNow } from '../readings/read-forecast.ts';

const FEED = 'desk';

/**
 * Verdicts on the desk's own feed that are other ones with this event in the log than without it. Reckoned from sums by
 * day, before the transaction, so that logging holds no lock meanwhile: two people logging at one moment may each be
 * told that theirs is the one. `before` is the event as it is kept now, when there is one; `merged` leaves with it.
 */
export async function turnedVerdicts(
  ctx: Ctx,
  draft: EventDraft,
  before: StoredEvent | null,
  merged: StoredEvent | null = null,
): Promise<Turn[]> {
  if (before && !isByHand(before)) return [];
  const leaving = [before, merged].filter((event) => event !== null);
  const decisions = await decisionsOn(ctx, leaving);
  const inNumbers = (id: string, state: EventDraft, status: Status) =>
    matchRows({ id, feed: FEED, status, draft: state }, ctx.definitions.tracked(), decisions).filter(
      (row) => !row.leftOut,
    );
  const after = inNumbers(before?.id ?? '', draft, 'published');
  if (after.length === 0) return [];
  const feed = (await ctx.store.feeds.states()).find((each) => each.id === FEED);
  if (!feed) return [];
  // What does not count now has no matches to take out.
  const out = leaving.map((event) => inNumbers(event.id, draftOf(event), event.status));
  const turns: Turn[] = [];
  for (const forecast of ctx.definitions.catalogue().forecasts) {
    const ids = ctx.definitions.idsOf(forecast.id);
    const touchedBy = (rows: readonly MatchRow[]) =>
      new Set(forecast.indicators.flatMap(({ id }) => (rows.some((row) => row.tracked === ids.get(id)) ? [id] : [])));
    const touched = touchedBy(after);
    if (touched.size === 0) continue;
    const base = await measuredNow(ctx, forecast, { ids, feed });
    const moved = (from: Tallies, rows: readonly MatchRow[], by: 1 | -1): Tallies =>
      new Map(
        [...from].map(([id, tallies]) => {
          const own = rows.filter((row) => row.tracked === ids.get(id));
          return [id, own.length > 0 ? withOneEvent(tallies, own, by) : tallies];
        }),
      );
    const setting = settingOf(ctx, forecast, feed);
    const without = out.reduce((tallies, rows) => moved(tallies, rows, -1), base.tallies);
    // Only what the event touches is measured again; the allowance for many indicators is made over all of them.
    const measuredWithout = new Map([...base.measured, ...measureEach(setting, without, touchedBy(out.flat()))]);
    const measuredWith = measureEach(setting, moved(without, after, 1), touched);
    const [from, to] = [judgeAll(measuredWithout), judgeAll(new Map([...measuredWithout, ...measuredWith]))];
    for (const { id, definition } of forecast.indicators) {
      const [was, is] = [from.get(id)?.verdict, to.get(id)?.verdict];
      if (touched.has(id) && was && is && was !== is)
        turns.push({ title: definition.title, from: BADGES[was], to: BADGES[is] });
    }
  }
  return turns;
}

type Tallies = ReadonlyMap<string, IndicatorTallies>;

function settingOf(ctx: Ctx, forecast: LoadedForecast, feed: FeedState): Setting {
  return { forecast, words: ctx.definitions.catalogue().words, feed, asOf: ctx.today() };
}

/** What people decided of these events against the rule. */
async function decisionsOn(ctx: Ctx, events: readonly StoredEvent[]): Promise<Decisions> {
  const kept = await Promise.all(events.map(({ id }) => ctx.store.overrides.of(id)));
  const byName = kept.map((ones) => new Map(ones.map((one) => [`${one.forecast}/${one.indicator}`, one.counts])));
  return new Map(events.map(({ id }, n) => [id, byName[n] ?? new Map<string, boolean>()]));
}

/**
 * The desk's sums and what every indicator measures on them, as the log stands. Kept while it stands so: the form asks
 * at every pause in the typing, and has asked when the event is logged.
 */
async function measuredNow(
  ctx: Ctx,
  forecast: LoadedForecast,
  { ids, feed }: { ids: ReadonlyMap<string, number>; feed: FeedState },
): Promise<{ tallies: Tallies; measured: ReadonlyMap<string, Measured> }> {
  const key = ['measured', await dataVersionNow(ctx), forecast.id, ctx.today()].join(' ');
  return ctx.readings.get(key, async () => {
    const own = (await ctx.store.tallies.of({ tracked: [...ids.values()], feeds: [FEED] })).get(FEED);
    const tallies = new Map(
      forecast.indicators.map(({ id }) => [id, own?.get(ids.get(id) ?? -1) ?? NO_TALLIES] as const),
    );
    return { tallies, measured: measureEach(settingOf(ctx, forecast, feed), tallies) };
  });
}
