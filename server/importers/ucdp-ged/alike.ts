import type { Alike } from '../importer.ts';

/*
 * UCDP GED and UCDP Candidate have the same columns. What stands in two of them tells the files apart: a Candidate
 * release writes `active_year` as true or false and says in `code_status` what is still being checked; in UCDP GED
 * `active_year` is 1 or 0 and every row is Clear.
 */

type Row = Readonly<Record<string, string>>;

/** Releases as UCDP numbers them: "25.1" is of UCDP GED, "23.0.10" of Candidate. Whoever names one knows what it is. */
const YEARLY = /^\d{2}\.1$/;
const MONTHLY = /^\d{2}\.\d{1,2}\.\d{1,2}$/;

/** What shows a row offered as UCDP GED to be of a Candidate release. */
export function candidateSigns(row: Row, release = ''): Alike | null {
  if (YEARLY.test(release)) return null;
  const [active, status] = [textOf(row, 'active_year'), textOf(row, 'code_status')];
  const feed = 'ucdp-candidate';
  if (/^check/i.test(status)) return { feed, because: `code_status is "${status}"` };
  return /^(true|false)$/i.test(active) ? { feed, because: `active_year is "${active}"` } : null;
}

/** What shows a row offered as UCDP Candidate to be of UCDP GED. */
export function gedSigns(row: Row, release = ''): Alike | null {
  if (MONTHLY.test(release)) return null;
  const active = textOf(row, 'active_year');
  return /^[01](\.0+)?$/.test(active) ? { feed: 'ucdp-ged', because: `active_year is "${active}"` } : null;
}

function textOf(row: Row, column: string): string {
  return (row[column] ?? '').trim().slice(0, 60);
}
