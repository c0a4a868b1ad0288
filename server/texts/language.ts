import type { Token } from './tokens.ts';

/** Small words that no English sentence does without and hardly any other language has. */
const ENGLISH = new Set(
  'the a an of in on and to was were is are by with for at from that has have had said who which after as its their not been'.split(
    ' ',
  ),
);

/** Whether the text is English: at least two of the small words, and one word in nine. */
export function isEnglish(tokens: readonly Token[]): boolean {
  const known = tokens.filter(({ plain }) => ENGLISH.has(plain)).length;
  return known >= 2 && known * 9 >= tokens.length;
}
