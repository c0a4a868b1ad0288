import type { StoredEvent } from '../../domain/event/event.ts';
import type { EventFilters } from '../../store/events/event-filters.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { eventsThen } from '../events/events-then.ts';

/** Events of a list, the newest first, with the indicators (numbers of the store) that each counts toward. */
export interface EventsAt {
  events: { event: StoredEvent; toward: readonly number[] }[];
  total: number;
}

interface Asked {
  filters: EventFilters;
  /** Null: the log as it is now. */
  at: string | null;
  tracked: readonly number[];
  most: number;
}

/**
 * At most so many events of a list as the log stood at a moment, and how many the list has. `reads` must be one steady
 * view of the log.
 */
export async function eventsAt(ctx: Ctx, reads: Reads, { filters, at, tracked, most }: Asked): Promise<EventsAt> {
  if (at === null) return kept(reads, filters, tracked, most);
  const touched = (await eventsThen(ctx, reads, filters, at)).map(({ state: { draft, ...rest }, matches }) => ({
    event: { ...draft, ...rest },
    toward: matches.flatMap((match) =>
      match.role === 'counts' && !match.leftOut && tracked.includes(match.tracked) ? [match.tracked] : [],
    ),
  }));
  const untouched = await kept(reads, { ...filters, untouchedSince: at }, tracked, most);
  return {
    events: [...untouched.events, ...touched].sort(newestFirst).slice(0, most),
    total: untouched.total + touched.length,
  };
}

async function kept(reads: Reads, filters: EventFilters, tracked: readonly number[], most: number): Promise<EventsAt> {
  const { events } = await reads.events.whole({ ...filters, sort: '-day', limit: most });
  const toward = await reads.events.toward(
    events.map(({ id }) => id),
    tracked,
  );
  return {
    events: events.map((event) => ({ event, toward: toward.get(event.id) ?? [] })),
    total: events.length < most ? events.length : await reads.events.count(filters),
  };
}

/** The order of the list: by day, ids settle ties. */
function newestFirst({ event: a }: { event: StoredEvent }, { event: b }: { event: StoredEvent }): number {
  const [one, other] = [`${a.when.from} ${a.id}`, `${b.when.from} ${b.id}`];
  return one < other ? 1 : one > other ? -1 : 0;
}
