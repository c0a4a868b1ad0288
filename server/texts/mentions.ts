import type { Section } from '../domain/event/vocabulary.ts';
import type { Meaning } from './known-words.ts';
import { phrasesAt, type Found, type Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/** A word of the vocabulary, mentioned in a text. */
export type Mention = Found<Meaning>;

/** A name within a longer name is none of its own: "Taliban" in "Tehreek-e-Taliban", police in "police uniforms". */
const HIDDEN_WITHIN: ReadonlySet<Section> = new Set(['actors', 'targets', 'places']);
const HIDES: ReadonlySet<Section> = new Set(['actors', 'targets', 'places', 'tags']);

/** Everything that the text mentions, in order: for each section the longest phrase at each place. */
export function mentionsIn(phrases: Phrases<Meaning>, tokens: readonly Token[]): Mention[] {
  const all: Mention[] = [];
  const read = new Map<Section, number>();
  for (let at = 0; at < tokens.length; at++) {
    const longest = new Map<Section, number>();
    for (const found of phrasesAt(phrases, tokens, at)) {
      const { section } = found.what;
      if (at < (read.get(section) ?? 0) || found.to < (longest.get(section) ?? 0)) continue;
      longest.set(section, found.to);
      all.push(found);
    }
    for (const [section, to] of longest) read.set(section, to);
  }
  return all.filter((one, n) => !HIDDEN_WITHIN.has(one.what.section) || !isWithin(one, all, n));
}

/** Looks only at its neighbours: no phrase is longer than a dozen words. */
function isWithin(one: Mention, all: readonly Mention[], n: number): boolean {
  const longer = (other: Mention | undefined) =>
    other !== undefined &&
    HIDES.has(other.what.section) &&
    other.from <= one.from &&
    other.to >= one.to &&
    other.to - other.from > one.to - one.from;
  for (let m = n - 1; m >= 0 && (all[m]?.from ?? 0) > one.from - 12; m--) if (longer(all[m])) return true;
  for (let m = n + 1; all[m]?.from === one.from; m++) if (longer(all[m])) return true;
  return false;
}
