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
  const note = (held: boolean, yes: string, no: string) => (held ? because.push(yes) : missing.push(no));

  for (const [line, section, had] of wordLines(facts)) {
    const wanted = filter[line];
    if (!wanted) continue;
    const hit = had.find((narrow) =>
      wanted.some((wide) => sectionsOf(section).some((s) => covers(words, s, wide, narrow, facts.when))),
    );
    const list = wanted.map((word) => spoken(words, section, word)).join(', ');
    note(
      hit !== undefined,
      `${LABELS[line]} is ${spoken(words, section, hit ?? '')}`,
      `${LABELS[line]} is not ${list}`,
    );
  }
  if (filter.between) {
    const [one, other] = filter.between.map((word) => spoken(words, 'actors', word));
    note(
      isBetween(filter.between, facts, words),
      `it is between ${one} and ${other}`,
      `it is not between ${one} and ${other}`,
    );
  }
  for (const field of ['deaths', 'deaths_victims', 'injured'] as const) {
    const test = filter[field];
    if (test === undefined) continue;
    const name = field.replace('_', ' of ');
    note(
      passes(test, facts[field]),
      `${name}: ${facts[field]}`,
      `${name}: ${facts[field] ?? 'not said'}, wanted ${range(test)}`,
    );
  }
  if (filter.grade) {
    const floor = filter.grade.at_least;
    const good = facts.grades.find((grade) => atLeast(grade, floor));
    note(good !== undefined, `a source is graded ${good}`, `no source is graded ${floor} or better`);
  }
  for (const inner of filter.all ?? []) {
    const found = evaluate(inner, facts, words);
    because.push(...found.because);
    if (!found.matched) missing.push(...found.missing);
  }
  if (filter.any) {
    const found = filter.any.map((inner) => evaluate(inner, facts, words));
    const first = found.find((finding) => finding.matched);
    if (first) because.push(...first.because);
    else missing.push([...new Set(found.map((finding) => finding.missing.join(' and ')))].join('; or '));
  }
  if (filter.not) {
    const found = evaluate(filter.not, facts, words);
    if (found.matched) missing.push(`left out because ${found.because.join(' and ')}`);
  }
  return { matched: missing.length === 0, because, missing };
}

/** Whether an Admiralty grade is at least another in both parts; F and 6 mean "cannot be judged" and never are. */
export function atLeast(grade: string, floor: string): boolean {
  const [letter, digit] = [grade.charAt(0), grade.charAt(1)];
  return letter !== 'F' && digit !== '6' && letter <= floor.charAt(0) && digit <= floor.charAt(1);
}

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

function wordLines(facts: Facts): [WordLine, LineSection, readonly string[]][] {
  return [
    ['event', 'events', [facts.event]],
    ['by', 'actors', facts.by],
    ['side', 'actors', [...facts.by, ...facts.between]],
    ['with', 'actors', facts.with],
    ['against', 'targets-or-actors', facts.against],
    ['in', 'places', facts.in],
    ['weapon', 'weapons', facts.weapon],
    ['tag', 'tags', facts.tag],
  ];
}

function sectionsOf(section: LineSection): Section[] {
  return section === 'targets-or-actors' ? ['targets', 'actors'] : [section];
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
