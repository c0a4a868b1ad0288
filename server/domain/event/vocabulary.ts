import type { Day } from './calendar.ts';
import type { KindFields, ReadSide, Vocabulary, VocabularyEntry } from './vocabulary-file.ts';

export const SECTIONS = ['events', 'actors', 'targets', 'weapons', 'tags', 'places'] as const;
export type Section = (typeof SECTIONS)[number];

/** A word with its place in the tree. */
export interface Word {
  id: string;
  title: string;
  parent: string | null;
  also: readonly string[];
  from: Day | null;
  to: Day | null;
  level: 'country' | 'province' | 'district' | null;
  /** What the form asks of a kind of event; null where the vocabulary leaves it open, and then everything is asked. */
  fields: KindFields | null;
  /** Words by which a pasted text gives it away, beside its names. */
  cues: readonly string[];
  /** Whose people these are, or whose act it is; null where nothing says so. */
  side: ReadSide | null;
}

/** The vocabulary as look-up tables: section, then word. */
export type Lexicon = Record<Section, ReadonlyMap<string, Word>>;

/** Builds the look-up tables. Groups of events are words too: an event may be known only as "attack". */
export function lexicon(vocabulary: Vocabulary): Lexicon {
  const tables = Object.fromEntries(SECTIONS.map((section) => [section, new Map<string, Word>()]));
  const add = (
    section: Section,
    id: string,
    entry: VocabularyEntry,
    parent: string | null,
    above: Pick<Word, 'fields' | 'side'> = { fields: null, side: null },
  ) => {
    const inherited = { fields: entry.fields ?? above.fields, side: entry.side ?? above.side };
    tables[section]?.set(id, {
      id,
      title: entry.title,
      parent,
      also: entry.also ?? [],
      from: entry.from ?? null,
      to: entry.to ?? null,
      level: entry.level ?? null,
      cues: entry.cues ?? [],
      ...inherited,
    });
    for (const [child, below] of Object.entries(entry.includes ?? {})) add(section, child, below, id, inherited);
  };
  for (const [group, { kinds, ...entry }] of Object.entries(vocabulary.events)) {
    add('events', group, { ...entry, includes: kinds }, null);
  }
  for (const section of SECTIONS.slice(1)) {
    const entries = vocabulary[section] as Record<string, VocabularyEntry>;
    for (const [id, entry] of Object.entries(entries)) add(section, id, entry, null);
  }
  return tables as unknown as Lexicon;
}

/**
 * Whether `wide` stands for `narrow`: the same word, or one above it. With a day, a dated membership counts
 * only while it lasts (Jamaat-ul-Ahrar is the TTP from its return in August 2020 on).
 */
export function covers(words: Lexicon, section: Section, wide: string, narrow: string, on?: Day): boolean {
  let word = words[section].get(narrow);
  if (wide === narrow) return word !== undefined;
  while (word?.parent) {
    if (on && ((word.from && on < word.from) || (word.to && on > word.to))) return false;
    if (word.parent === wide) return true;
    word = words[section].get(word.parent);
  }
  return false;
}

/** The word and everything below it. */
export function allBelow(words: Lexicon, section: Section, wide: string): string[] {
  return [...words[section].keys()].filter((narrow) => covers(words, section, wide, narrow));
}

/** The word's line of ancestors, itself first, broadest last. */
export function lineage(words: Lexicon, section: Section, id: string): Word[] {
  const line: Word[] = [];
  for (let word = words[section].get(id); word; word = word.parent ? words[section].get(word.parent) : undefined)
    line.push(word);
  return line;
}

/** The word's title, or the word itself when it is unknown. */
export function titleOf(words: Lexicon, section: Section, id: string): string {
  return words[section].get(id)?.title ?? id;
}

/** The known word closest in spelling (at most a third of its letters differ), for "did you mean". */
export function nearest(text: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.ceil(text.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(text, candidate, bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Levenshtein distance, given up (as `limit`) once it cannot be below the limit. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit;
}
