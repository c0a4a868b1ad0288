import { dayInWords, isDay } from '../event/calendar.ts';
import type { Gazetteer } from '../event/gazetteer.ts';
import { plainName } from '../event/names.ts';
import { editDistance, lineage, SECTIONS, type Lexicon, type Section } from '../event/vocabulary.ts';
import type { Suggestion } from './check.ts';
import { daysMeant } from './days-meant.ts';

/** What suggestions are looked up in. */
export interface Known {
  words: Lexicon;
  gazetteer: Gazetteer;
}

/** Words of places in one of which a place must lie; where there are none it may lie anywhere. */
type Within = readonly string[];

const MOST = 5;
/** One letter in so many may differ where a suggestion is taken together with others. */
const NEAR = 5;

/**
 * What may be put in the place of a cell that was refused, the likeliest first: the nearest words for a word that is not
 * known, the days that a date may mean, a number that can be read. Nothing is chosen; a person does.
 */
export function suggestionsFor(
  { value, reason, within }: { value: string; reason: string; within?: Within },
  known: Known,
): Suggestion[] {
  const sections = sectionsIn(reason);
  if (sections.length > 0) return wordsInstead(value, sections, known, within);
  if (/\b(day|date)\b/i.test(reason))
    return daysMeant(value)
      .filter((day) => isDay(day) && day !== value.trim())
      .map((day) => ({ use: day, title: dayInWords(day) }))
      .slice(0, MOST);
  if (/number|digits|toll|people/i.test(reason)) return numbersMeant(value);
  return [];
}

/** The sections of the vocabulary that were searched, as the reason names them: "(targets or actors)". */
function sectionsIn(reason: string): Section[] {
  const named = /not a word of the vocabulary \(([a-z ]+)\)/.exec(reason)?.[1]?.split(' or ') ?? [];
  return SECTIONS.filter((section) => named.includes(section));
}

/** A cell may hold several values with ";" between: those that are known stay. */
function wordsInstead(cell: string, sections: readonly Section[], known: Known, within: Within = []): Suggestion[] {
  const values = cell.split(';').map((value) => value.trim());
  const wrong = values.findIndex((value) => value !== '' && !isKnown(value, sections, known.words));
  if (wrong < 0) return [];
  return nearestOf(values[wrong] ?? '', sections, known, within).map(({ use, ...rest }) => ({
    use: values.with(wrong, use).join('; '),
    ...rest,
  }));
}

function isKnown(value: string, sections: readonly Section[], words: Lexicon): boolean {
  const plain = plainName(value);
  return sections.some((section) =>
    [...words[section].values()].some((word) =>
      [word.id, word.title, ...word.also].some((n) => plainName(n) === plain),
    ),
  );
}

function nearestOf(
  value: string,
  sections: readonly Section[],
  { words, gazetteer }: Known,
  within: Within,
): Suggestion[] {
  const plain = plainName(value).slice(0, 60);
  const near = Math.max(1, Math.floor(plain.length / NEAR));
  const limit = Math.max(2, Math.ceil(plain.length / 3)) + 1;
  const found = new Map<string, { use: string; title: string; far: number }>();
  const lies = (place: string) =>
    within.length === 0 || lineage(words, 'places', place).some(({ id }) => within.includes(id));
  const offer = (use: string, title: string, names: readonly string[]) => {
    const far = Math.min(...names.map((name) => distance(plain, plainName(name), limit)));
    if (far < limit && far < (found.get(use)?.far ?? limit)) found.set(use, { use, title, far });
  };
  for (const section of sections) {
    for (const word of words[section].values())
      if (section !== 'places' || lies(word.id))
        offer(word.id, titled(words, section, word.id), [
          word.id,
          word.title,
          ...word.also,
          ...cuesLike(word.cues, plain),
        ]);
  }
  if (sections.includes('places')) {
    for (const place of gazetteer.all)
      if (lies(place.word))
        offer(place.word, `${place.name}, ${titled(words, 'places', place.word)}`, [place.name, ...place.also]);
  }
  return [...found.values()]
    .sort((a, b) => a.far - b.far || (a.title < b.title ? -1 : 1))
    .slice(0, MOST)
    .map(({ use, title, far }) => ({ use, title, ...(far > near && { far: true as const }) }));
}

/** A cue gives a word away only as a whole: "IED" is a roadside bomb. */
const cuesLike = (cues: readonly string[], plain: string) => cues.filter((cue) => plainName(cue) === plain);

/**
 * A name that begins or ends with what stands there is as near as one letter, if that is the better part of it: "police"
 * alone does not mean the police of one country.
 */
function distance(plain: string, name: string, limit: number): number {
  const part = name.startsWith(`${plain} `) || name.endsWith(` ${plain}`);
  if (part && plain.length >= 4 && plain.length * 2 >= name.length) return 1;
  const far = editDistance(plain, name, limit);
  // Two letters in each other's place are one slip of the hand.
  return far === 2 && sorted(plain) === sorted(name) ? 1 : far;
}

const sorted = (text: string) => [...text].sort().join('');

function titled(words: Lexicon, section: Section, id: string): string {
  const [word, above] = lineage(words, section, id);
  const own = word?.title ?? id;
  return section === 'places' && above ? `${own}, ${above.title}` : own;
}

/** "at least 10", "10 or more" and "more than 9" are a lower bound; "1,000" and "12 people" are one number. */
function numbersMeant(value: string): Suggestion[] {
  const bare = value.replace(/(?<=\d)[,  ](?=\d{3}\b)/g, '');
  const numbers = [...bare.matchAll(/\d{1,7}/g)].map(([digits]) => Number(digits));
  const [one, two] = numbers;
  if (one === undefined || numbers.length > 2 || /[.-]\d/.test(bare.replace(/^\s*\d+\s*[-–]\s*\d+\s*$/, ''))) return [];
  if (two !== undefined) {
    const [low, high] = [Math.min(one, two), Math.max(one, two)];
    return [{ use: `${low}-${high}`, title: `${low} to ${high}` }];
  }
  const least = /more than|over/i.test(value) ? one + 1 : one;
  const atLeast = { use: `${least}+`, title: `${least} or more, counted as ${least}` };
  if (/least|more|over|\+|min/i.test(value)) return [atLeast];
  return [{ use: String(one), title: String(one) }];
}
