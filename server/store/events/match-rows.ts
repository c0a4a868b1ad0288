import { monthOf, type Day } from '../../domain/event/calendar.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import { COUNTED_STATUSES, type Status } from '../../domain/event/event-values.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { districtOf } from '../../domain/event/names.ts';
import { allBelow, type Lexicon } from '../../domain/event/vocabulary.ts';
import type { Indicator } from '../../domain/indicator/definition.ts';
import type { Forecast } from '../../domain/indicator/forecast.ts';
import { isLeftOut } from '../../domain/indicator/left-out.ts';
import { decidedMatches, type DecidedMatch } from '../../domain/indicator/by-hand.ts';
import { matchEvent, roles } from '../../domain/indicator/match.ts';
import { atLeast } from '../../domain/indicator/rule.ts';
import { GOOD_GRADE, GOOD_SOURCES } from '../../domain/reading/rules.ts';

/** An indicator whose matches are kept: the version being served, or the next one while it is built. */
export interface Tracked {
  id: number;
  /** Forecast and indicator: "f/i". */
  name: string;
  forecast: Pick<Forecast, 'left_out'>;
  indicator: Indicator;
  words: Lexicon;
}

/** A match as it is kept. */
export interface MatchRow extends DecidedMatch {
  tracked: number;
  event: string;
  feed: string;
  day: Day;
  month: Day;
  leftOut: boolean;
  wellSourced: boolean;
}

/** What matching reads of an event. */
export interface Matchable {
  id: string;
  feed: string;
  status: Status;
  draft: EventDraft;
}

/** What people decided of events against the rule: by event, then by indicator ("f/i"), whether it counts. */
export type Decisions = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

/** Every match of one event with the indicators given. Events that do not count have none. */
export function matchRows(event: Matchable, tracked: readonly Tracked[], decisions: Decisions): MatchRow[] {
  if (!COUNTED_STATUSES.includes(event.status)) return [];
  const { draft } = event;
  const facts = factsOf(draft);
  const wellSourced = draft.sources.length >= GOOD_SOURCES || facts.grades.some((grade) => atLeast(grade, GOOD_GRADE));
  const leftOut = new Map<object, boolean>();
  let known: { words: Lexicon; facts: typeof facts } | null = null;
  return tracked.flatMap((entry) => {
    const { id, forecast, indicator, words } = entry;
    const decision = decisions.get(event.id)?.get(entry.name);
    if (decision === undefined && kindsOf(entry)?.has(draft.kind) === false) return [];
    if (known?.words !== words) known = { words, facts: { ...facts, district: districtOf(words, draft.place) } };
    const here = known.facts;
    const found =
      decision === undefined
        ? matchEvent(indicator, here, words).map((match) => ({ ...match, byHand: false }))
        : decidedMatches(indicator, here, words, decision);
    if (found.length === 0) return [];
    const out = leftOut.get(forecast) ?? isLeftOut(forecast, here, words, draft.when.to);
    leftOut.set(forecast, out);
    const month = `${monthOf(facts.when)}-01`;
    return found.map((match) => ({
      ...match,
      tracked: id,
      event: event.id,
      feed: event.feed,
      day: facts.when,
      month,
      leftOut: out,
      wellSourced,
    }));
  });
}

const kinds = new WeakMap<Tracked, ReadonlySet<string> | null>();

/** The kinds of event an indicator can match at all, or null for any. Most events are none of most indicators' kinds. */
function kindsOf(entry: Tracked): ReadonlySet<string> | null {
  const known = kinds.get(entry);
  if (known !== undefined) return known;
  const named = roles(entry.indicator).map(({ filter }) => filter.event);
  const all = named.every((words) => words !== undefined)
    ? new Set(
        named.flatMap((words) => (words ?? []).flatMap((word) => [word, ...allBelow(entry.words, 'events', word)])),
      )
    : null;
  kinds.set(entry, all);
  return all;
}
