import { tokensOf, type Token } from './tokens.ts';

/** A tree of phrases, word by word: one walk along a text finds them all, however many there are. */
export interface Phrases<T> {
  next: Map<string, Phrases<T>>;
  ends: Ending<T>[];
}

interface Ending<T> {
  what: T;
  /** How each word must be written: a name's capitals are part of it ("Tank" is a district, a tank is not). */
  shapes: readonly Token['shape'][];
}

/** Words `from` to before `to` of a text are this phrase. */
export interface Found<T> {
  what: T;
  from: number;
  to: number;
}

export function noPhrases<T>(): Phrases<T> {
  return { next: new Map(), ends: [] };
}

/** Adds a phrase as it is written: small letters stand for any, a capital for itself. */
export function addPhrase<T>(phrases: Phrases<T>, phrase: string, what: T): void {
  const tokens = tokensOf(phrase);
  if (!tokens.length) return;
  let node = phrases;
  for (const { plain } of tokens) {
    let next = node.next.get(plain);
    if (!next) node.next.set(plain, (next = noPhrases()));
    node = next;
  }
  node.ends.push({ what, shapes: tokens.map(({ shape }) => shape) });
}

/** Every phrase that begins at word `at`, longest first. A plural stands for its singular where small letters do. */
export function phrasesAt<T>(phrases: Phrases<T>, tokens: readonly Token[], at: number): Found<T>[] {
  const found: Found<T>[] = [];
  const walk = (node: Phrases<T>, to: number, plurals: number) => {
    for (const { what, shapes } of node.ends) {
      if (shapes.every((shape, n) => isWritten(shape, tokens[at + n])) && (plurals === 0 || shapes.at(-1) === 'small'))
        found.push({ what, from: at, to });
    }
    const token = tokens[to];
    if (!token || (to > at && (token.sentence !== tokens[at]?.sentence || /[,;:()]/.test(token.gap)))) return;
    const same = node.next.get(token.plain);
    if (same) walk(same, to + 1, plurals);
    if (token.plain.length < 4 || !token.plain.endsWith('s')) return;
    for (const end of token.plain.endsWith('es') ? [1, 2] : [1]) {
      const one = node.next.get(token.plain.slice(0, -end));
      if (one) walk(one, to + 1, plurals + 1);
    }
  };
  walk(phrases, at, 0);
  return found.sort((one, other) => other.to - one.to);
}

/** The longest phrase at each place, left to right, none over another. */
export function allPhrases<T>(phrases: Phrases<T>, tokens: readonly Token[]): Found<T>[] {
  const found: Found<T>[] = [];
  for (let at = 0; at < tokens.length;) {
    const [longest] = phrasesAt(phrases, tokens, at);
    if (longest) found.push(longest);
    at = longest ? longest.to : at + 1;
  }
  return found;
}

/** Phrases that all mean the same. */
export function phraseList<T>(what: T, ...list: string[]): Phrases<T> {
  const phrases = noPhrases<T>();
  for (const phrase of list) addPhrase(phrases, phrase, what);
  return phrases;
}

function isWritten(wanted: Token['shape'], token: Token | undefined): boolean {
  if (!token) return false;
  if (wanted === 'capitals') return token.shape === 'capitals';
  return wanted !== 'capital' || token.shape !== 'small';
}
