import type { EventDraft } from '../../domain/event/event.ts';
import type { Lexicon } from '../../domain/event/vocabulary.ts';
import { settled, type Settled, type Standing } from '../../domain/import/settle.ts';
import type { Status } from '../../domain/event/event-values.ts';

/** What is known of an event without reading it whole. */
export interface KnownRow {
  status: Status;
  content_hash: string;
}

/** A row as an event, and the event of its id where there is one. */
export interface RowToSettle {
  known: KnownRow | undefined;
  draft: EventDraft;
  /** Fingerprint of the draft. */
  hash: string;
  /** The event whole, from `tx.datasetSays.standing`; read only where `needsStanding` says so. */
  standing: Standing | undefined;
  words: Lexicon;
}

/** Whether the event must be read whole to settle the row: not for one that stands as the row says, which most do. */
export function needsStanding(known: KnownRow | undefined, hash: string): boolean {
  return known !== undefined && (known.content_hash !== hash || known.status === 'retracted');
}

/**
 * What a row of a file does to the log. A row that says what it said before does nothing, whatever people made of its
 * event meanwhile; but an event that only an import had retracted comes back. `write` is the state to write under
 * `batch: vintage` with action `import`, `says` what to keep with `tx.datasetSays.keep` after that.
 */
export function settleRow({ known, draft, hash, standing, words }: RowToSettle): Settled {
  if (!known) return { what: 'new', write: { draft, status: draft.status }, fields: [], says: null };
  const again = known.content_hash === hash;
  if (!standing || (again && standing.fate !== 'gone')) return { what: 'same', write: null, fields: [], says: null };
  return settled(standing, draft, words);
}
