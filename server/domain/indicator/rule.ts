import type { Facts } from '../event/facts.ts';
import { covers, titleOf, type Lexicon, type Section } from '../event/vocabulary.ts';
import type { Filter, NumberTest } from './filter.ts';

/** What a filter says of an event: whether it counts, the lines that held, and the lines that did not, in words. */
export interface Finding {
  matched: boolean;
  because: string[];
  missing: string[];
}

/** Runs a filter over the facts of one event. Pure; the browser and the server use this same function. */
export function evaluate(filter: Filter, facts: Facts, words: Lexicon): Finding {
  const because: string[] = [];
  const missing: string[] = [];
  const matched = holds(filter, facts, words, { yes: (say) => because.push(say()), no: (say) => missing.push(say()) });
  return { matched, because, missing };
}

/** Whether the filter lets the event through, without the reasons: for matching by the thousand. */
export function matches(filter: Filter, facts: Facts, words: Lexicon): boolean {
  return holds(filter, facts, words, null);
}

/**
 * Whether a filter could let through an event of these words, on some day and with some numbers: never false where
 * `matches` is true. Few combinations of words make up a file, so that this may be asked once for each.
 */
export function mayMatch(filter: Filter, facts: Pick<Facts, WordFact>, words: Lexicon): boolean {
  return WORD_LINES.every(([line, section]) => {
    const wanted = filter[line];
    if (!wanted) return true;
    const had = hadOf(facts, line);
    return sectionsOf(section).some((s) => had.some((narrow) => wanted.some((wide) => covers(words, s, wide, narrow))));
  });
}

/** Where reasons go. They are made only when asked for: sentences are most of the cost of an import. */
interface Notes {
  yes(say: () => string): void;
  no(say: () => string): void;
}

function holds(filter: Filter, facts: Facts, words: Lexicon, notes: Notes | null): boolean {
  let matched = true;
  const note = (held: boolean, yes: () => string, no: () => string) => {
    if (held) notes?.yes(yes);
    else notes?.no(no);
    matched &&= held;
    return matched || notes !== null;
  };
  for (const [line, section] of WORD_LINES) {
    const wanted = filter[line];
    if (!wanted) continue;
    const sections = sectionsOf(section);
    const hit = hadOf(facts, line).find((narrow) =>
      wanted.some((wide) => sections.some((s) => covers(words, s, wide, narrow, facts.when))),
    );
    if (!notes) {
      if (hit === undefined) return false;
      continue;
    }
    const list = () => wanted.map((word) => spoken(words, section, word)).join(', ');
    const on = note(
      hit !== undefined,
      () => `${LABELS[line]} is ${spoken(words, section, hit ?? '')}`,
      () => `${LABELS[line]} is not ${list()}`,
    );
    if (!on) return false;
  }
  if (filter.between) {
    const sides = () => (filter.between ?? []).map((word) => spoken(words, 'actors', word)).join(' and ');
    note(
      isBetween(filter.between, facts, words),
      () => `it is between ${sides()}`,
      () => `it is not between ${sides()}`,
    );
  }
  for (const field of NUMBERS) {
    const test = filter[field];
    if (test === undefined) continue;
    const name = field.replace('_', ' of ');
    note(
      passes(test, facts[field]),
      () => `${name}: ${facts[field]}`,
      () => `${name}: ${facts[field] ?? 'not said'}, wanted ${range(test)}`,
    );
  }
  if (filter.grade) {
    const floor = filter.grade.at_least;
    const good = facts.grades.find((grade) => atLeast(grade, floor));
    note(
      good !== undefined,
      () => `a source is graded ${good}`,
      () => `no source is graded ${floor} or better`,
    );
  }
  if (!matched && !notes) return false;
  return holdsTogether(filter, facts, words, notes) && matched;
}

