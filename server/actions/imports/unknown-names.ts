import type { EventDraft } from '../../domain/event/event.ts';
import type { UnknownName } from '../../domain/import/check.ts';
import { knownAround, levelsOf, nameKey, unknownIn, type Assignments } from '../../domain/import/names-known.ts';
import { likeNames } from '../../domain/import/names-like.ts';
import type { Catalogue } from '../../domain/indicator/loaded.ts';

/** Names that the vocabulary does not know, gathered from the rows of a file. */
export interface UnknownNames {
  note(draft: EventDraft): void;
  /** The most frequent first, each with the words that may be meant. */
  settled(): UnknownName[];
}

const TOLD_APART = 5_000;
const SHOWN = 100;

/** Begins to gather. Names that somebody put aside are left out. */
export function unknownNames(known: Catalogue, assigned: Assignments): UnknownNames {
  const found = new Map<string, UnknownName & { country: string; within: string }>();
  const levels = levelsOf(known.words);
  const keys = new Map<string, string>();
  return {
    note(draft) {
      for (const { what, spelling, country } of unknownIn(draft, known.words, known.names)) {
        if (assigned.of(what, spelling, [country])) continue;
        const plain = keys.get(spelling) ?? nameKey(spelling);
        if (keys.size < TOLD_APART) keys.set(spelling, plain);
        const key = `${what} ${plain}`;
        const before = found.get(key);
        const within = what === 'place' ? knownAround(draft.place, country, levels) : country;
        if (before) {
          before.rows++;
          // Told in two provinces it may lie in either.
          if (before.within !== within) before.within = country;
        } else if (found.size < TOLD_APART)
          found.set(key, { what, spelling, country, within, rows: 1, suggestions: [] });
      }
    },
    settled() {
      if (found.size === 0) return [];
      const like = { actor: likeNames('actor', known), place: likeNames('place', known) };
      const shown = [...found.values()].sort((a, b) => b.rows - a.rows).slice(0, SHOWN);
      return shown.map(({ what, spelling, rows, within }) => {
        const suggestions = like[what]
          .of(spelling, { within: what === 'place' ? within : undefined })
          .map(({ use, title }) => ({ use, title }));
        return { what, spelling, rows, suggestions };
      });
    },
  };
}
