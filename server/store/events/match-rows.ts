import { monthOf, type Day } from '../../domain/event/calendar.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import { COUNTED_STATUSES, type Status } from '../../domain/event/event-values.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { districtOf } from '../../domain/event/names.ts';
import type { Lexicon } from '../../domain/event/vocabulary.ts';
import type { Indicator } from '../../domain/indicator/definition.ts';
import type { Forecast } from '../../domain/indicator/forecast.ts';
import { isLeftOut } from '../../domain/indicator/left-out.ts';
import { decidedMatches, type DecidedMatch } from '../../domain/indicator/by-hand.ts';
import { matchEvent, roles, type Line } from '../../domain/indicator/match.ts';
import { mayMatch } from '../../domain/indicator/rule.ts';
import { isWellSourced } from '../../domain/reading/measure/well-sourced.ts';

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
  const decided = decisions.get(event.id);
  const mayServe = decided ? tracked.map((entry) => ({ entry, lines: undefined })) : thoseItMayServe(draft, tracked);
  if (mayServe.length === 0) return [];
  const facts = factsOf(draft);
  const wellSourced = isWellSourced(facts.grades);
  const leftOut = new Map<object, boolean>();
  let known: { words: Lexicon; facts: typeof facts } | null = null;
  return mayServe.flatMap(({ entry, lines }) => {
    const { id, forecast, indicator, words } = entry;
    const decision = decided?.get(entry.name);
    if (known?.words !== words) known = { words, facts: { ...facts, district: districtOf(words, draft.place) } };
    const here = known.facts;
    const found =
      decision === undefined
        ? matchEvent(indicator, here, words, lines).map((match) => ({ ...match, byHand: false }))
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

type Words = Pick<EventDraft, 'kind' | 'by' | 'with' | 'between' | 'against' | 'place' | 'weapons' | 'tags'>;

/** An indicator, and those of its lines that may hold; all of them where it is not said. */
interface MayServe {
  entry: Tracked;
  lines?: readonly Line[] | undefined;
}

const served = new WeakMap<readonly Tracked[], Map<string, readonly MayServe[]>>();
/** Combinations of words that are remembered; a file of the whole world has some thousands. */
const REMEMBERED = 20_000;

/** The indicators that an event of these words can match at all. Most events of a file can match none. */
function thoseItMayServe(draft: Words, tracked: readonly Tracked[]): readonly MayServe[] {
  const { kind, by, with: partners, between, against, place, weapons, tags } = draft;
  const parts = [by, partners, between].map((list) => list.map(({ actor }) => actor));
  const [acting = [], helping = [], sides = []] = parts;
  const key = [[kind], acting, helping, sides, against, place.words, weapons, tags]
    .map((list) => list.join(' '))
    .join('|');
  const known = served.get(tracked) ?? new Map<string, readonly MayServe[]>();
  const before = known.get(key);
  if (before) return before;
  const facts = {
    ...{ event: kind, by: acting, with: helping, between: sides, against },
    ...{ in: place.words, weapon: weapons, tag: tags },
  };
  const found = tracked.flatMap((entry) => {
    const lines = roles(entry.indicator).filter(({ filter }) => mayMatch(filter, facts, entry.words));
    return lines.length > 0 ? [{ entry, lines }] : [];
  });
  if (known.size >= REMEMBERED) known.clear();
  served.set(tracked, known.set(key, found));
  return found;
}
