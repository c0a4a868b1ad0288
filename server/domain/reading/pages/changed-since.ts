import { addMonths, monthInWords, monthOf, monthsInWords, type Day } from '../../event/calendar.ts';
import type { Measured } from '../measure/measured.ts';
import type { Change, Changed, IndicatorReading, Revised, Verdict } from '../reading.ts';
import { expectation } from '../measure/expected.ts';
import type { Bucket } from '../measure/series.ts';
import { isNews } from '../sentences/revised-words.ts';
import { changeWithInterval } from '../sentences/sentences.ts';
import { BADGES } from '../verdict.ts';
import type { Sign } from '../weigh.ts';
import { countInWords, plural, timesSaid } from '../sentences/words.ts';

/** So many lines, and no more: a reader has thirty seconds. */
export const MOST_CHANGES = 6;

/**
 * What is new with the newest judged month, against the same reckoning a month earlier: verdicts that changed first,
 * then months outside what was expected and things that happened, then the largest moves of a comparison.
 */
export function changedSince(signs: readonly Sign[], before: ReadonlyMap<string, Measured>, asOf: Day): Changed[] {
  const lines = signs.flatMap(({ indicator, measured, reading }) => {
    const earlier = before.get(indicator.id);
    const line = earlier && lineOf(measured, earlier, reading);
    const { revised } = reading;
    if (!revised || !isNews(revised, asOf)) return line ? [line] : [];
    return [{ ...(line ?? revisedLine(reading, revised)), rank: 2 as const, revised }].map(told);
  });
  return lines
    .sort((a, b) => b.rank - a.rank || b.size - a.size)
    .slice(0, MOST_CHANGES)
    .map(({ line }) => line);
}

/** A change as a sentence of its own, for paper and lists. */
export function changedInOneLine({ title, step, words, was, revised }: Changed): string {
  const line = `${title}: ${[step?.words, words].filter(Boolean).join(', ')}. ${was}.`;
  return revised ? `${line} ${revised.words}` : line;
}

/** The heading of the changes; `horizon` is the last month of the watch. */
export function changedHeading(through: string | null, over: boolean, horizon: string): string {
  if (through === null) return 'What changed';
  if (over)
    return `What changed in ${monthInWords(through)}, the last month ${through < horizon ? 'judged' : 'of the watch'}`;
  // A first occurrence counts from its day on, also in months that are still provisional.
  return `What changed since the end of ${monthInWords(addMonths(through, -1))}`;
}

/** What stands in the place of the changes when there is none. */
export function unchangedInWords(through: string | null, over = false): string {
  if (through === null)
    return over
      ? 'No month of the watch could be judged, so nothing can have changed.'
      : 'No month of the watch is judged yet, so nothing can have changed.';
  return `${monthInWords(through)} changed no verdict, left no expected range, and moved no comparison.`;
}

/** An indicator whose verdict only a revision turned: against a month earlier, on the same data, nothing changed. */
function revisedLine(reading: IndicatorReading, { from }: Revised): Line {
  const { id: indicator, title, verdict: to } = reading;
  const words = wordsOf(reading, to, null, null);
  const line = { indicator, title, from, to, step: null, words, was: `Was: ${BADGES[from].toLowerCase()}` };
  return { rank: 2, size: WEIGHT[to], line };
}

function told({ line, revised, ...rest }: Line & { revised: Revised }): Line {
  return { ...rest, line: { ...line, revised } };
}

interface Line {
  /** Verdicts before months, months before moves. */
  rank: 2 | 1 | 0;
  size: number;
  line: Changed;
}

function lineOf(now: Measured, earlier: Measured, reading: IndicatorReading): Line | null {
  const [from, to] = [earlier.judgement.verdict, reading.verdict];
  const turned = from !== to;
  const found = now.occurrence ? happened(now, earlier) : newest(now, earlier, reading);
  const silent = to === 'too-little-data' || to === 'watched';
  const move = silent && !turned ? null : moveOf(earlier, now);
  if (!turned && !found && !move) return null;
  const line: Changed = {
    indicator: reading.id,
    title: reading.title,
    from,
    to,
    step: found?.step ?? null,
    words: wordsOf(reading, turned ? to : null, move, found?.words ?? (turned ? timesOf(now) : null)),
    was: turned ? `Was: ${BADGES[from].toLowerCase()}` : 'Same verdict',
  };
  return { rank: turned ? 2 : found ? 1 : 0, size: turned ? WEIGHT[to] : (found?.size ?? move?.size ?? 0), line };
}

