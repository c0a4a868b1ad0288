import { monthOf } from '../../domain/event/calendar.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { districtOf } from '../../domain/event/names.ts';
import { isLeftOut } from '../../domain/indicator/left-out.ts';
import type { LoadedForecast, LoadedIndicator } from '../../domain/indicator/loaded.ts';
import { explainMatch, matchEvent } from '../../domain/indicator/match.ts';
import { serves } from '../../domain/indicator/serves.ts';
import { firstOpenMonth } from '../../domain/reading/timeline.ts';
import type { CountsToward } from '../../domain/wire.ts';
import type { Ctx } from '../ctx.ts';
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
  const { words, forecasts } = ctx.definitions.catalogue();
  const facts = { ...factsOf(draft), district: districtOf(words, draft.place) };
  const month = monthOf(facts.when);
  const result: CountsToward = { counts: [], misses: [] };
  const numbers = stored ? null : await monthNumbers(ctx, feed, month);
  const state = (await ctx.store.feeds.states()).find((each) => each.id === feed);
  const provisional = state !== undefined && month >= firstOpenMonth(state, ctx.today());

  const look = (forecast: LoadedForecast, { id, definition }: LoadedIndicator) => {
    const where = { forecast: forecast.id, indicator: id, title: definition.title };
    const { role, because, missing } = serves(definition, facts, words);
    const [line] = missing;
    if (missing.length === 1 && line) result.misses.push({ ...where, missing: line });
    if (role === null) return;
    const roles = numbers?.get(ctx.definitions.idsOf(forecast.id).get(id) ?? 0) ?? [];
    const after = withMatches(roles, matchEvent(definition, facts, words));
    const change: Pick<Line, 'before' | 'after'> = numbers
      ? { before: monthNumber(definition.measure, roles), after: monthNumber(definition.measure, after) }
      : { before: null, after: null };
    result.counts.push({ ...where, role, because, month, ...change, unit: unitOf(definition), provisional });
  };
  for (const forecast of forecasts) {
    if (isLeftOut(forecast.definition, facts, words, draft.when.to)) {
      result.misses.push(...leftOutLines(forecast, (definition) => explainMatch(definition, facts, words).matched));
    } else for (const indicator of forecast.indicators) look(forecast, indicator);
  }
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

async function monthNumbers(ctx: Ctx, feed: string, month: string): Promise<Map<number, RoleNumbers[]>> {
  const tracked = ctx.definitions
    .catalogue()
    .forecasts.flatMap((forecast) => [...ctx.definitions.idsOf(forecast.id).values()]);
  const byTracked = new Map<number, RoleNumbers[]>();
  for (const row of await ctx.store.tallies.month({ tracked, feed, month: `${month}-01` })) {
    byTracked.set(row.tracked, [...(byTracked.get(row.tracked) ?? []), row]);
  }
  return byTracked;
}
