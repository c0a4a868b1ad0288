import { stringify } from 'csv-stringify/sync';
import type { StoredEvent } from '../../domain/event/event.ts';
import type { Lexicon } from '../../domain/event/vocabulary.ts';
import { EVENT_COLUMNS } from './event-columns.ts';

/**
 * A piece of the table of events; the first brings the header. Cells that a spreadsheet would take for a formula are
 * disarmed with a leading apostrophe, which an import takes off again.
 */
export function writeEvents(events: readonly StoredEvent[], words: Lexicon, { first }: { first: boolean }): string {
  const cells = Object.values(EVENT_COLUMNS);
  return stringify(
    events.map((event) => cells.map((cell) => cell(event, words))),
    {
      header: first,
      columns: Object.keys(EVENT_COLUMNS),
      bom: first,
      escape_formulas: true,
      record_delimiter: '\r\n',
    },
  );
}
