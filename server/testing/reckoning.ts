import { addMonths, firstDay, type Month } from '../domain/event/calendar.ts';
import { lexicon } from '../domain/event/vocabulary.ts';
import { Vocabulary } from '../domain/event/vocabulary-file.ts';
import { Indicator } from '../domain/indicator/definition.ts';
import { Forecast } from '../domain/indicator/forecast.ts';
import type { LoadedForecast, LoadedIndicator } from '../domain/indicator/loaded.ts';
import type { Role } from '../domain/indicator/match.ts';
import type { DayTally, FeedState, IndicatorTallies } from '../domain/reading/measure/tally.ts';

/** A small world for tests of the reckoning: one country, one armed group, one kind of attack. */
export const vocabulary = Vocabulary.parse({
  events: { attack: { title: 'Attack', kinds: { bomb: { title: 'Bomb' } } } },
  actors: { rebels: { title: 'Rebels' }, forces: { title: 'Forces' } },
  targets: { civilians: { title: 'Civilians' } },
  weapons: { rifle: { title: 'Rifle' } },
  tags: { bold: { title: 'Bold' } },
  places: {
    freeland: { title: 'Freeland', level: 'country', includes: { north: { title: 'North', level: 'district' } } },
  },
});
export const words = lexicon(vocabulary);

/** A forecast of 2023 with 17 months of baseline and a horizon of 36 months. */
export function aForecast(indicators: LoadedIndicator[], change: Record<string, unknown> = {}): LoadedForecast {
  const definition = Forecast.parse({
    title: 'A test forecast',
    source: { title: 'An article', author: 'A. Author', publisher: 'A Press', published: '2023-02-02' },
    place: 'Freeland',
    countries: ['freeland'],
    registered: '2023-02-02',
    windows: {
      baseline: { from: '2021-09', to: '2023-01' },
      long_baseline: { from: '2018-01', to: '2023-01' },
      watch: { from: '2023-02' },
      checkpoints: ['2024-01', '2025-01', '2026-01'],
      horizon: '2026-01',
    },
    developments: [
      {
        id: 'first',
        number: 1,
        title: 'The rebels attack more',
        short: 'Attacks',
        says: 'they will attack more',
        claims: [{ id: 'more', says: 'attack more', means: 'More attacks.' }],
        explanations: [
          { id: 'predicted', title: 'More', prior: 0.5 },
          { id: 'rival', title: 'The same', prior: 0.3 },
          { id: 'contained', title: 'Less', prior: 0.2 },
        ],
        authors_prior: 0.675,
      },
    ],
    ...change,
  });
  return { id: 'test', definition, indicators, hash: 'f'.repeat(64) };
}

/** An indicator that counts attacks and expects a rise of a quarter; `change` overrides any field. */
export function anIndicator(id: string, change: Record<string, unknown> = {}): LoadedIndicator {
  const definition = Indicator.parse({
    title: `Indicator ${id}`,
    claim: 'more',
    question: 'Are there more attacks?',
    noun: 'attacks',
    counts: { event: 'attack', in: 'freeland' },
    not_counted: 'Threats.',
    measure: { kind: 'count', of: 'events', per: 'month' },
    expects: 'rise',
    by_at_least: '25%',
    baseline: 'usual',
    needs: { events: 10, months: 6 },
    seen_if: { predicted: 'very likely', rival: 'unlikely', contained: 'very unlikely' },
    quality: { observable: 'high', valid: 'high', reliable: 'high', stable: 'high', unique: 'high' },
    why: 'It is what was said.',
    against: 'No rise.',
    carried_by: ['desk', 'other'],
    feeds: { desk: 'Yes.' },
    biases: ['None known.'],
    examples: [
      { what: 'A bomb', fields: { when: '2023-05-01', event: 'bomb', in: 'freeland' }, counts: true },
      { what: 'Nothing', fields: { when: '2023-05-01', event: 'bomb' }, counts: false },
    ],
    ...change,
  });
  return { id, development: 'first', definition, version: `${id}-version`, path: `test/${id}.yaml` };
}

/** The desk's log, covering the months given in Freeland. */
export function aFeed(from: Month, to: Month, change: Partial<FeedState> = {}): FeedState {
  const coverage = [{ from, to, countries: ['freeland'], indicators: null }];
  return {
    id: 'desk',
    title: 'Desk log',
    coverage,
    holdBack: 2,
    currentTo: null,
    events: 0,
    licence: 'Free',
    citation: 'Test feed (2026)',
    redistribution: 'free',
    accessed: null,
    ...change,
  };
}

/** Tallies from monthly numbers: `events[i]` events in month `from + i`, on its first day; `sums` where a number is summed. */
export function tallied(
  from: Month,
  events: readonly number[],
  { sums, role = 'counts' }: { sums?: readonly number[]; role?: Role } = {},
): DayTally[] {
  return events.flatMap((count, i) =>
    count === 0
      ? []
      : [
          {
            role,
            day: firstDay(addMonths(from, i)),
            events: count,
            said: count,
            sum: sums?.[i] ?? count,
            sumTo: 0,
            unidentified: 0,
            largest: { event: `event-${role}-${i}`, value: sums?.[i] ?? 1, valueTo: 0 },
          },
        ],
  );
}

/** Tallies of one indicator, well sourced. */
export function talliesOf(days: DayTally[], more: Partial<IndicatorTallies> = {}): IndicatorTallies {
  const counted = days.filter((day) => day.role === 'counts').reduce((sum, day) => sum + day.events, 0);
  return { days, keys: [], leftOut: [], byHand: [], wellSourced: counted, counted, ...more };
}
