import { stringify } from 'csv-stringify/sync';
import type { StoredEvent } from '../../domain/event/event.ts';
import type { Lexicon } from '../../domain/event/vocabulary.ts';
import { EVENT_COLUMNS } from './event-columns.ts';
import { CSV_SETTINGS } from './settings.ts';

const CELLS = Object.values(EVENT_COLUMNS);

/** The head of the table: what is to be said of the whole file, a remark each that an import leaves out, then the header. */
export function writeHead(remarks: readonly string[]): string {
  const said = stringify(
    remarks.map((remark) => [`# ${remark}`]),
    CSV_SETTINGS,
  );
  return `\uFEFF${said}${stringify([[...Object.keys(EVENT_COLUMNS), 'credit']], CSV_SETTINGS)}`;
}

/**
 * A piece of the table of events; `credits` is how each feed wants to be named. Cells that a spreadsheet would take for
 * a formula are disarmed with a leading apostrophe, which an import takes off again.
 */
export function writeEvents(
  events: readonly StoredEvent[],
  words: Lexicon,
  credits: ReadonlyMap<string, string>,
): string {
  return stringify(
    events.map((event) => [...CELLS.map((cell) => cell(event, words)), credits.get(event.feed) ?? '']),
    CSV_SETTINGS,
  );
}
