import { lexicon, type Lexicon, type Section, type Word } from '../../server/domain/event/vocabulary.ts';
import type { Vocabulary } from '../../server/domain/event/vocabulary-file.ts';
import type { ApiProblem } from './api.ts';
import { query } from './query.svelte.ts';
import { scope } from './scope.svelte.ts';

/** The vocabulary as look-up tables, or null until it is read. Call while a component is set up. */
export function vocabulary(): {
  readonly words: Lexicon | null;
  readonly problem: ApiProblem | null;
  reload(): Promise<void>;
} {
  const answer = query<Vocabulary>(() => (scope.shared ? `/api/shared/${scope.token}/vocabulary` : '/api/vocabulary'));
  const words = $derived(answer.data ? lexicon(answer.data) : null);
  return {
    get words() {
      return words;
    },
    get problem() {
      return answer.problem;
    },
    reload: answer.reload,
  };
}

/** Words of a section in the order of the file, each with its depth in the tree. */
export function inOrder(words: Lexicon, section: Section): (Word & { depth: number })[] {
  return [...words[section].values()].map((word) => {
    let depth = 0;
    for (let above = word.parent; above; above = words[section].get(above)?.parent ?? null) depth++;
    return { ...word, depth };
  });
}
