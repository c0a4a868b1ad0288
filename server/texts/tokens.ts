/** A word of a text: where it stands, how it is written, and in which sentence and clause. */
export interface Token {
  from: number;
  to: number;
  /** Without case and accents, as names are compared. */
  plain: string;
  shape: 'small' | 'capital' | 'capitals' | 'number';
  sentence: number;
  /** Counts up at every comma, bracket or dash as well. */
  clause: number;
  /** What stands between it and the word before. */
  gap: string;
}

const WORD = /\d+(?:,\d{3})+(?!\d)|[\p{L}\p{M}\p{N}]+/gu;
/** After these a full stop ends no sentence. */
const SHORT = new Set(
  'mr mrs ms dr gen lt col maj capt brig sgt rs no st prof dist jan feb mar apr jun jul aug sep sept oct nov dec vs approx'.split(
    ' ',
  ),
);

/** The words of a text in order. Takes time in proportion to the text. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let [sentence, clause, end] = [0, 0, 0];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const gap = text.slice(end, index);
    const last = tokens.at(-1);
    if (last && endsSentence(gap, last, word)) [sentence, clause] = [sentence + 1, clause + 1];
    else if (/[,;:()[\]–—“”"]|\s-+\s/.test(gap)) clause++;
    end = index + word.length;
    tokens.push({ from: index, to: end, plain: plainWord(word), shape: shapeOf(word), sentence, clause, gap });
  }
  return tokens;
}

function endsSentence(gap: string, last: Token, next: string): boolean {
  if (/\n\s*\n/.test(gap)) return true;
  if (!/[.!?][\s"”’)\]]*\s["“‘([]*$/.test(gap) || /^\p{Ll}/u.test(next)) return false;
  return (
    !gap.trimStart().startsWith('.') || !(SHORT.has(last.plain) || (last.plain.length === 1 && last.shape !== 'number'))
  );
}

function shapeOf(word: string): Token['shape'] {
  if (/^\d/.test(word)) return /^[\d,]+$/.test(word) ? 'number' : 'small';
  if (!/^\p{Lu}/u.test(word)) return 'small';
  return word.length > 1 && !/\p{Ll}/u.test(word) ? 'capitals' : 'capital';
}

/** A word without case and accents. */
function plainWord(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
