import type { WholeMatch } from '../../domain/reading/measure/add-up.ts';
import type { DecisionThen, StateThen, ThenQuery } from '../../store/readings/as-it-stood.ts';
import { matchRows, type MatchRow, type Tracked } from '../../store/events/match-rows.ts';
import type { Reads } from '../../store/queries.ts';

/** A match of an event in the state it had then. */
export type MatchThen = MatchRow & WholeMatch;

/** An event that was touched since, in the state it had then, with the matches that state makes by today's definitions. */
export interface EventThen {
  state: StateThen;
  matches: MatchThen[];
}

/**
 * Every event touched since a moment as it stood then, matched by the same code that matched it when it was written and
 * with the decisions by hand that stood then. `from` must be one steady view of the log.
 */
export async function* touchedThen(
  from: Reads,
  query: ThenQuery,
  tracked: readonly Tracked[],
): AsyncGenerator<EventThen> {
  const decisions = byEvent(await from.then.decisions(query.at));
  const taken = new Map(
    [...decisions].map(([event, own]) => [event, new Map([...own].map(([n, d]) => [n, d.counts]))]),
  );
  const names = new Map(tracked.map(({ id, name }) => [id, name]));
  for await (const piece of await from.then.states(query)) {
    for (const state of piece) {
      const { summary } = state.draft;
      const own = decisions.get(state.id);
      const matches = matchRows(state, tracked, taken).map((row): MatchThen => {
        const decision = row.byHand ? own?.get(names.get(row.tracked) ?? '') : undefined;
        return { ...row, summary, decided: decision ? reasoned(decision) : null };
      });
      yield { state, matches };
    }
  }
}

function byEvent(decisions: readonly DecisionThen[]): Map<string, Map<string, DecisionThen>> {
  const found = new Map<string, Map<string, DecisionThen>>();
  for (const decision of decisions) {
    const own = found.get(decision.event) ?? new Map<string, DecisionThen>();
    found.set(decision.event, own.set(decision.name, decision));
  }
  return found;
}

const reasoned = ({ reason, by, at }: DecisionThen) => ({ reason, by, at });
