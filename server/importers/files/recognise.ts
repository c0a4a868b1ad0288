import { shown } from '../../domain/problem.ts';
import { columnName } from '../header.ts';
import { guessFeed, importerFor } from '../index.ts';
import { releaseIn } from './release.ts';

type Row = Readonly<Record<string, string>>;

/** What a table is, by its header, its first rows and the name of its file. */
export interface Recognised {
  feed: string | null;
  release: string | null;
  title: string;
  notes: string[];
}

const SHORT: Readonly<Record<string, string>> = {
  'ucdp-ged': 'UCDP GED',
  'ucdp-candidate': 'UCDP Candidate',
  acled: 'ACLED',
  gtd: 'GTD',
  csv: 'A table with the columns of your own log',
};

/**
 * Says which dataset it is, old columns and new alike; the feed is null when its columns are to be mapped. `whole`: the rows
 * are all that the file holds, not those it begins with.
 */
export function recognise(
  header: readonly string[],
  rows: readonly Row[],
  { names, whole }: { names: readonly string[]; whole: boolean },
): Recognised {
  const columns = header.map(columnName);
  const guessed = guessFeed(columns);
  if (guessed === null) return notKnown(columns, rows);
  const said = names.map(releaseIn).find((each) => each !== null) ?? null;
  const feed = among(guessed, rows, said?.feed ?? null);
  const release = said && said.feed === feed ? said.release : null;
  const skipped = rows.map((row) => importerFor(feed)?.skips?.(row) ?? null);
  const notes = [...editions(feed, columns)];
  if (skipped.some((reason) => reason?.startsWith('HXL'))) notes.push('The row of HXL tags is skipped.');
  const countries = countriesOf(
    rows.filter((_, at) => skipped[at] === null),
    whole,
  );
  const title = [`${SHORT[feed] ?? feed}${release ? ` ${release}` : ''}`, countries].filter((part) => part).join(', ');
  return { feed, release, title, notes };
}

/** UCDP GED and UCDP Candidate have the same columns; their rows, and else the release, tell them apart. */
function among(guessed: string, rows: readonly Row[], named: string | null): string {
  if (guessed !== 'ucdp-ged' && guessed !== 'ucdp-candidate') return guessed;
  for (const row of rows) {
    for (const feed of ['ucdp-ged', 'ucdp-candidate']) {
      const other = importerFor(feed)?.belongsTo?.(row, undefined);
      if (other) return other.feed;
    }
  }
  return named ?? guessed;
}

/** Of which age the columns are, where datasets changed theirs. */
function editions(feed: string, columns: readonly string[]): string[] {
  const has = (column: string) => columns.includes(column);
  if (feed === 'acled' && (has('data_id') || has('event_id_no_cnty') || !has('disorder_type'))) {
    return ["The columns are ACLED's of before March 2023; both ages are read."];
  }
  if (feed === 'gtd' && has('ingroup')) return ["The columns are GTD's of 2016 and before; both ages are read."];
  return [];
}

/** None where the file goes on and has begun with one country alone: releases are often sorted by country. */
function countriesOf(rows: readonly Row[], whole: boolean): string {
  const named = rows.map((row) => inCapitals((row['country_txt'] ?? row['country'] ?? '').trim()));
  const countries = [...new Set(named.filter((name) => name !== '' && !/^\d+$/.test(name)))];
  if (!whole && countries.length < 2) return '';
  const shown = countries.slice(0, 3);
  if (countries.length > 3) return `${shown.join(', ')} and others`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '');
}

/** Tables of our own say a country by its word, "pakistan"; here it is read as a name. */
function inCapitals(country: string): string {
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(country)) return country;
  return country.replace(
    /(?:^|-)([a-z])/g,
    (part, first: string) => `${part.length > 1 ? ' ' : ''}${first.toUpperCase()}`,
  );
}

function notKnown(columns: readonly string[], rows: readonly Row[]): Recognised {
  const named = columns.filter((column) => column !== '');
  const months = named.find((column) => rows.every((row) => /^\d{4}-\d{2}(?:-01)?$/.test(row[column]?.trim() ?? '')));
  if (months !== undefined && rows.length > 0) {
    const others = named.filter((column) => column !== months);
    const notes = ['Each row is a month and holds numbers, not events: it can be added as a published series.'];
    return { feed: null, release: null, title: `Numbers by month: ${listed(others)}`, notes };
  }
  return { feed: null, release: null, title: `A table of its own columns: ${listed(named)}`, notes: [] };
}

function listed(columns: readonly string[]): string {
  const more = columns.length > 4 ? ` and ${columns.length - 4} more` : '';
  return (
    columns
      .slice(0, 4)
      .map((column) => shown(column, 40))
      .join(', ') + more
  );
}
