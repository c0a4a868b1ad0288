import { monthOf } from '../../domain/event/calendar.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { districtOf } from '../../domain/event/names.ts';
import { isLeftOut } from '../../domain/indicator/left-out.ts';
import type { LoadedForecast, LoadedIndicator } from '../../domain/indicator/loaded.ts';
import { explainMatch, matchEvent } from '../../domain/indicator/match.ts';
import { serves } from '../../domain/indicator/serves.ts';
import { firstOpenMonth } from '../../domain/reading/measure/timeline.ts';
import type { CountsToward } from '../../domain/wire.ts';
import type { Ctx } from '../ctx.ts';
import { forecastsSeen } from '../definitions/in-use.ts';
import { monthNumber, unitOf, withMatches, type RoleNumbers } from './month-number.ts';

type Line = CountsToward['counts'][number];

/**
 * Which indicators an event counts toward, and which it misses by one line only. For an event not stored yet, with
 * the month's number without and with it.
 */
export async function weighEvent(
  ctx: Ctx,
  draft: EventDraft,
  feed: string,
  { stored }: { stored: boolean },
): Promise<CountsToward> {
  const { words } = ctx.definitions.catalogue();
  const forecasts = forecastsSeen(ctx);
  const facts = { ...factsOf(draft), district: districtOf(words, draft.place) };
  const month = monthOf(facts.when);
  const result: CountsToward = { counts: [], misses: [] };
  const served = forecasts.flatMap((forecast) => {
    const { id, definition, indicators } = forecast;
    if (isLeftOut(definition, facts, words, draft.when.to)) {
      result.misses.push(...leftOutLines(forecast, (one) => explainMatch(one, facts, words).matched));
      return [];
    }
    const ids = ctx.definitions.idsOf(id);
    return indicators.flatMap((indicator) => {
      const where = { forecast: id, indicator: indicator.id, title: indicator.definition.title };
      const { role, because, missing } = serves(indicator.definition, facts, words);
      const [line] = missing;
      if (missing.length === 1 && line) result.misses.push({ ...where, missing: line });
      return role === null ? [] : [{ where, role, because, indicator, tracked: ids.get(indicator.id) ?? 0 }];
    });
  });
  const [numbers, reporting] = await Promise.all([
    stored ? null : monthNumbers(ctx, feed, month, served),
    ctx.store.feeds.reporting(feed),
  ]);
  const provisional = reporting !== null && month >= firstOpenMonth(reporting, ctx.today());
  result.counts = served.map(({ where, role, because, indicator: { definition }, tracked }) => {
    const roles = numbers?.get(tracked) ?? [];
    const after = withMatches(roles, matchEvent(definition, facts, words));
    const change: Pick<Line, 'before' | 'after'> = numbers
      ? { before: monthNumber(definition.measure, roles), after: monthNumber(definition.measure, after) }
      : { before: null, after: null };
    return { ...where, role, because, month, ...change, unit: unitOf(definition), provisional };
  });
  return result;
}

function leftOutLines(
  forecast: LoadedForecast,
  matches: (definition: LoadedIndicator['definition']) => boolean,
): CountsToward['misses'] {
  return forecast.indicators
    .filter(({ definition }) => matches(definition))
    .map(({ id, definition }) => ({
      forecast: forecast.id,
      indicator: id,
      title: definition.title,
      missing: 'left out of both windows by the forecast itself',
    }));
}

/** Only of the indicators that the event serves: over a full log the others would cost ten times as much. */
async function monthNumbers(
  ctx: Ctx,
  feed: string,
  month: string,
  served: readonly { tracked: number; indicator: LoadedIndicator }[],
): Promise<Map<number, RoleNumbers[]>> {
  const keyed = served.filter(({ indicator }) => indicator.definition.measure.kind === 'distinct');
  const ids = (list: readonly { tracked: number }[]) => list.map(({ tracked }) => tracked);
  const rows = await ctx.store.tallies.month({
    tracked: ids(served),
    keyed: ids(keyed),
    feed,
    month: `${month}-01`,
  });
  const byTracked = new Map<number, RoleNumbers[]>();
  for (const row of rows) byTracked.set(row.tracked, [...(byTracked.get(row.tracked) ?? []), row]);
  return byTracked;
}
