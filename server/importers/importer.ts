import type { EventDraft, EventInput } from '../domain/event/event.ts';
import type { Names } from '../domain/event/names.ts';
import type { Lexicon } from '../domain/event/vocabulary.ts';

/** What an importer may look up. */
export interface Look {
  words: Lexicon;
  names: Names;
}

/** Why a row was refused: where, what was there, and what to do. */
export interface RowProblem {
  column: string;
  value: string;
  reason: string;
  fix: string;
  /** Of an id that stands twice, the line that has it first. */
  first?: number;
}

/** Another dataset with the same columns: its feed, and what in the row gives it away. */
export interface Alike {
  feed: string;
  because: string;
}

/** A row turned into an event, or refused with every reason. */
export type Mapped = { externalId: string; draft: EventInput; warnings?: RowProblem[] } | { refused: RowProblem[] };

/** A dataset that can be read. One folder each; see docs/import.md. */
export interface Importer {
  /** Id of the feed its events belong to. */
  feed: string;
  title: string;
  licence: string;
  citation: string;
  /** May the rows be passed on with a report? */
  redistribution: 'free' | 'attributed' | 'not-allowed';
  /** Months that stay provisional after their end (docs/method.md, "Data honesty"). */
  holdBack: number;
  /** Text encodings to try, in order; the first that decodes without error is used. */
  encodings: readonly ('utf-8' | 'windows-1252' | 'utf-16le')[];
  /** What the ids of its rows begin with, where other tables have rows in the same feed: theirs are none of its business. */
  idsBegin?: string;
  /** The columns that a row's id is made of, where that is not "id"; none where it is made of all that stands in the row. */
  idColumns?: readonly string[];
  /** Whether the header row is this dataset's; column names are compared without case, BOM and order. */
  recognises(header: readonly string[]): boolean;
  /** A row that is no event and no mistake, such as the HXL tag row; named in the summary. Null for ordinary rows. */
  skips?(row: Readonly<Record<string, string>>): string | null;
  /** Turns a row (by column name, as recognised) into an event or refuses it. Pure. */
  map(row: Readonly<Record<string, string>>, look: Look): Mapped;
  /**
   * Of which other dataset a row shows the file to be, where the headers are alike; null when nothing speaks for one,
   * or when the release named can only be this dataset's.
   */
  belongsTo?(row: Readonly<Record<string, string>>, release: string | undefined): Alike | null;
  /** What is the matter with a header that is not recognised, when more can be said than whose it looks like. */
  misfit?(header: readonly string[]): { message: string; fix: string } | null;
  /**
   * Months and countries the file shows that it covers; null when that cannot be told from rows. `first` and `last`
   * are days of the first and the last event whose month is known.
   */
  covers(seen: {
    first: string;
    last: string;
    countries: readonly string[];
    release: string | null;
  }): { from: string; to: string; countries: string[] } | null;
}

/**
 * One row of a file as read. `line` is the line of the file it starts on, 1 for the header; `record` its cells by
 * column, null where the row cannot be taken apart into cells.
 */
export type ReadRow =
  | {
      kind: 'event';
      row: number;
      line: number;
      record: Readonly<Record<string, string>>;
      externalId: string;
      draft: EventInput;
      /** The same, as it was parsed. */
      parsed: EventDraft;
      /** Whether its keys stand in the order of the alphabet, all through. */
      canonical: boolean;
      warnings: RowProblem[];
    }
  | {
      kind: 'refused';
      row: number;
      line: number;
      record: Readonly<Record<string, string>> | null;
      problems: RowProblem[];
    }
  | { kind: 'skipped'; row: number; line: number; reason: string };
