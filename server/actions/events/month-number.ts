import type { Indicator, Measure } from '../../domain/indicator/definition.ts';
import type { Match, Role } from '../../domain/indicator/match.ts';

/** One role's numbers in one month. */
export interface RoleNumbers {
  role: Role;
  events: number;
  said: number;
  sum: number;
  sum_to: number;
  keys: readonly string[];
}

/** What an indicator measures in a month; null where that is undefined, as a mean without events is. */
export function monthNumber(measure: Measure, roles: readonly RoleNumbers[]): number | null {
  const of = (role: Role) => roles.find((each) => each.role === role);
  const counts = of('counts');
  const [events, sum] = [counts?.events ?? 0, counts?.sum ?? 0];
  switch (measure.kind) {
    case 'count':
    case 'first':
    case 'response':
      return events;
    case 'sum':
      return sum;
    case 'share':
      return portion(100 * events, of('among')?.events ?? 0);
    case 'mean':
      return portion(sum, counts?.said ?? 0);
    case 'ratio':
      return portion(sum, counts?.sum_to ?? 0);
    case 'distinct':
      return new Set(counts?.keys ?? []).size;
  }
}

/** The numbers with one more event in them. */
export function withMatches(roles: readonly RoleNumbers[], matches: readonly Match[]): RoleNumbers[] {
  const names = new Set([...roles.map((each) => each.role), ...matches.map((match) => match.role)]);
  return [...names].map((role) => {
    const was = roles.find((each) => each.role === role) ?? { role, events: 0, said: 0, sum: 0, sum_to: 0, keys: [] };
    const match = matches.find((each) => each.role === role);
    if (!match) return was;
    const said = match.value === null ? 0 : 1;
    return {
      role,
      events: was.events + 1,
      said: was.said + said,
      sum: was.sum + (match.value ?? 0),
      sum_to: was.sum_to + (said ? (match.valueTo ?? 0) : 0),
      keys: [...was.keys, ...match.keys],
    };
  });
}

/** The unit of that number, in a word or two. */
export function unitOf({ measure, noun }: Indicator): string {
  const field = 'of' in measure ? measure.of.replaceAll('_', ' of ') : '';
  switch (measure.kind) {
    case 'share':
      return '%';
    case 'sum':
      return field;
    case 'mean':
      return `${field} each`;
    case 'ratio':
      return 'to 1';
    case 'distinct':
      return ['by', 'with', 'against'].includes(measure.of)
        ? 'different ones'
        : measure.of === 'weapon'
          ? 'weapons'
          : measure.of === 'district'
            ? 'districts'
            : 'provinces';
    default:
      return noun;
  }
}

function portion(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
