import { dayInWords, monthIndex, monthInWords } from '../../event/calendar.ts';
import { titleOf, type Lexicon } from '../../event/vocabulary.ts';
import { carries } from '../../indicator/carries.ts';
import type { Indicator, Measure } from '../../indicator/definition.ts';
import { filterInWords } from '../../indicator/filter-words.ts';
import type { Development, Forecast } from '../../indicator/forecast.ts';
import { INTERVAL } from '../../stats/constants.ts';
import { marginOf } from '../measure/comparison.ts';
import { FALSE_DISCOVERY_RATE, SURE } from '../rules.ts';
import { expectationInWords } from './sentences.ts';
import { baselineOf, placesIn } from '../measure/timeline.ts';
import { exactPercent, listed, PERIOD_UNITS, plural, sentence, timesSaid } from './words.ts';

/** One line of a definition in words. */
export interface DefinitionRow {
  id: string;
  title: string;
  text: string;
}

/** What a definition is read with: names for its words, and how long each feed's newest months stay provisional. */
export interface ReadBy {
  forecast: Forecast;
  development: Development;
  words: Lexicon;
  /** Indicators judged at once. */
  indicators: number;
  feeds: readonly { id: string; title: string; holdBack: number }[];
}

/** A definition as a person reads it, made from its fields alone, so that no two versions differ by chance. */
export function definitionInWords(indicator: Indicator, by: ReadBy): DefinitionRow[] {
  const { words, forecast } = by;
  const events = (filter: Indicator['counts']) => `Events ${filterInWords(filter, words)}.`;
  const rows: [id: string, title: string, text: string | null][] = [
    ['counts', 'Counts', events(indicator.counts)],
    ['among', 'Out of', indicator.among ? events(indicator.among) : null],
    ['after', 'After', indicator.after ? events(indicator.after) : null],
    ['only-if', 'Only if', indicator.only_if ? events(indicator.only_if) : null],
    ['leaves-out', 'Leaves out', indicator.not_counted.trim()],
    ['left-out', 'In neither window', leftOutInWords(forecast)],
    ['place', 'Place', placeInWords(indicator, by)],
    ['measure', 'Measure', measureInWords(indicator)],
    ['expected', 'Expected', `${sentence(expectationInWords(indicator))}. ${indicator.why.trim()}`],
    ['baseline', 'Baseline', baselineInWords(forecast, indicator)],
    ['needs', 'Needs', needsInWords(indicator)],
    ['provisional', 'Provisional', provisionalInWords(indicator, by)],
    ['test', 'Test', testInWords(indicator, by.indicators)],
    ['explanations', 'How likely under', seenIfInWords(indicator, by.development)],
    ['variants', 'Variants', variantsInWords(indicator, words)],
  ];
  return rows.flatMap(([id, title, text]) => (text ? [{ id, title, text }] : []));
}

function leftOutInWords({ left_out: entries }: Forecast): string | null {
  return entries.length
    ? entries.map(({ on, why }) => `${why.trim().replace(/[.]$/, '')} (${dayInWords(on)}).`).join(' ')
    : null;
}

function placeInWords(indicator: Indicator, { forecast, words }: ReadBy): string {
  const named = [...new Set(placesIn(indicator.counts))].map((id) => titleOf(words, 'places', id).replace(/,.*/, ''));
  return `${listed(named) || forecast.place}.`;
}

/** What each number of an event is called. */
export const NUMBERS: Record<(Measure & { kind: 'sum' })['of'], string> = {
  deaths: 'people killed',
  deaths_victims: 'people killed among those attacked',
  deaths_attackers: 'attackers killed',
  deaths_forces: 'members of the security forces killed',
  deaths_civilians: 'civilians killed',
  injured: 'people wounded',
};
const DIFFERENT: Record<(Measure & { kind: 'distinct' })['of'], string> = {
  district: 'districts',
  province: 'provinces',
  by: 'groups that act',
  with: 'partners',
  against: 'targets',
  weapon: 'weapons',
};

