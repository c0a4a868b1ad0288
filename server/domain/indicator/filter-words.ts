import { titleOf, type Lexicon, type Section } from '../event/vocabulary.ts';
import type { Filter, NumberTest } from './filter.ts';

/** What a filter lets through, as a phrase that follows "events": "of the kind “Armed clash”, in Pakistan". */
export function filterInWords(filter: Filter, words: Lexicon): string {
  const named = (section: Section | 'targets', ids: readonly string[], quoted = false) =>
    oneOf(ids.map((id) => (quoted ? `“${spoken(words, section, id)}”` : spoken(words, section, id))));
  const clauses = [
    filter.event && `of the kind ${named('events', filter.event, true)}`,
    filter.by && `by ${named('actors', filter.by)}`,
    filter.side && `with ${named('actors', filter.side)} acting, or on a side where nobody says who began`,
    filter.between && `between ${filter.between.map((id) => spoken(words, 'actors', id)).join(' and ')}, whoever began`,
    filter.with && `together with ${named('actors', filter.with)}`,
    filter.against && `against ${named('targets', filter.against)}`,
    filter.in && `in ${named('places', filter.in)}`,
    filter.weapon && `with the weapon ${named('weapons', filter.weapon, true)}`,
    filter.tag && `marked ${named('tags', filter.tag, true)}`,
    filter.deaths !== undefined && `with ${numberInTest(filter.deaths)} killed`,
    filter.deaths_victims !== undefined && `with ${numberInTest(filter.deaths_victims)} killed among those attacked`,
    filter.injured !== undefined && `with ${numberInTest(filter.injured)} wounded`,
    filter.grade && `with a source graded ${filter.grade.at_least} or better`,
    ...(filter.all ?? []).map((inner) => filterInWords(inner, words)),
    filter.any && anyInWords(filter.any, words),
    filter.not && `but not those ${filterInWords(filter.not, words)}`,
  ];
  return clauses.filter((clause) => typeof clause === 'string').join(', ');
}

function anyInWords(any: readonly Filter[], words: Lexicon): string {
  const inner = any.map((filter) => filterInWords(filter, words));
  return inner.length < 2 ? (inner[0] ?? '') : `and either ${inner.join('; or ')}`;
}

/** "the TTP" or "Quetta": a place without the province behind it. What is aimed at may be a target or an actor. */
function spoken(words: Lexicon, section: Section, id: string): string {
  const known = section === 'targets' && !words.targets.has(id) ? 'actors' : section;
  const title = titleOf(words, known, id);
  return section === 'places' ? title.replace(/\s*[,(].*/, '') : title;
}

function oneOf(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

function numberInTest(test: NumberTest): string {
  if (typeof test === 'number') return `exactly ${test}`;
  const { at_least: least, at_most: most } = test;
  if (least === undefined) return `at most ${most}`;
  return most === undefined ? `at least ${least}` : `${least} to ${most}`;
}
