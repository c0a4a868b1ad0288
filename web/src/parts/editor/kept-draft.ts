import { emptyFields, emptySource, type Fields } from './fields.ts';

const KEY = 'signposts.new-event';

export interface KeptDraft {
  fields: Fields;
  ownSummary: boolean;
}

/** What was typed into the form for a new event and not saved; it lives as long as the tab. */
export function restoreDraft(): KeptDraft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as KeptDraft | null;
    if (!kept) return null;
    const fields = { ...emptyFields(), ...kept.fields };
    // A source's key tells it from its neighbours on this page only.
    return {
      ...kept,
      fields: { ...fields, sources: fields.sources.map((one) => ({ ...one, key: emptySource().key })) },
    };
  } catch {
    return null;
  }
}

/** A browser that keeps nothing loses no more than it did before. */
export function keepDraft(draft: KeptDraft): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    return;
  }
}

export function forgetDraft(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
}

/** Everything typed as one text, to see whether anything changed; the keys of sources say nothing. */
export const textOf = (fields: Fields): string =>
  JSON.stringify({ ...fields, sources: fields.sources.map((source) => ({ ...source, key: 0 })) });