function measureInWords({ measure, noun }: Indicator): string {
  switch (measure.kind) {
    case 'count':
      return `Number of ${noun} ${PERIOD_UNITS[measure.per]}.`;
    case 'sum':
      return `${sentence(NUMBERS[measure.of])} ${PERIOD_UNITS[measure.per]}, added up over the events counted.`;
    case 'share':
      return 'The events counted, as a share of the events under "Out of".';
    case 'mean':
      return `${sentence(NUMBERS[measure.of])} per event, on average over the events of which a source says how many.`;
    case 'ratio':
      return `${sentence(NUMBERS[measure.of])} for each of the ${NUMBERS[measure.to]}.`;
    case 'distinct':
      return `Number of different ${DIFFERENT[measure.of]} ${PERIOD_UNITS[measure.per]}.`;
    case 'first':
      return measure.times > 1
        ? `The day on which it has happened ${timesSaid(measure.times)}.`
        : 'The first day on which it happens.';
    case 'response':
      return `Events in the ${measure.within} after each trigger, against the ${measure.within} before it; every day counts once.`;
  }
}

function baselineInWords(forecast: Forecast, indicator: Indicator): string {
  const span = baselineOf(forecast, indicator);
  if (!span) return 'None.';
  const months = monthIndex(span.to) - monthIndex(span.from) + 1;
  return `${monthInWords(span.from)} to ${monthInWords(span.to)}, ${plural(months, 'month')}.`;
}

function needsInWords({ needs }: Indicator): string {
  const wanted = [
    ...(needs.events ? [plural(needs.events, 'event')] : []),
    ...(needs.months ? [plural(needs.months, 'month')] : []),
    ...(needs.triggers ? [plural(needs.triggers, 'trigger')] : []),
  ];
  return wanted.length ? `At least ${listed(wanted)} before there is a verdict.` : 'Nothing beyond coverage.';
}

function provisionalInWords(indicator: Indicator, { feeds }: ReadBy): string {
  const own = feeds.filter(({ id }) => carries(indicator, id));
  if (!own.length) return `Read from ${listed(indicator.carried_by)}, none of which has data here yet.`;
  const said = own.map(({ title, holdBack }) => `${holdBack ? plural(holdBack, 'month') : 'none'} in ${title}`);
  return `The newest months, while reports still arrive: ${listed(said)}.`;
}

function testInWords(indicator: Indicator, indicators: number): string {
  const { measure, expects } = indicator;
  if (expects === 'watch-only') return 'None: nothing was predicted, it is watched.';
  const interval = `${exactPercent(INTERVAL)} interval`;
  const many = `allowing for ${plural(indicators, 'indicator')} (false discovery rate ${exactPercent(FALSE_DISCOVERY_RATE)})`;
  if (measure.kind === 'first')
    return 'None: whether it happened is seen, not tested. The chance of it under the old pace stands beside it.';
  if (expects === 'above' || expects === 'below')
    return `Chance that the level lies ${expects} the line, ${exactPercent(SURE)} or more, ${many}.`;
  if (expects === 'stay-low' || expects === 'keep-up')
    return `${howCompared(measure)}, ${interval}; chance of staying within the margin ${exactPercent(SURE)} or more, ${many}.`;
  const { scale } = marginOf(indicator);
  const margin = scale === 'points' ? 'the margin in points' : 'the margin';
  return `${howCompared(measure)}, ${interval}; chance of the direction ${exactPercent(SURE)} or more and the change beyond ${margin}, ${many}.`;
}

function howCompared(measure: Measure): string {
  return measure.kind === 'share'
    ? 'Difference of two shares (tempered Beta)'
    : 'Ratio of two rates (tempered Gamma-Poisson)';
}

function seenIfInWords({ seen_if: words }: Indicator, { explanations = [] }: Development): string | null {
  if (!words) return null;
  const said = Object.keys(words)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((id) => `${explanations.find((one) => one.id === id)?.title ?? id}: ${words[id]}`);
  function rank(id: string) {
    const at = explanations.findIndex((one) => one.id === id);
    return at < 0 ? explanations.length : at;
  }
  return `${said.join('; ')}.`;
}

function variantsInWords({ variants }: Indicator, words: Lexicon): string | null {
  if (!variants.length) return null;
  return variants
    .map(
      ({ name, counts, opposite }) =>
        `${sentence(name)}${opposite ? ' (the opposite, for comparison)' : ''}: events ${filterInWords(counts, words)}.`,
    )
    .join(' ');
}
