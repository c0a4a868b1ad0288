import { monthInWords, monthsBetween, monthsInWords, type Month } from '../event/calendar.ts';
import type { SpanShown } from './check.ts';
import type { Covers } from './settings.ts';

/**
 * How densely the rows of a file fill the months that it is proposed to cover. A month without a row would count as 0
 * once it is covered, so a span with many such months is not taken for covered before a person says so. Pure, without
 * zod, for the pages.
 */

type PlaceShown = SpanShown['places'][number];

/** More than this part of a place's months without a row, and more than one month, is too much to take for granted. */
const MOST_EMPTY = 1 / 4;
/**
 * So many months without a row one after the other, and this part of the span, are too many by themselves: a whole release
 * of decades has quiet stretches of its own.
 */
const LONG_RUN = { months: 3, part: 1 / 10 };
/** Events that the file no longer has, against those it has: more than this, and it may be a part of the dataset only. */
const MOST_GONE = 1 / 4;

/** What is known of a file and of the log when a span is proposed. */
interface SpanSeen {
  /** Months with a row, by country. */
  rows: ReadonlyMap<string, ReadonlySet<Month>>;
  span: Covers;
  /** Rows that are events, and events of the feed within the span that the file does not hold. */
  events: number;
  gone: number;
  /** Whether the feed is known to cover the span already: then there is nothing to ask. */
  covered: boolean;
}

/** What the rows show of a proposed span, and whether a person has to say that it is covered. */
export function spanShown({ rows, span, events, gone, covered }: SpanSeen): SpanShown {
  const months = monthsBetween(span.from, span.to);
  const places = span.countries.map((place): PlaceShown => {
    const held = rows.get(place) ?? new Set<Month>();
    const runs = emptyRuns(months, held);
    const longest = runs.reduce<Month[]>((most, run) => (run.length > most.length ? run : most), []);
    const [from, to] = [longest[0], longest.at(-1)];
    return {
      place,
      months: months.length,
      empty: runs.reduce((sum, run) => sum + run.length, 0),
      longest: from !== undefined && to !== undefined ? { from, to } : null,
    };
  });
  const manyGone = gone > events * MOST_GONE ? gone : null;
  return { span, places, gone: manyGone, ask: !covered && (manyGone !== null || places.some(isSparse)) };
}

/** Whether too many months of a place hold no row for them to count as 0 unasked. */
export function isSparse({ months, empty, longest }: PlaceShown): boolean {
  const run = longest ? monthsBetween(longest.from, longest.to).length : 0;
  return (run >= LONG_RUN.months && run >= months * LONG_RUN.part) || (empty > 1 && empty > months * MOST_EMPTY);
}

/** Each thing that speaks against taking the span for covered, or that is at least to be known of it. */
export function gapsInWords({ places, gone }: SpanShown, titleOf: (place: string) => string): string[] {
  const lines = places
    .filter(({ empty }) => empty > 0)
    .map(({ place, months, empty, longest }) => {
      const which =
        longest && empty > 1 && longest.from !== longest.to ? `, the longest gap ${monthsInWords(longest)}` : '';
      const one = longest && empty === 1 ? ` (${monthInWords(longest.from)})` : '';
      return `${titleOf(place)}: no row in ${empty} of ${months} ${months === 1 ? 'month' : 'months'}${one}${which}.`;
    });
  const many =
    gone === null
      ? []
      : [
          `The log has ${gone} ${gone === 1 ? 'event' : 'events'} of these months that the file does not hold: it may be a part of the dataset only.`,
        ];
  return [...lines, ...many];
}

function emptyRuns(months: readonly Month[], held: ReadonlySet<Month>): Month[][] {
  const runs: Month[][] = [];
  let run: Month[] = [];
  for (const month of months) {
    if (!held.has(month)) {
      if (run.length === 0) runs.push(run);
      run.push(month);
    } else if (run.length > 0) run = [];
  }
  return runs;
}
