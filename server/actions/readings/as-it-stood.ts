import type { Day } from '../../domain/event/calendar.ts';
import { COUNTED_STATUSES } from '../../domain/event/event-values.ts';
import { addingUp } from '../../domain/reading/measure/add-up.ts';
import { NO_TALLIES } from '../../domain/reading/judge-all.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { FeedState, IndicatorTallies } from '../../domain/reading/measure/tally.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Reads, Tx } from '../../store/queries.ts';
import { touchedThen, type EventThen, type MatchThen } from './touched-then.ts';

type Totals = ForecastReading['events'];
type Tallies = Map<string, Map<number, IndicatorTallies>>;
type Shared = { a: number; b: number; events: number };

/** All sums that a reading rests on. */
export interface Sums {
  feeds(): Promise<FeedState[]>;
  /** By feed, then by tracked indicator. */
  tallies(query: { tracked: readonly number[]; feeds: readonly string[] }): Promise<Tallies>;
  /** Pairs of indicators that count the same events of a feed between two days. */
  shared(query: { tracked: readonly number[]; feed: string; from: Day; to: Day }): Promise<Shared[]>;
  /** Events of a feed that happened up to a day. */
  totals(feed: string, through: Day): Promise<Totals>;
}

/** The sums as the log stands now. */
export function asItStands(from: Reads | Tx): Sums {
  return {
    feeds: () => from.feeds.states(),
    tallies: (query) => from.tallies.of(query),
    shared: (query) => from.tallies.shared(query),
    totals: (feed, through) => from.events.totals(feed, through),
  };
}

/**
 * The sums as the log stood at a moment: the store adds up all events that have not been touched since; those that have
 * are read in the state they had, matched again, and put to them. So the cost grows with what was touched since, and a
 * property test holds the outcome equal to what was read at the moment itself.
 */
export async function asItStood(
  from: Reads,
  { at, tracked }: { at: string; tracked: readonly Tracked[] },
): Promise<Sums> {
  const events: { feed: string; matches: MatchThen[] }[] = [];
  const totals = new Map<string, Map<Day, Totals>>();
  for await (const event of touchedThen(from, { at }, tracked)) {
    const { feed, draft } = event.state;
    const days = totals.get(feed) ?? new Map<Day, Totals>();
    days.set(draft.when.from, added(days.get(draft.when.from) ?? NO_EVENTS, totalsOf(event)));
    totals.set(feed, days);
    if (event.matches.length > 0) events.push({ feed, matches: event.matches });
  }
  const totalsIn = (feed: string, through: Day | null) =>
    [...(totals.get(feed) ?? [])].reduce(
      (sum, [day, each]) => (through === null || day <= through ? added(sum, each) : sum),
      NO_EVENTS,
    );

  return {
    feeds: async () => {
      const feeds = await from.feeds.states(at);
      return feeds.map((feed) => ({ ...feed, events: feed.events + totalsIn(feed.id, null).total }));
    },
    tallies: async ({ tracked: wanted, feeds }) => {
      const untouched = await from.tallies.of({ tracked: wanted, feeds, at });
      return new Map([...untouched].map(([feed, own]) => [feed, withMatches(own, events, feed)]));
    },
    shared: async (query) => {
      const untouched = await from.tallies.shared({ ...query, at });
      return withPairs(untouched, events, query);
    },
    totals: async (feed, through) => added(await from.events.totals(feed, through, at), totalsIn(feed, through)),
  };
}

const NO_EVENTS: Totals = { total: 0, counted: 0, inReview: 0, withSource: 0, withTwoSources: 0 };

function totalsOf({ state: { status, draft } }: EventThen): Totals {
  if (status === 'retracted') return NO_EVENTS;
  const counted = COUNTED_STATUSES.includes(status);
  const [one, two] = [counted && draft.sources.length >= 1, counted && draft.sources.length >= 2];
  return {
    total: 1,
    counted: Number(counted),
    inReview: Number(status === 'in-review'),
    withSource: Number(one),
    withTwoSources: Number(two),
  };
}

function added(a: Totals, b: Totals): Totals {
  return {
    total: a.total + b.total,
    counted: a.counted + b.counted,
    inReview: a.inReview + b.inReview,
    withSource: a.withSource + b.withSource,
    withTwoSources: a.withTwoSources + b.withTwoSources,
  };
}

type Touched = readonly { feed: string; matches: readonly MatchThen[] }[];

function withMatches(untouched: ReadonlyMap<number, IndicatorTallies>, events: Touched, feed: string) {
  const sums = new Map([...untouched].map(([id, tallies]) => [id, addingUp(tallies)]));
  for (const event of events) {
    if (event.feed !== feed) continue;
    for (const match of event.matches) sums.get(match.tracked)?.add(match);
  }
  return new Map([...untouched.keys()].map((id) => [id, sums.get(id)?.tallies() ?? NO_TALLIES]));
}

function withPairs(
  untouched: readonly Shared[],
  events: Touched,
  { tracked, feed, from, to }: { tracked: readonly number[]; feed: string; from: Day; to: Day },
): Shared[] {
  const wanted = new Set(tracked);
  const pairs = new Map(untouched.map((pair) => [`${pair.a} ${pair.b}`, { ...pair }]));
  for (const event of events) {
    if (event.feed !== feed) continue;
    const counting = event.matches.filter(
      ({ role, leftOut, day, tracked: id }) =>
        role === 'counts' && !leftOut && day >= from && day <= to && wanted.has(id),
    );
    const ids = counting.map((match) => match.tracked).sort((a, b) => a - b);
    ids.forEach((a, n) => {
      for (const b of ids.slice(n + 1)) {
        const pair = pairs.get(`${a} ${b}`) ?? { a, b, events: 0 };
        pair.events++;
        pairs.set(`${a} ${b}`, pair);
      }
    });
  }
  return [...pairs.values()];
}
