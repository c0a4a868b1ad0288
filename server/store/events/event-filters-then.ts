import { claimOf } from '../../domain/reading/measure/claims.ts';
import type { StateThen } from '../readings/as-it-stood.ts';
import { draftColumns } from './draft-columns.ts';
import { PARTS, type EventFilters } from './event-filters.ts';
import type { MatchRow } from './match-rows.ts';

/** Filters that a state of then cannot be held against exactly: only the database compares words as it does. */
export const NOT_THEN = ['q', 'publisher', 'vintage', 'unknownName'] as const;

/**
 * Whether the filters let an event through in the state it had then, with the matches it had: in words of this language
 * what `eventFilters` says in SQL, and a test holds both to the same answers.
 */
export function letsThrough(query: EventFilters, state: StateThen, matches: readonly MatchRow[]): boolean {
  const { draft } = state;
  const columns = draftColumns(draft);
  const one = (wanted: readonly string[] | undefined, value: string) => wanted?.includes(value) ?? true;
  const some = (wanted: readonly string[] | undefined, values: readonly string[]) =>
    wanted === undefined || values.some((value) => wanted.includes(value));
  return (
    one(query.ids, state.id) &&
    one(query.feed === undefined ? undefined : [query.feed], state.feed) &&
    one(query.kinds, draft.kind) &&
    one(query.statuses, state.status) &&
    one(query.placePrecisions, columns.placePrecision) &&
    one(query.dayPrecisions, columns.precision) &&
    within(columns.from, query.from, query.to) &&
    !query.notMonths?.includes(columns.from.slice(0, 7)) &&
    within(columns.sourceCount, query.sourcesMin, query.sourcesMax) &&
    within(columns.killed, query.killedMin, query.killedMax) &&
    (query.sample === undefined || state.sample === (query.sample === 'own' ? null : query.sample)) &&
    (query.hasPosition === undefined || query.hasPosition === (columns.lat !== null)) &&
    one(query.loggedBy === undefined ? undefined : [query.loggedBy], state.loggedBy) &&
    within(state.loggedAt.slice(0, 10), query.loggedFrom, query.loggedTo) &&
    within(state.changedAt.slice(0, 10), query.changedFrom, query.changedTo) &&
    some(query.actors, columns.actors) &&
    some(query.places, columns.placeWords) &&
    PARTS.every((part) =>
      some(
        query[part],
        draft[part].map(({ actor }) => actor),
      ),
    ) &&
    some(query.targets, draft.against) &&
    some(query.weapons, draft.weapons) &&
    some(query.tags, draft.tags) &&
    isGraded(query.grade, draft.sources) &&
    (query.onWord?.claims.includes(claimOf(draft, query.onWord.actors)) ?? true) &&
    isBehind(query.matches, matches)
  );
}

/** What is not said lies within no bounds. */
function within<T extends string | number>(value: T | null, least: T | undefined, most: T | undefined): boolean {
  if (least === undefined && most === undefined) return true;
  return value !== null && (least === undefined || value >= least) && (most === undefined || value <= most);
}

/** An F or a 6 cannot be judged and is never good enough. */
function isGraded(grade: string | undefined, sources: StateThen['draft']['sources']): boolean {
  if (grade === undefined) return true;
  const [letter, figure] = [grade.charAt(0), Number(grade.charAt(1))];
  return sources.some(
    ({ reliability, credibility }) =>
      reliability <= letter && credibility <= figure && reliability !== 'F' && credibility !== 6,
  );
}

function isBehind(wanted: EventFilters['matches'], matches: readonly MatchRow[]): boolean {
  if (!wanted) return true;
  return matches.some(
    (match) =>
      wanted.tracked.includes(match.tracked) &&
      match.role === wanted.role &&
      !match.leftOut &&
      (wanted.key === undefined || match.keys.includes(wanted.key)),
  );
}
