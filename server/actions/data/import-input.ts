import type { Day } from '../../domain/event/calendar.ts';
import type { ImportSummary } from '../../domain/wire.ts';

/** A file to import. `open` reads it from its first byte, as often as it is called. */
export interface ImportInput {
  feed: string;
  file: string;
  open: () => AsyncIterable<Uint8Array>;
  release?: string | undefined;
  /** `2021-01..2024-12`, `none`, or nothing: what the importer proposes. */
  covers?: string | undefined;
  dryRun?: boolean | undefined;
  acceptValid?: boolean | undefined;
  /** Retract events that the file no longer has, within what it covers. */
  dropGone?: boolean | undefined;
}

/** What a file turned out to hold. */
export interface Counted {
  rows: number;
  counts: ImportSummary['counts'];
  first: Day | null;
  last: Day | null;
  /** Days of the first and last event that lie within one month each: they prove that the file holds that month. */
  proven: { first: Day; last: Day } | null;
  countries: Set<string>;
  skipped: ImportSummary['skipped'];
  refused: ImportSummary['refused'];
}
