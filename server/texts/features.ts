import type { Mention } from './mentions.ts';
import type { Token } from './tokens.ts';

const FOUND = /^(recovered|seized|confiscated|recovery|smuggled)$/;

/** Features and weapons of the act, each once. What was found or taken afterwards was not used in it. */
export function featuresIn(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  section: 'tags' | 'weapons',
): Mention[] {
  const found = new Set(
    tokens.filter(({ plain }) => FOUND.test(plain)).map(({ sentence, clause }) => `${sentence}/${clause}`),
  );
  const used = mentions.filter((one) => {
    const token = tokens[one.from];
    return (
      one.what.section === section &&
      !(section === 'weapons' && token && found.has(`${token.sentence}/${token.clause}`))
    );
  });
  return used.filter((one, n) => used.findIndex((other) => other.what.word.id === one.what.word.id) === n).slice(0, 12);
}
