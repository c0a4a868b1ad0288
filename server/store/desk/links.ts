import type { StoredEvent } from '../../domain/event/event.ts';
import type { Handle } from '../connect.ts';
import { stored, storedColumns, type StoredRow } from '../events/event-reads.ts';

/** What was said of two events. */
export interface Link {
  id: string;
  /** The smaller id; of a merge, the event that was kept. */
  a: string;
  b: string;
  kind: 'same' | 'merged' | 'different';
  batch: string | null;
  at: string;
  by: string;
  reason: string | null;
}

/** Everything said of an event and others, newest first. */
export async function linksOf(sql: Handle, event: string): Promise<Link[]> {
  return sql<Link[]>`
    select id, a, b, kind, batch, at, by, reason from links where a = ${event} or b = ${event} order by at desc, id desc`;
}

/** One link, or null. */
export async function readLink(sql: Handle, id: string): Promise<Link | null> {
  const [row] = await sql<Link[]>`select id, a, b, kind, batch, at, by, reason from links where id = ${id}`;
  return row ?? null;
}

/** What was last said of these two, whichever way round, or null. */
export async function linkBetween(sql: Handle, one: string, other: string): Promise<Link | null> {
  const [row] = await sql<Link[]>`
    select id, a, b, kind, batch, at, by, reason from links
    where (a = ${one} and b = ${other}) or (a = ${other} and b = ${one}) order by at desc limit 1`;
  return row ?? null;
}

/** Keeps it, in place of what was said of the two before. */
export async function keepLink(sql: Handle, link: Link): Promise<void> {
  await sql`delete from links where (a = ${link.a} and b = ${link.b}) or (a = ${link.b} and b = ${link.a})`;
  await sql`
    insert into links (id, a, b, kind, batch, at, by, reason)
    values (${link.id}, ${link.a}, ${link.b}, ${link.kind}, ${link.batch}, ${link.at}, ${link.by}, ${link.reason})`;
}

/** Forgets it. */
export async function removeLink(sql: Handle, id: string): Promise<void> {
  await sql`delete from links where id = ${id}`;
}

/** Whole events by id, in no order. */
export async function eventsOf(sql: Handle, ids: readonly string[]): Promise<StoredEvent[]> {
  if (ids.length === 0) return [];
  const rows = await sql<StoredRow[]>`select ${storedColumns(sql)} from events where id = any(${[...ids]}::uuid[])`;
  return rows.map(stored);
}
