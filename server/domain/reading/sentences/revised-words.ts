import { addDays, dayInWords, type Day } from '../../event/calendar.ts';
import type { Revised, Verdict } from '../reading.ts';

/** An indicator's verdict that an import turned: because months known before read otherwise, or because new ones came. */
export interface RevisedVerdict {
  indicator: string;
  /** The import. */
  vintage: string;
  /** "UCDP GED 23.1" */
  title: string;
  on: Day;
  from: Verdict;
  to: Verdict;
  because: 'new-months' | 'revised' | 'both';
}

/** How long a revision is news, in days: as long as a month. */
const NEWS = 31;

/**
 * Why a verdict is not what it was, where data were revised: of the newest revision that made it what it is now. Nothing
 * is said of a revision that later data have turned again. Of several on one day the newest stands first in what is given.
 */
export function revisedInWords(
  verdict: Verdict,
  indicator: string,
  revised: readonly RevisedVerdict[],
): Revised | null {
  const newest = revised
    .filter((one) => one.indicator === indicator)
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? 1 : -1))
    .at(0);
  if (newest?.to !== verdict || newest.because === 'new-months') return null;
  const { vintage, title, on, from, because } = newest;
  const release = `${title}, ${dayInWords(on)}`;
  const words =
    because === 'both'
      ? `The verdict changed with new months and because earlier data were revised (${release}).`
      : `The verdict changed because the data were revised (${release}), not because something happened.`;
  return { vintage, on, from, words };
}

/** Whether a revision is told among what changed of late. */
export function isNews({ on }: Revised, asOf: Day): boolean {
  return on >= addDays(asOf, -NEWS) && on <= asOf;
}
