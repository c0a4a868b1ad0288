import type { Facts } from '../event/facts.ts';
import { covers, lineage, type Lexicon } from '../event/vocabulary.ts';
import type { Example, Indicator, Measure } from './definition.ts';
import type { Filter } from './filter.ts';
import { evaluate, matches, type Finding } from './rule.ts';

/**
 * In which part an event serves an indicator: counted, in the denominator (`among`), setting the clock (`after`),
 * opening a condition (`only-if`), counted under variant n (`variant-n`, `variant-n-among`), or kept out of the count by
 * a person though the rule would count it (`set-aside`).
 */
export type Role =
  'counts' | 'among' | 'after' | 'only-if' | 'set-aside' | `variant-${number}` | `variant-${number}-among`;

/** One event serving one indicator in one role, with all that the reckoning needs of it. */
export interface Match {
  role: Role;
  /** The number summed (deaths, say); null where no source says, 1 for plain counts. */
  value: number | null;
  /** The second number of a ratio. */
  valueTo: number | null;
  /** For distinct measures: the districts, actors or weapons it shows. */
  keys: string[];
  /** The attackers are not identified. */
  unidentified: boolean;
}

/** A line of an indicator that events are held against. */
export interface Line {
  role: Role;
  filter: Filter;
  measure: Measure;
}

const known = new WeakMap<Indicator, readonly Line[]>();

/** The filter lines of an indicator by role. */
export function roles(indicator: Indicator): readonly Line[] {
  const before = known.get(indicator);
  if (before) return before;
  const found = rolesOf(indicator);
  known.set(indicator, found);
  return found;
}

function rolesOf(indicator: Indicator): Line[] {
  const list: { role: Role; filter: Filter | undefined; measure: Measure }[] = [
    { role: 'counts', filter: indicator.counts, measure: indicator.measure },
    { role: 'among', filter: indicator.among, measure: indicator.measure },
    { role: 'after', filter: indicator.after, measure: indicator.measure },
    { role: 'only-if', filter: indicator.only_if, measure: indicator.measure },
  ];
  indicator.variants.forEach((variant, n) => {
    const measure = variant.measure ?? indicator.measure;
    list.push({ role: `variant-${n}`, filter: variant.counts, measure });
    if (measure.kind === 'share')
      list.push({ role: `variant-${n}-among`, filter: variant.among ?? indicator.among, measure });
  });
  return list.flatMap(({ filter, ...rest }) => (filter ? [{ ...rest, filter }] : []));
}

/** Every role in which the event serves the indicator, or of those roles that are given. */
export function matchEvent(indicator: Indicator, facts: Facts, words: Lexicon, among = roles(indicator)): Match[] {
  return among.flatMap(({ role, filter, measure }) =>
    matches(filter, facts, words) ? [asMatch(role, filter, measure, facts, words)] : [],
  );
}

/** Whether the event counts toward the indicator, and why or why not: for previews and event pages. */
export function explainMatch(indicator: Indicator, facts: Facts, words: Lexicon): Finding {
  return evaluate(indicator.counts, facts, words);
}

/** The facts of an example in an indicator file. */
export function factsOfExample(fields: Example['fields']): Facts {
  return {
    when: fields.when,
    event: fields.event,
    by: fields.by ?? [],
    with: fields.with ?? [],
    between: fields.between ?? [],
    against: fields.against ?? [],
    in: fields.in ?? [],
    weapon: fields.weapon ?? [],
    tag: fields.tag ?? [],
    deaths: fields.deaths ?? null,
    deaths_victims: fields.deaths_victims ?? null,
    deaths_attackers: fields.deaths_attackers ?? null,
    deaths_forces: null,
    deaths_civilians: null,
    injured: fields.injured ?? null,
    grades: fields.grade ? [fields.grade] : [],
    district: null,
  };
}

/** An event's match in a role, with the numbers that the measure reads of it. */
export function asMatch(role: Role, filter: Filter, measure: Measure, facts: Facts, words: Lexicon): Match {
  const of = 'of' in measure && measure.kind !== 'count' && measure.kind !== 'distinct' ? facts[measure.of] : 1;
  const to = measure.kind === 'ratio' ? facts[measure.to] : null;
  const wanted = measure.kind === 'ratio' && (of === null || to === null) ? null : of;
  const unidentified = facts.by.includes('unidentified') || facts.between.includes('unidentified');
  return {
    role,
    value: wanted,
    valueTo: to,
    keys: measure.kind === 'distinct' ? keysOf(measure.of, filter, facts, words) : [],
    unidentified,
  };
}

/** What a distinct measure tells apart. Actors are counted by their family, so a front name is not a second group. */
function keysOf(of: (Measure & { kind: 'distinct' })['of'], filter: Filter, facts: Facts, words: Lexicon): string[] {
  const family = (id: string) =>
    lineage(words, 'actors', id).findLast((word) => covers(words, 'actors', word.id, id, facts.when))?.id ?? id;
  const level = (wanted: 'district' | 'province') =>
    facts.in
      .flatMap((id) => lineage(words, 'places', id).filter((word) => word.level === wanted))
      .map((word) => word.id);
  switch (of) {
    case 'district': {
      const known = level('district');
      return [...new Set(known.length ? known : facts.district ? [facts.district] : [])];
    }
    case 'province':
      return [...new Set(level('province'))];
    case 'by': {
      const asked = filter.by ?? filter.side;
      const taking = [...facts.by, ...facts.between];
      const counted = asked
        ? taking.filter((id) => asked.some((wide) => covers(words, 'actors', wide, id, facts.when)))
        : taking;
      return [...new Set(counted.map(family))];
    }
    case 'with':
      return [...new Set(facts.with.map(family))];
    case 'against':
      return [...facts.against];
    case 'weapon':
      return [...facts.weapon];
  }
}