/** A verdict that now says something comes before one that was lost. */
const WEIGHT: Record<Verdict, number> = {
  'as-predicted': 3,
  against: 3,
  mixed: 2,
  'no-clear-change': 1,
  'too-little-data': 0,
  watched: 0,
};

function wordsOf(
  reading: IndicatorReading,
  turned: Verdict | null,
  move: { earlier: Change; now: Change } | null,
  found: string | null,
): string {
  const verdict = turned && `now ${BADGES[turned].toLowerCase()}`;
  const level = reading.change && changeWithInterval(reading.change);
  const compared = move
    ? `${changeWithInterval(move.now)} over the watch, ${move.earlier.words} a month earlier`
    : turned && (level ?? reading.qualifierWords);
  return [...(move || level ? [found, verdict] : [verdict, found]), compared].filter(Boolean).join(', ');
}

/** How often a thing that happens or not has happened. */
function timesOf({ occurrence }: Measured): string | null {
  if (!occurrence) return null;
  return `${occurrence.after.length ? timesSaid(occurrence.after.length) : 'not seen'} since the article`;
}

interface Found {
  step: Changed['step'];
  words: string;
  size: number;
}

/** The days on which a thing happened that was not there a month earlier; no month is too new for it to have happened. */
function happened(now: Measured, earlier: Measured): Found | null {
  const days = now.occurrence?.after.filter((day) => !earlier.occurrence?.after.includes(day)) ?? [];
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const [from, to] = [monthOf(first), monthOf(last)];
  const events = now.buckets
    .filter((bucket) => bucket.from >= from && bucket.to <= to)
    .reduce((sum, bucket) => sum + bucket.events, 0);
  return { step: stepOf({ from, to, events }, events), words: timesOf(now) ?? '', size: 1 };
}

/** The newest judged step where it left the expected range. */
function newest(now: Measured, earlier: Measured, reading: IndicatorReading): Found | null {
  const judged = ({ buckets }: Measured) => buckets.filter((bucket) => bucket.window === 1 && bucket.judged).at(-1);
  const last = judged(now);
  // A longer period than a month is news only once.
  if (!last || last.from === judged(earlier)?.from || reading.verdict === 'too-little-data') return null;
  const range = expectation(now);
  if (!range || now.reaction || (last.sum >= range.lo && last.sum <= range.hi)) return null;
  const above = last.sum > range.hi;
  const size = Math.abs(Math.log((last.sum + 0.5) / ((above ? range.hi : range.lo) + 0.5)));
  const words = `${above ? 'above' : 'below'} the expected ${countInWords(range.lo)} to ${countInWords(range.hi)}`;
  // Different districts are no events: the number is said, and opens nothing.
  const plain = reading.kind !== 'count';
  return plain
    ? { step: null, words: `${countInWords(last.sum)} in ${monthsInWords(last)}, ${words}`, size }
    : { step: stepOf(last, last.sum), words, size };
}

type Step = Pick<Bucket, 'from' | 'to' | 'events'>;

function stepOf(bucket: Step, n: number): Changed['step'] {
  return {
    from: bucket.from,
    to: bucket.to,
    events: bucket.events,
    words: `${plural(n, 'event')} in ${monthsInWords(bucket)}`,
  };
}

/** How far the comparison moved, if the numbers as they are said moved at all. */
function moveOf(earlier: Measured, now: Measured): { earlier: Change; now: Change; size: number } | null {
  const [one, other] = [earlier, now].map((found) => found.comparison?.change ?? found.reaction?.change ?? null);
  if (one?.value == null || other?.value == null || one.scale !== other.scale || one.words === other.words) return null;
  const size =
    other.scale === 'points'
      ? POINT * Math.abs(other.value - one.value)
      : Math.abs(Math.log((other.value + TINY) / (one.value + TINY)));
  return { earlier: one, now: other, size };
}

/** A share that moves by a point weighs like a rate that moves by 2 per cent, as it would from a half. */
const POINT = 2;
/** Keeps a ratio of none comparable. */
const TINY = 0.01;
