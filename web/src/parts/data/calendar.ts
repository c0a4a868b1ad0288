import { addMonths, monthsBetween, monthsInWords, type Month } from '../../../../server/domain/event/calendar.ts';

interface Span {
  from: Month;
  to: Month;
  countries: string[];
  /** Null: every indicator the feed carries. */
  indicators?: string[] | null | undefined;
}

/** What is known of a month: covered, for some indicators or places alone, only proposed by a file, or missing. */
export type Known = 'covered' | 'partly' | 'proposed' | 'missing';
export interface CalendarMonth {
  month: Month;
  /** Null before the first and after the last month that anything is said of. */
  known: Known | null;
}
export interface CalendarYear {
  year: string;
  months: CalendarMonth[];
}

const STRONGEST: readonly Known[] = ['covered', 'partly', 'proposed'];

/** The covered months of a feed, a row for each year; empty where nothing is declared and nothing proposed. */
export function coverageCalendar(coverage: readonly Span[], proposals: readonly Span[]): CalendarYear[] {
  const known = new Map<Month, Known>();
  const put = ({ from, to }: Span, as: Known) => {
    for (const month of monthsBetween(from, to)) {
      const before = known.get(month);
      if (!before || STRONGEST.indexOf(as) < STRONGEST.indexOf(before)) known.set(month, as);
    }
  };
  for (const span of proposals) put(span, 'proposed');
  const whole = coverage.filter(({ indicators }) => !indicators);
  const places = [...new Set(whole.flatMap(({ countries }) => countries))];
  for (const span of coverage) put(span, 'partly');
  for (const span of whole) {
    for (const month of monthsBetween(span.from, span.to)) {
      const there = whole.filter(({ from, to }) => from <= month && month <= to);
      if (places.every((place) => there.some(({ countries }) => countries.includes(place))))
        known.set(month, 'covered');
    }
  }
  const told = [...known.keys()].sort();
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return [];
  const years = new Map<string, CalendarMonth[]>();
  for (const month of monthsBetween(`${first.slice(0, 4)}-01`, `${last.slice(0, 4)}-12`)) {
    const inside = month >= first && month <= last;
    const year = month.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), { month, known: inside ? (known.get(month) ?? 'missing') : null }]);
  }
  return [...years].map(([year, months]) => ({ year, months }));
}

/** Years alike in every month are one row from here on: thirty covered years need not fill a page. */
const ALIKE = 3;

/** The rows to draw: a year each, or "1989 to 2020" for years that are all the same in all their months. */
export function calendarRows(years: readonly CalendarYear[]): CalendarYear[] {
  const runs: CalendarYear[][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run?.[0] && wholly(run[0]) !== null && wholly(run[0]) === wholly(year)) run.push(year);
    else runs.push([year]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    return first && last && run.length >= ALIKE ? [{ ...first, year: `${first.year} to ${last.year}` }] : run;
  });
}

/** What all months of a year are, where they are the same. */
function wholly({ months }: CalendarYear): Known | null {
  const known = months[0]?.known ?? null;
  return months.every((month) => month.known === known) ? known : null;
}

const SAID: readonly [Known, string][] = [
  ['covered', 'Covered'],
  ['partly', 'For some places or indicators only'],
  ['proposed', 'Proposed, not counted'],
  ['missing', 'Missing between them'],
];

/** The same in a sentence for each state: "Covered: Jan 2021 to Dec 2022, Mar 2023. Missing between them: …". */
export function calendarInWords(years: readonly CalendarYear[]): string {
  const all = years.flatMap(({ months }) => months);
  const parts = SAID.flatMap(([known, words]) => {
    const spans = together(all.filter((one) => one.known === known).map(({ month }) => month));
    return spans.length > 0 ? [`${words}: ${spans.map(monthsInWords).join(', ')}.`] : [];
  });
  return parts.join(' ');
}

function together(months: readonly Month[]): { from: Month; to: Month }[] {
  const spans: { from: Month; to: Month }[] = [];
  for (const month of months) {
    const last = spans.at(-1);
    if (last && addMonths(last.to, 1) === month) last.to = month;
    else spans.push({ from: month, to: month });
  }
  return spans;
}
