import type { StoredEvent } from '../../domain/event/event.ts';
import type { Handle } from '../connect.ts';
import { eventFilters, type EventFilters } from './event-filters.ts';
import { stored, storedColumns, type StoredRow } from './event-reads.ts';

/** The events that the filters let through, by id, at most so many. */
export async function chosenIds(sql: Handle, query: EventFilters, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select e.id from events e where true ${eventFilters(sql, query)} order by e.id limit ${limit}`;
  return rows.map((row) => row.id);
}

/** These events as they are kept, held until the transaction ends; by order of id, so that nobody waits in a circle. */
export async function holdAll(sql: Handle, ids: readonly string[]): Promise<StoredEvent[]> {
  const rows = await sql<StoredRow[]>`
    select ${storedColumns(sql)} from events where id = any(${[...ids]}::uuid[]) order by id for update`;
  return rows.map(stored);
}

/** How many events stand behind each indicator's numbers, by feed. */
export async function countedEvents(
  sql: Handle,
  { tracked, feeds }: { tracked: readonly number[]; feeds: readonly string[] },
): Promise<{ tracked: number; feed: string; events: number }[]> {
  return sql<{ tracked: number; feed: string; events: number }[]>`
    select tracked, feed, count(*)::int as events from matches
    where tracked = any(${[...tracked]}::int[]) and feed = any(${[...feeds]}::text[]) and role = 'counts' and not left_out
    group by tracked, feed`;
}
