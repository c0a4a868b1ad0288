import type { Day } from '../domain/event/calendar.ts';
import type { StoredEvent } from '../domain/event/event.ts';
import type { Lexicon } from '../domain/event/vocabulary.ts';
import { writeEvents, writeHead } from './csv/write-events.ts';
import { eventLines, eventsHead, EVENTS_FOOT } from './json/write-events.ts';

/** What holds for a whole list of events that is written as a file. */
export interface ListAbout {
  /** What is to be said of the file, a remark each: events that its feed does not let out. */
  remarks: readonly string[];
  /** How each feed wants to be named. */
  credits: ReadonlyMap<string, string>;
  words: Lexicon;
  /** The day the list is read on, or as of. */
  day: Day;
}

/** A list of events being written: a log of any length fits, because only a piece is held at a time. */
export interface EventTable {
  head: string;
  rows: (events: readonly StoredEvent[]) => string;
  /** Ends the file; a file of JSON without it was cut off. */
  foot: string;
}

/** How a list of events can be written, by format. */
export const EVENT_TABLES = {
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    begin: ({ remarks, credits, words }: ListAbout): EventTable => ({
      head: writeHead(remarks),
      rows: (events) => writeEvents(events, words, credits),
      foot: '',
    }),
  },
  json: {
    mediaType: 'application/json',
    begin: (about: ListAbout): EventTable => ({ head: eventsHead(about), rows: eventLines(), foot: EVENTS_FOOT }),
  },
} as const;
export type EventTableFormat = keyof typeof EVENT_TABLES;
