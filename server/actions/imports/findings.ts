import type { Day, Month } from '../../domain/event/calendar.ts';
import { monthOf } from '../../domain/event/calendar.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import { countriesOf } from '../../domain/event/names.ts';
import type { Lexicon } from '../../domain/event/vocabulary.ts';
import type { ChangedRow, DuplicateRow, ImportCounts, RowProblem } from '../../domain/import/check.ts';
import type { Newcomer } from '../../domain/import/split.ts';
import type { Assignments } from '../../domain/import/names-known.ts';
import type { Catalogue } from '../../domain/indicator/loaded.ts';
import { outcome, type Outcome } from './outcome.ts';
import { problemGroups, type ProblemGroups } from './problem-groups.ts';
import { unknownNames, type UnknownNames } from './unknown-names.ts';

/** What a file turned out to hold. What is listed is listed up to a bound and counted beyond. */
export interface Findings {
  rows: number;
  counts: ImportCounts;
  first: Day | null;
  last: Day | null;
  /** Days of the first and last event that lie within one month each: they prove that the file holds that month. */
  proven: { first: Day; last: Day } | null;
  countries: Set<string>;
  /** Months that hold a row, by country. An event told to the year holds none. */
  months: Map<string, Set<Month>>;
  skipped: Map<string, number>;
  groups: ProblemGroups;
  /** The first refused rows one by one, for the command line. */
  refused: { row: number; line: number; problems: RowProblem[] }[];
  changed: ChangedRow[];
  duplicates: DuplicateRow[];
  /** Rows that could not be held against all rows of the file that they may tell once more. */
  notCompared: number;
  /** Rows that bring events, to be held against those that are gone; null where the feed holds none. */
  newcomers: Newcomer[] | null;
  names: UnknownNames;
  outcome: Outcome;
}

export const LISTED = 50;
const REASONS = 50;
const REFUSED = 200;

/** Nothing found yet. */
export function noFindings(known: Catalogue, assigned: Assignments): Findings {
  return {
    rows: 0,
    counts: { new: 0, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0, duplicates: 0 },
    first: null,
    last: null,
    proven: null,
    countries: new Set(),
    months: new Map(),
    skipped: new Map(),
    groups: problemGroups(),
    refused: [],
    changed: [],
    duplicates: [],
    notCompared: 0,
    newcomers: null,
    names: unknownNames(known, assigned),
    outcome: outcome(),
  };
}

/** Notes a row that is no event and no mistake. */
export function noteSkipped({ counts, skipped }: Findings, reason: string): void {
  counts.skipped++;
  if (skipped.has(reason) || skipped.size < REASONS) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
}

/** Notes a row that cannot be an event, with every reason. */
export function noteRefused(
  { counts, groups, refused }: Findings,
  row: { row: number; line: number; record: Readonly<Record<string, string>> | null },
  problems: RowProblem[],
): void {
  counts.refused++;
  keepFirst(refused, { row: row.row, line: row.line, problems });
  groups.note(row, problems);
}

/** The first rows of the file are kept, in its order: rows are refused where they are read and where they are settled, in turns. */
function keepFirst(refused: Findings['refused'], next: Findings['refused'][number]): void {
  if (refused.length >= REFUSED && next.row > (refused.at(-1)?.row ?? 0)) return;
  let place = refused.length;
  while (place > 0 && (refused[place - 1]?.row ?? 0) > next.row) place--;
  refused.splice(place, 0, next);
  if (refused.length > REFUSED) refused.pop();
}

/** Notes when and where an event of the file was. */
export function noteEvent(findings: Findings, { when, place }: EventDraft, words: Lexicon): void {
  if (findings.first === null || when.from < findings.first) findings.first = when.from;
  if (findings.last === null || when.from > findings.last) findings.last = when.from;
  if (withinMonth(when)) {
    const { first, last } = findings.proven ?? { first: when.from, last: when.from };
    findings.proven = { first: when.from < first ? when.from : first, last: when.from > last ? when.from : last };
  }
  for (const country of countriesOf(words, place.words)) {
    findings.countries.add(country);
    if (when.precision !== 'year') noteMonths(findings, country, when);
  }
}

function noteMonths({ months }: Findings, country: string, { from, to }: EventDraft['when']): void {
  const held = months.get(country) ?? new Set();
  months.set(country, held.add(monthOf(from)));
  if (to) held.add(monthOf(to));
}

/** An event told to the year, or over the end of a month, does not show that a file holds the months it touches. */
function withinMonth({ from, to, precision }: EventDraft['when']): boolean {
  return precision !== 'year' && (!to || monthOf(to) === monthOf(from));
}
