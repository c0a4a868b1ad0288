import { shown, type Issue } from '../problem.ts';
import type { EventDraft } from './event.ts';
import { nearest, type Lexicon, type Section } from './vocabulary.ts';

/** Words of an event that the vocabulary does not have, each with the nearest one it has. */
export function checkWords(draft: EventDraft, words: Lexicon): Issue[] {
  return uses(draft).flatMap(({ field, word, sections }) => {
    if (sections.some((section) => words[section].has(word))) return [];
    const close = nearest(
      word,
      sections.flatMap((section) => [...words[section].keys()]),
    );
    const where = sections.join(' or ');
    return [
      {
        field,
        value: shown(word),
        message: `"${shown(word)}" is not a word of the vocabulary (${where})`,
        fix: close ? `Did you mean "${close}"?` : `Use one of the ${where} in /api/vocabulary.`,
      },
    ];
  });
}

interface Use {
  field: string;
  word: string;
  sections: Section[];
}

function uses(draft: EventDraft): Use[] {
  const list = (field: string, items: readonly string[], ...sections: Section[]): Use[] =>
    items.map((word, n) => ({ field: `${field}.${n}`, word, sections }));
  const parts = (field: 'by' | 'with' | 'between'): Use[] =>
    draft[field].map((part, n) => ({ field: `${field}.${n}.actor`, word: part.actor, sections: ['actors'] }));
  return [
    { field: 'kind', word: draft.kind, sections: ['events'] },
    ...parts('by'),
    ...parts('with'),
    ...parts('between'),
    ...list('against', draft.against, 'targets', 'actors'),
    ...list('place.words', draft.place.words, 'places'),
    ...list('weapons', draft.weapons, 'weapons'),
    ...list('tags', draft.tags, 'tags'),
  ];
}
