import { monthInWords, type Month } from '../event/calendar.ts';
import type { Indicator } from '../indicator/definition.ts';
import { titleOf, type Lexicon } from '../event/vocabulary.ts';
import { jeffreys } from '../stats/intervals.ts';
import type { ChartForm, ChartSpec, Mark, MarkRole } from './chart.ts';
import { levelOf } from './comparison.ts';
import type { Measured, Setting } from './measured.ts';
import type { Quantity, Verdict } from './reading.ts';
import type { Bucket } from './series.ts';
import { placesIn } from './timeline.ts';
import { countInWords, listed, numberInWords, percentInWords } from './words.ts';

/** Normal quantile of a 90 % interval. */
const Z90 = 1.6448536269514722;

/** What the chart needs besides the measured series. */
export interface ChartParts {
  title: string;
  text: string;
  verdict: Verdict;
  before: Quantity | null;
  after: Quantity | null;
  band: { lo: number; hi: number } | null;
  unusual: ReadonlySet<Month>;
  changed: Month | null;
  leftOut: ChartSpec['leftOut'];
  notes: string[];
}

/** The chart of an indicator, by the grammar for its measure. No colours: marks carry the part they play. */
export function toChart(
  { forecast, words }: Setting,
  indicator: Indicator,
  found: Measured,
  parts: ChartParts,
): ChartSpec {
  const { windows, quiet_periods: quiet, source } = forecast.definition;
  const form = formOf(indicator, found);
  const grouped = form === 'line' ? quarters(found.buckets) : found.buckets;
  const [first, last] = [grouped[0], grouped.at(-1)];
  const percent = indicator.measure.kind === 'share';
  const marks = grouped.map((bucket) =>
    toMark(indicator, bucket, form, parts.unusual, found.comparison?.dispersion ?? 1),
  );
  const scale = (quantity: Quantity | null, when: string) => {
    if (quantity?.value == null || form === 'steps' || form === 'dots' || found.reaction) return null;
    const value = perMark(quantity, indicator);
    return { value, label: `${percent ? percentInWords(value) : numberInWords(value)} ${when}` };
  };
  return {
    form,
    title: parts.title,
    subtitle: [
      unitOf(indicator, form),
      placesOf(indicator, words) || forecast.definition.place,
      first && last ? `${monthInWords(first.from)} to ${monthInWords(last.to)}` : '',
    ]
      .filter(Boolean)
      .join(', '),
    unit: unitOf(indicator, form),
    percent,
    marks: form === 'steps' ? runningTotal(marks) : marks,
    article: { month: windows.watch.from, label: `Article, ${monthInWords(source.published.slice(0, 7))}` },
    watch: { from: windows.watch.from, to: windows.horizon },
    before: scale(parts.before, 'before'),
    after: scale(parts.after, 'after'),
    band:
      parts.band && form === 'columns'
        ? { ...parts.band, label: `Expected ${countInWords(parts.band.lo)} to ${countInWords(parts.band.hi)}` }
        : null,
    level:
      indicator.level === undefined
        ? null
        : {
            value: levelOf(indicator),
            label: percent ? percentInWords(levelOf(indicator)) : `${numberInWords(levelOf(indicator))} to 1`,
          },
    quiet: quiet.map((period) => ({ from: period.from, to: period.to, label: 'truce' })),
    leftOut: parts.leftOut,
    changed: parts.changed
      ? { month: parts.changed, label: `Most likely changed ${monthInWords(parts.changed)}` }
      : null,
    tone: toneOf(parts.verdict),
    text: parts.text,
    notes: parts.notes,
  };
}

/** Where the indicator looks, if its filter says so. */
function placesOf(indicator: Indicator, words: Lexicon): string {
  return listed(
    [...new Set(placesIn(indicator.counts))].map((place) => titleOf(words, 'places', place).replace(/,.*/, '')),
  );
}

/** Columns for one or more a month, dots for rare events, lines for levels, steps for first occurrences. */
function formOf(indicator: Indicator, found: Measured): ChartForm {
  switch (indicator.measure.kind) {
    case 'first':
      return 'steps';
    case 'response':
      return 'columns';
    case 'share':
    case 'mean':
    case 'ratio':
      return 'line';
    case 'distinct':
      return 'columns';
    default: {
      const covered = found.buckets.filter((bucket) => bucket.window !== null);
      const events = covered.reduce((sum, bucket) => sum + bucket.events, 0);
      return events < covered.length ? 'dots' : 'columns';
    }
  }
}

