/** Letters without a place to break at, beyond which a column may be too narrow for them; and anything at all without a blank. */
const LONG = /[\p{L}\p{N}\p{M}_]{21,}|\S{40,}/gu;
/** Scripts whose letters join: a place to break would part them. */
const JOINED = /\p{Script=Arabic}/u;
const PLACE = '\u200B';
const EVERY = 7;

/** Text with places to break at inside words too long for a column; they are not seen where nothing is broken. */
export function breakable(text: string): string {
  return text.replace(LONG, (word) => {
    if (JOINED.test(word)) return word;
    const letters = [...new Intl.Segmenter('en').segment(word)].map(({ segment }) => segment);
    if (letters.length <= 20) return word;
    return letters.map((letter, i) => (i > 0 && i % EVERY === 0 ? PLACE + letter : letter)).join('');
  });
}

/** A value with all its texts made breakable; names of fields stay. */
export function allBreakable(value: unknown): unknown {
  if (typeof value === 'string') return breakable(value);
  if (Array.isArray(value)) return value.map(allBreakable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, allBreakable(inner)]));
}
