import type { Lexicon, Section } from '../../../../server/domain/event/vocabulary.ts';
import type { Option } from '../../ui/suggest.ts';
import { inOrder } from '../../vocabulary.svelte.ts';

/** Words of the vocabulary to choose from, each set in under the one it belongs to. */
export function wordOptions(words: Lexicon | null, sections: readonly Section[]): Option[] {
  if (!words) return [];
  return sections.flatMap((section) =>
    inOrder(words, section).map(({ id, title, also, depth }) => ({
      id,
      title,
      also: [id, ...also],
      ...(depth > 0 && { hint: titleAbove(words, section, id) }),
    })),
  );
}

function titleAbove(words: Lexicon, section: Section, id: string): string {
  const parent = words[section].get(id)?.parent;
  return (parent && words[section].get(parent)?.title.split(/[,(:]/)[0]?.trim()) || '';
}