function toMark(
  indicator: Indicator,
  bucket: Bucket,
  form: ChartForm,
  unusual: ReadonlySet<Month>,
  dispersion: number,
): Mark {
  const role = roleOf(bucket);
  const level = form === 'line';
  const value = level
    ? levelValue(indicator, bucket)
    : indicator.measure.kind === 'distinct' || indicator.measure.kind === 'sum'
      ? bucket.sum
      : bucket.events;
  const whiskers = level ? whiskersOf(indicator, bucket, dispersion) : null;
  return {
    from: bucket.from,
    to: bucket.to,
    label:
      bucket.from === bucket.to
        ? monthInWords(bucket.from)
        : `${monthInWords(bucket.from)} to ${monthInWords(bucket.to)}`,
    role,
    value: role === 'missing' && !bucket.events ? null : value,
    lo: whiskers?.lo ?? null,
    hi: whiskers?.hi ?? null,
    n: level ? bucket.exposure : null,
    events: bucket.events,
    unusual: unusual.has(bucket.from),
    hollow: role === 'provisional' || role === 'missing' || (level && bucket.exposure < 20),
  };
}

function roleOf(bucket: Bucket): MarkRole {
  if (!bucket.covered) return 'missing';
  if (bucket.window === null) return 'outside';
  if (bucket.provisional) return 'provisional';
  return bucket.window === 0 ? 'before' : 'after';
}

function levelValue(indicator: Indicator, bucket: Bucket): number | null {
  if (bucket.exposure <= 0) return null;
  if (indicator.measure.kind !== 'ratio') return bucket.sum / bucket.exposure;
  const other = bucket.exposure - bucket.sum;
  return other > 0 ? bucket.sum / other : null;
}

/** 90 % whiskers of one quarter on its own: Jeffreys for shares, square roots for means. */
function whiskersOf(indicator: Indicator, bucket: Bucket, dispersion: number): { lo: number; hi: number } | null {
  if (bucket.exposure <= 0) return null;
  if (indicator.measure.kind === 'mean') {
    // Square roots of counts have a variance of D/4 whatever their size (Anscombe 1948).
    const reach = (Z90 / 2) * Math.sqrt(dispersion);
    const end = (side: number) => Math.max(0, Math.sqrt(bucket.sum) + side * reach) ** 2 / bucket.exposure;
    return { lo: end(-1), hi: end(1) };
  }
  const share = jeffreys(bucket.sum, bucket.exposure, 0.9);
  if (indicator.measure.kind === 'share') return { lo: share[0], hi: share[1] };
  return { lo: share[0] / (1 - share[0]), hi: Math.min(1e6, share[1] / (1 - share[1])) };
}

/** Months in threes, counted from the article both ways so that no quarter straddles it. */
function quarters(buckets: readonly Bucket[]): Bucket[] {
  const anchor = Math.max(
    0,
    buckets.findIndex((bucket) => bucket.window === 1),
  );
  const groups: Bucket[][] = [];
  for (let start = anchor % 3; start < buckets.length; start += 3) groups.push(buckets.slice(start, start + 3));
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const covered = group.filter((bucket) => bucket.covered);
    return [
      {
        ...first,
        to: last.to,
        covered: covered.length > 0,
        judged: group.some((bucket) => bucket.judged),
        provisional: group.some((bucket) => bucket.provisional),
        events: group.reduce((sum, bucket) => sum + bucket.events, 0),
        sum: group.reduce((sum, bucket) => sum + bucket.sum, 0),
        exposure: group.reduce((sum, bucket) => sum + bucket.exposure, 0),
      },
    ];
  });
}

/** Steps show how often it has happened so far; a mark still opens the events of its own month. */
function runningTotal(marks: readonly Mark[]): Mark[] {
  let total = 0;
  return marks.map((mark) => ({
    ...mark,
    value: mark.role === 'missing' && !mark.events ? total : (total += mark.events),
  }));
}

/** Averages are drawn on the marks' own scale: by the month for columns of months. */
function perMark(quantity: Quantity, indicator: Indicator): number {
  const value = quantity.value ?? 0;
  if (indicator.measure.kind === 'distinct' || !['a quarter', 'a half-year', 'a year'].includes(quantity.unit))
    return value;
  return (
    value / { 'a quarter': 3, 'a half-year': 6, 'a year': 12 }[quantity.unit as 'a quarter' | 'a half-year' | 'a year']
  );
}

function unitOf(indicator: Indicator, form: ChartForm): string {
  if (form === 'steps') return 'running total';
  if (form === 'dots') return 'one dot is one event';
  switch (indicator.measure.kind) {
    case 'share':
      return 'per cent, by quarter';
    case 'mean':
      return 'each, by quarter';
    case 'ratio':
      return 'to 1, by quarter';
    case 'distinct':
      return `different, a ${indicator.measure.per}`;
    default:
      return 'a month';
  }
}

function toneOf(verdict: Verdict): ChartSpec['tone'] {
  if (verdict === 'as-predicted' || verdict === 'against' || verdict === 'too-little-data') return verdict;
  return 'no-clear-change';
}
