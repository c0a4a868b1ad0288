import type { Day } from '../../domain/event/calendar.ts';
import { monthOf } from '../../domain/event/calendar.ts';
import { Problem } from '../../domain/problem.ts';
import { allow } from '../../domain/permission.ts';
import type { PlaceTally } from '../../domain/reading/measure/place-tally.ts';
import { notByPlace, whereChanged as placesOf, type PlacesPage } from '../../domain/reading/measure/where-changed.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { indicatorIn } from '../definitions/in-use.ts';
import { momentOf } from './moment.ts';
import { dataVersionNow, readForecast } from './read-forecast.ts';
import { touchedThen } from './touched-then.ts';

/**
 * The places of an indicator with most events, before and after the article, on one feed as the log stood at the end of
 * a day (now when none is named).
 * @throws Problem `forecast-not-found`, `indicator-not-found` or `feed-not-found`
 */
export async function whereChanged({
  ctx,
  input: { indicator: id, ...input },
}: {
  ctx: Ctx;
  input: { forecast: string; indicator: string; feed?: string | undefined; 'as-of'?: string | undefined };
}): Promise<PlacesPage> {
  allow(ctx.actor, 'reading:read');
  const found = indicatorIn(ctx, input.forecast, id);
  const { feed } = await readForecast({ ctx, input });
  const { at, day: asOf } = momentOf(ctx, input['as-of']);
  const name = ['places', await dataVersionNow(ctx), found.forecast.id, id, feed, asOf, at].join(' ');
  return ctx.readings.get(name, async () => {
    const make = async (reads: Reads) => {
      const state = (await reads.feeds.states(at)).find((each) => each.id === feed);
      if (!state) throw new Problem('feed-not-found');
      const { words } = ctx.definitions.catalogue();
      const setting = { forecast: found.forecast, words, feed: state, asOf };
      const asked = { tracked: found.tracked, feed, to: asOf, at };
      const tallies = notByPlace(found.indicator.definition.measure) ? [] : await tallied(ctx, reads, asked);
      return { ...placesOf(setting, found.indicator, tallies), feed };
    };
    return at === null ? make(ctx.store) : ctx.store.steady(make);
  });
}

/** What counts by month and places; of an earlier moment, events touched since are added in the state they had. */
async function tallied(
  ctx: Ctx,
  reads: Reads,
  asked: { tracked: number; feed: string; to: Day; at: string | null },
): Promise<PlaceTally[]> {
  const tallies = await reads.tallies.places(asked);
  const { at, feed, to, tracked } = asked;
  if (at === null) return tallies;
  const own = ctx.definitions.tracked().filter((each) => each.id === tracked);
  for await (const { state, matches } of touchedThen(reads, { at, feed, to }, own)) {
    const counted = matches.find(({ role, leftOut }) => role === 'counts' && !leftOut);
    if (!counted) continue;
    const { place, when } = state.draft;
    tallies.push({ words: place.words, month: monthOf(when.from), events: 1, sum: counted.value ?? 0 });
  }
  return tallies;
}
