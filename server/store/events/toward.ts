import type { Handle } from '../connect.ts';

/** Which of these indicators each of these events counts toward, by event; what a forecast leaves out counts for none. */
export async function countedToward(
  sql: Handle,
  events: readonly string[],
  tracked: readonly number[],
): Promise<Map<string, number[]>> {
  if (events.length === 0 || tracked.length === 0) return new Map();
  const rows = await sql<{ event: string; toward: number[] }[]>`
    select event_id as event, array_agg(distinct tracked) as toward from matches
    where event_id = any(${[...events]}::uuid[]) and tracked = any(${[...tracked]}::int[])
      and role = 'counts' and not left_out
    group by 1`;
  return new Map(rows.map(({ event, toward }) => [event, toward]));
}
