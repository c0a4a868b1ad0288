import type { EventOut } from '../../../../server/domain/wire.ts';
import type { Hedge } from './hedges.ts';
import { emptyFields, emptySource, type Fields } from './fields.ts';

/** The form as it was left: what a draft keeps. What a draft of an older version did not know is null or missing. */
export interface KeptDraft {
  fields: Fields;
  ownSummary: boolean;
  /** Stored events that somebody said are not this one. */
  different?: string[];
  /** Events of other feeds that tell of the same happening. */
  same?: string[];
  /** What a pasted text was not sure of and nobody confirmed yet. */
  hedges?: Hedge[];
  /** For a change: the event as it was read, and its ETag. The change is held against these, however long it waits. */
  base?: EventOut | null;
  etag?: string | null;
}

/** A kept draft as this page can show it: a source's key tells it from its neighbours on this page only. */
export function withFreshKeys(kept: KeptDraft): KeptDraft {
  const fields = { ...emptyFields(), ...kept.fields };
  return {
    ...kept,
    fields: { ...fields, sources: fields.sources.map((one) => ({ ...one, key: emptySource().key })) },
  };
}

/** Everything typed as one text, to see whether anything changed; the keys of sources say nothing. */
export const textOf = (fields: Fields): string =>
  JSON.stringify({ ...fields, sources: fields.sources.map((source) => ({ ...source, key: 0 })) });
