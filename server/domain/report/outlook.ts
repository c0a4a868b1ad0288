import { addMonths, monthInWords } from '../event/calendar.ts';
import { changedInOneLine, unchangedInWords } from '../reading/pages/changed-since.ts';
import type { DevelopmentReading, ForecastReading, IndicatorReading, Qualifier } from '../reading/reading.ts';
import { BADGES } from '../reading/verdict.ts';
import type { Report } from './report.ts';

/** So many lines of what to watch: a reader keeps no more in mind. */
const MOST = 8;

/**
 * What changed: over a period of several months the verdicts at its end against those before it, else what is new with
 * the newest judged month. A line that says so where nothing did.
 */
export function changedIn(
  reading: ForecastReading,
  developments: readonly DevelopmentReading[],
  earlier: ForecastReading | null,
): Report['changed'] {
  const indicators = developments.flatMap((development) => development.indicators);
  const lines = earlier ? turned(indicators, earlier) : newest(reading, indicators);
  if (lines.length > 0) return lines;
  if (earlier) return [{ verdict: null, words: 'No verdict changed over the period.' }];
  return [{ verdict: null, words: unchangedInWords(reading.through, reading.nextCheckpoint === null) }];
}

/** Indicators that cannot be judged, with what is missing. */
export function unknownIn(reading: ForecastReading, indicators: readonly IndicatorReading[]): string[] {
  const open = indicators
    .filter((indicator) => indicator.verdict === 'too-little-data')
    .map((indicator) => `${indicator.title}: ${indicator.qualifierWords ?? 'too little data'}.`);
  return [...open, reading.sentences.gaps];
}

/** What may turn a verdict next: the month that comes in, the checkpoint, and indicators close to a bound. */
export function watchIn(reading: ForecastReading, indicators: readonly IndicatorReading[]): string[] {
  const of = (...wanted: Qualifier[]) =>
    indicators
      .filter(({ qualifier }) => qualifier !== null && wanted.includes(qualifier))
      .map(({ title, qualifierWords }) => `${title}: ${qualifierWords}.`);
  const unsteady = indicators.flatMap(({ title, verdict, checks }) => {
    const flip = checks.find(({ outcome }) => outcome === 'flips');
    return flip
      ? [`${title} reads "${BADGES[verdict].toLowerCase()}" and would not by one check: ${lower(flip.title)}.`]
      : [];
  });
  return [
    ...ahead(reading),
    ...[...of('leaning-as-predicted', 'leaning-against'), ...unsteady, ...of('not-yet'), ...of('needs-more')].slice(
      0,
      MOST,
    ),
  ];
}

function ahead({ through, nextCheckpoint }: ForecastReading): string[] {
  if (nextCheckpoint === null) return [];
  const next = through === null ? [] : [`${monthInWords(addMonths(through, 1))} is the next month to be judged.`];
  return [...next, `The next checkpoint is ${monthInWords(nextCheckpoint)}.`];
}

function newest(reading: ForecastReading, indicators: readonly IndicatorReading[]): Report['changed'] {
  return reading.changed
    .filter((line) => indicators.some(({ id }) => id === line.indicator))
    .map((line) => ({ verdict: line.to, words: changedInOneLine(line) }));
}

function turned(indicators: readonly IndicatorReading[], earlier: ForecastReading): Report['changed'] {
  const before = new Map(
    earlier.developments.flatMap((each) => each.indicators.map(({ id, verdict }) => [id, verdict] as const)),
  );
  return indicators.flatMap(({ id, title, verdict }) => {
    const was = before.get(id);
    if (was === undefined || was === verdict) return [];
    return [{ verdict, words: `${title}: ${BADGES[verdict].toLowerCase()}. Was: ${BADGES[was].toLowerCase()}.` }];
  });
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