/** The lines that hold other filters: all of these, any of these, not this. */
function holdsTogether(filter: Filter, facts: Facts, words: Lexicon, notes: Notes | null): boolean {
  let matched = true;
  for (const inner of filter.all ?? []) matched = holds(inner, facts, words, notes) && matched;
  if (filter.any) {
    const first = filter.any.find((inner) => matches(inner, facts, words));
    if (first && notes) holds(first, facts, words, notes);
    if (!first)
      notes?.no(() =>
        [...new Set(filter.any?.map((inner) => evaluate(inner, facts, words).missing.join(' and ')))].join('; or '),
      );
    matched &&= first !== undefined;
  }
  const { not } = filter;
  if (not && matches(not, facts, words)) {
    notes?.no(() => `left out because ${evaluate(not, facts, words).because.join(' and ')}`);
    matched = false;
  }
  return matched;
}

/** Whether an Admiralty grade is at least another in both parts; F and 6 mean "cannot be judged" and never are. */
export function atLeast(grade: string, floor: string): boolean {
  const [letter, digit] = [grade.charAt(0), grade.charAt(1)];
  return letter !== 'F' && digit !== '6' && letter <= floor.charAt(0) && digit <= floor.charAt(1);
}

const NUMBERS = ['deaths', 'deaths_victims', 'injured'] as const;

type WordLine = 'event' | 'by' | 'side' | 'with' | 'against' | 'in' | 'weapon' | 'tag';
/** `against` may name a target ("security-forces") or an actor ("ttp"). */
type LineSection = Section | 'targets-or-actors';

const LABELS: Record<WordLine, string> = {
  event: 'kind',
  by: 'actor',
  side: 'side',
  with: 'partner',
  against: 'target',
  in: 'place',
  weapon: 'weapon',
  tag: 'feature',
};

type WordFact = 'event' | 'by' | 'between' | 'with' | 'against' | 'in' | 'weapon' | 'tag';

/** The lines of words that a filter may have. */
const WORD_LINES: readonly (readonly [WordLine, LineSection])[] = [
  ['event', 'events'],
  ['by', 'actors'],
  ['side', 'actors'],
  ['with', 'actors'],
  ['against', 'targets-or-actors'],
  ['in', 'places'],
  ['weapon', 'weapons'],
  ['tag', 'tags'],
];

function hadOf(facts: Pick<Facts, WordFact>, line: WordLine): readonly string[] {
  if (line === 'event') return [facts.event];
  return line === 'side' ? [...facts.by, ...facts.between] : facts[line];
}

const TARGETS_OR_ACTORS: readonly Section[] = ['targets', 'actors'];

function sectionsOf(section: LineSection): readonly Section[] {
  return section === 'targets-or-actors' ? TARGETS_OR_ACTORS : [section];
}

function spoken(words: Lexicon, section: LineSection, word: string): string {
  const known = sectionsOf(section).find((s) => words[s].has(word));
  return known ? titleOf(words, known, word) : word;
}

/**
 * Both sides, whoever began: named as two sides, or one acting and the other acted on. Two different
 * parts must fill the two sides, so that a faction fighting its own group is not taken for both.
 */
function isBetween(sides: string[], facts: Facts, words: Lexicon): boolean {
  const [one = '', other = ''] = sides;
  const is = (wide: string) => (narrow: string) => covers(words, 'actors', wide, narrow, facts.when);
  const facing = (left: readonly string[], right: readonly string[]) =>
    (left.some(is(one)) && right.some(is(other))) || (left.some(is(other)) && right.some(is(one)));
  const pairs = facts.between.some((side, i) =>
    facing(
      [side],
      facts.between.filter((_, j) => j !== i),
    ),
  );
  return pairs || facing(facts.by, facts.against);
}

function passes(test: NumberTest, value: number | null): boolean {
  if (value === null) return false;
  if (typeof test === 'number') return value === test;
  return (
    (test.at_least === undefined || value >= test.at_least) && (test.at_most === undefined || value <= test.at_most)
  );
}

function range(test: NumberTest): string {
  if (typeof test === 'number') return String(test);
  const parts = [];
  if (test.at_least !== undefined) parts.push(`at least ${test.at_least}`);
  if (test.at_most !== undefined) parts.push(`at most ${test.at_most}`);
  return parts.join(' and ');
}
