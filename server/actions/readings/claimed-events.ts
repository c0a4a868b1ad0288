import { monthOf, type Day } from '../../domain/event/calendar.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { ClaimTally } from '../../domain/reading/measure/claimed.ts';
import { claimOf, knownActors, type KnownActors } from '../../domain/reading/measure/claims.ts';
import { claimedPage, type ClaimedPage } from '../../domain/reading/pages/claimed-page.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { indicatorIn } from '../definitions/in-use.ts';
import { momentOf } from './moment.ts';
import { dataVersionNow, readForecast } from './read-forecast.ts';
import { touchedThen } from './touched-then.ts';

/**
 * The events of an indicator by whose word they rest on, before and after the article, on one feed as the log stood at
 * the end of a day (now when none is named).
 * @throws Problem `forecast-not-found`, `indicator-not-found` or `feed-not-found`
 */
export async function claimedEvents({
  ctx,
  input: { indicator: id, ...input },
}: {
  ctx: Ctx;
  input: { forecast: string; indicator: string; feed?: string | undefined; 'as-of'?: string | undefined };
}): Promise<ClaimedPage> {
  allow(ctx.actor, 'reading:read');
  const { forecast, indicator, tracked } = indicatorIn(ctx, input.forecast, id);
  const { developments, feed } = await readForecast({ ctx, input });
  const reading = developments.flatMap(({ indicators }) => indicators).find((each) => each.id === id);
  if (!reading) throw new Problem('indicator-not-found');
  const { at, day: to } = momentOf(ctx, input['as-of']);
  const actors = knownActors(ctx.definitions.catalogue().words);
  const name = ['claims', await dataVersionNow(ctx), forecast.id, id, feed, to, at].join(' ');
  return ctx.readings.get(name, async () => {
    const make = async (reads: Reads) =>
      claimedPage(reading, indicator.definition.measure, await tallied(ctx, reads, { tracked, feed, to, at, actors }));
    return at === null ? make(ctx.store) : ctx.store.steady(make);
  });
}

/** What counts by month and word; of an earlier moment, events touched since are added in the state they had. */
async function tallied(
  ctx: Ctx,
  reads: Reads,
  asked: { tracked: number; feed: string; to: Day; at: string | null; actors: KnownActors },
): Promise<ClaimTally[]> {
  const tallies = await reads.tallies.claims(asked);
  const { at, feed, to, tracked, actors } = asked;
  if (at === null) return tallies;
  const own = ctx.definitions.tracked().filter((each) => each.id === tracked);
  for await (const { state, matches } of touchedThen(reads, { at, feed, to }, own)) {
    const counted = matches.find(({ role, leftOut }) => role === 'counts' && !leftOut);
    if (!counted) continue;
    const { draft } = state;
    const claim = claimOf(draft, actors);
    tallies.push({ claim, month: monthOf(draft.when.from), events: 1, sum: counted.value ?? 0 });
  }
  return tallies;
}
