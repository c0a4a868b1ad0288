import { firstDay, lastDay, type Day } from '../event/calendar.ts';
import { lexicon, type Lexicon } from '../event/vocabulary.ts';
import { decidedMatches, type DecidedMatch } from '../indicator/by-hand.ts';
import { isLeftOut } from '../indicator/left-out.ts';
import type { LoadedForecast, LoadedIndicator } from '../indicator/loaded.ts';
import { matchEvent } from '../indicator/match.ts';
import { NO_TALLIES } from '../reading/judge-all.ts';
import { addingUp, type WholeMatch } from '../reading/measure/add-up.ts';
import { withPublished } from '../reading/measure/published.ts';
import type { IndicatorTallies, SharedEvents } from '../reading/measure/tally.ts';
import { lastJudgedMonth } from '../reading/measure/timeline.ts';
import { isWellSourced } from '../reading/measure/well-sourced.ts';
import { withoutEvents } from '../reading/pages/without-events.ts';
import { readForecast } from '../reading/read-forecast.ts';
import type { ForecastReading } from '../reading/reading.ts';
import type { Evidence, EvidenceEvent } from './evidence.ts';

/** What a report says of its reading and of the one before its period, reckoned anew. */
export interface Recomputed {
  reading: ForecastReading;
  earlier: ForecastReading | null;
}

/**
 * The readings of a report from what it carries alone: every event is matched again by the rules in the evidence, added
 * up, and reckoned by the code that made the reading in the first place. Equal evidence gives an equal reading.
 */
export function recompute(evidence: Evidence): Recomputed {
  const { plan: _plan, vocabulary, totals, events, held, sums, shared, earlier, names, ...rest } = evidence;
  const words = lexicon(vocabulary);
  const matched = events && matchAll(evidence, events, words);
  const tallies = new Map(
    Object.entries(sums).map(([feed, own]) => [feed, talliesOf(evidence.forecast, own, feed === rest.feed && matched)]),
  );
  const at = (asOf: Day, pairs: SharedEvents[]): ForecastReading => {
    const reading = readForecast({
      ...rest,
      asOf,
      words,
      tallies,
      shared: matched ? pairsOf(evidence, matched, asOf) : pairs,
      events: totals,
      names: new Map(Object.entries(names)),
    });
    return held === 'terms' ? withoutEvents(reading) : reading;
  };
  return { reading: at(evidence.asOf, shared), earlier: earlier && at(earlier.asOf, earlier.shared) };
}

/** How many events the reckoning takes from the evidence. */
export const eventsIn = ({ events }: Evidence): number => events?.length ?? 0;

/** By indicator: what each event is to it. */
type Matched = ReadonlyMap<string, readonly WholeMatch[]>;

function matchAll({ forecast }: Evidence, events: readonly EvidenceEvent[], words: Lexicon): Matched {
  const found = new Map(forecast.indicators.map(({ id }) => [id, [] as WholeMatch[]]));
  for (const event of events) {
    const { id, summary, to } = event;
    const grades = event.sources.map(({ grade }) => grade);
    const facts = { ...event.facts, grades };
    const whole = {
      ...{ event: id, day: facts.when, summary },
      leftOut: isLeftOut(forecast.definition, facts, words, to),
      wellSourced: isWellSourced(grades),
    };
    for (const indicator of forecast.indicators)
      for (const match of matchesOf(indicator, { ...event, facts }, words))
        found
          .get(indicator.id)
          ?.push({ ...match, ...whole, decided: match.byHand ? decisionOn(event, indicator) : null });
  }
  return found;
}

function matchesOf({ id, definition }: LoadedIndicator, { facts, decided }: EvidenceEvent, words: Lexicon) {
  const decision = decided.find(({ indicator }) => indicator === id);
  return decision
    ? decidedMatches(definition, facts, words, decision.counts)
    : matchEvent(definition, facts, words).map((match): DecidedMatch => ({ ...match, byHand: false }));
}

function decisionOn({ decided }: EvidenceEvent, { id }: LoadedIndicator): WholeMatch['decided'] {
  const found = decided.find(({ indicator }) => indicator === id);
  return found ? { reason: found.reason, by: found.by, at: found.at } : null;
}

function talliesOf(
  { indicators }: LoadedForecast,
  carried: Record<string, IndicatorTallies>,
  matched: Matched | false | null,
): Map<string, IndicatorTallies> {
  return new Map(
    indicators.map(({ id, definition }) => {
      const sum = addingUp(carried[id] ?? NO_TALLIES);
      for (const match of (matched && matched.get(id)) || []) sum.add(match);
      return [id, withPublished(sum.tallies(), definition.measure)];
    }),
  );
}

/** Pairs of indicators that count the same events over the judged months of the watch. */
function pairsOf({ forecast, feeds, feed }: Evidence, matched: Matched, asOf: Day): SharedEvents[] {
  const { from } = forecast.definition.windows.watch;
  const own = feeds.find(({ id }) => id === feed);
  const through = own ? lastJudgedMonth(forecast, own, asOf) : null;
  const [first, last] = [firstDay(from), lastDay(through ?? from)];
  const counting = new Map<string, string[]>();
  for (const [indicator, matches] of matched)
    for (const { role, leftOut, day, event } of matches)
      if (role === 'counts' && !leftOut && day >= first && day <= last)
        counting.set(event, [...(counting.get(event) ?? []), indicator]);
  const pairs = new Map<string, SharedEvents>();
  for (const indicators of counting.values())
    indicators.forEach((a, n) => {
      for (const b of indicators.slice(n + 1)) {
        const pair = pairs.get(`${a} ${b}`) ?? { a, b, events: 0 };
        pair.events++;
        pairs.set(`${a} ${b}`, pair);
      }
    });
  return [...pairs.values()];
}
