import { z } from 'zod';
import { dayInWords, monthInWords } from '../event/calendar.ts';
import { changedInOneLine } from '../reading/pages/changed-since.ts';
import type { ForecastReading, IndicatorReading, Verdict } from '../reading/reading.ts';
import { BADGES } from '../reading/verdict.ts';

/** The verdict of an indicator as it was last seen on the feed of record. */
export interface SeenVerdict {
  indicator: string;
  feed: string;
  verdict: Verdict;
}

/** A change as it is found, before it is kept. */
export interface FoundChange {
  indicator: string;
  title: string;
  feed: string;
  from: Verdict;
  to: Verdict;
  through: string | null;
  why: string;
  sample: string[];
}

/** A change that was kept. */
export interface VerdictChange extends FoundChange {
  n: number;
  id: string;
  forecast: string;
  at: string;
}

/** A change as the API tells it. */
export const ToldChange = z.object({
  id: z.uuid(),
  indicator: z.string(),
  title: z.string(),
  from: z.string(),
  to: z.string(),
  at: z.string(),
  words: z.string(),
});

/** Verdicts of a reading that differ from those last seen. What was never seen before is no change. */
export function turnedSince(seen: readonly SeenVerdict[], reading: ForecastReading): FoundChange[] {
  const before = new Map(seen.map((each) => [each.indicator, each]));
  return indicatorsOf(reading).flatMap((indicator) => {
    const last = before.get(indicator.id);
    if (!last || last.verdict === indicator.verdict) return [];
    const { id, title, verdict: to } = indicator;
    const why =
      last.feed === reading.feed ? whyOf(reading, indicator) : `The feed of record is now ${reading.feedTitle}.`;
    const { feed, through, sample } = reading;
    return [{ indicator: id, title, feed, from: last.verdict, to, through, why, sample: [...sample] }];
  });
}

/** Every verdict of a reading as it is to be kept. */
export function verdictsOf(reading: ForecastReading): SeenVerdict[] {
  return indicatorsOf(reading).map(({ id, verdict }) => ({ indicator: id, feed: reading.feed, verdict }));
}

const indicatorsOf = ({ developments }: ForecastReading) => {
  const all = developments.flatMap(({ indicators }) => indicators);
  return [...new Map(all.map((each) => [each.id, each])).values()];
};

/** A revision, else what is new with the newest month, else what the comparison says now. */
function whyOf({ changed }: ForecastReading, { id, revised, sentences, weakPoints }: IndicatorReading): string {
  if (revised) return revised.words;
  const line = changed.find(({ indicator, from, to }) => indicator === id && from !== to);
  if (line) return changedInOneLine(line);
  return sentences.change || weakPoints[0] || sentences.finding;
}

type Told = Pick<VerdictChange, 'title' | 'from' | 'to' | 'at' | 'through' | 'why' | 'sample'>;

/** "Attacks: from no clear change to as predicted". */
export function changeHeading({ title, from, to, sample }: Pick<Told, 'title' | 'from' | 'to' | 'sample'>): string {
  const on = sample.length > 0 ? 'On sample data, ' : '';
  return `${on}${title}: from ${BADGES[from].toLowerCase()} to ${BADGES[to].toLowerCase()}`;
}

/** Since when and why, in sentences. */
export function changeInWords({ at, through, why }: Pick<Told, 'at' | 'through' | 'why'>): string {
  const judged = through === null ? '' : `, judged through ${monthInWords(through)}`;

  return `Since ${dayInWords(at.slice(0, 10))}${judged}. ${why}`;
}
