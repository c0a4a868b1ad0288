import type { Day } from '../../domain/event/calendar.ts';
import type { Handle } from '../connect.ts';

/** "Looked, found none", as it is kept. */
export interface KeptNilReturn {
  id: string;
  forecast: string;
  indicator: string;
  from: Day;
  to: Day;
  lookedIn: string[];
  note: string;
  at: string;
  by: string;
}

/** Every one that stands, or stood at a moment, newest period first. */
export async function standingNilReturns(sql: Handle, at: string | null = null): Promise<KeptNilReturn[]> {
  const stands = at
    ? sql`at <= ${at}::timestamptz and (withdrawn_at is null or withdrawn_at > ${at}::timestamptz)`
    : sql`withdrawn_at is null`;
  return sql<KeptNilReturn[]>`
    select ${columns(sql)} from nil_returns n where ${stands} order by from_day desc, id desc`;
}

/** Those of one indicator, with the events logged in their periods since. */
export async function listNilReturns(
  sql: Handle,
  { forecast, indicator, tracked }: { forecast: string; indicator: string; tracked: number },
): Promise<(KeptNilReturn & { loggedSince: number })[]> {
  return sql<(KeptNilReturn & { loggedSince: number })[]>`
    select ${columns(sql)}, (select count(*)::int from matches m where m.tracked = ${tracked} and m.feed = 'desk'
      and m.role = 'counts' and not m.left_out and m.day between n.from_day and n.to_day) as "loggedSince"
    from nil_returns n where withdrawn_at is null and forecast = ${forecast} and indicator = ${indicator}
    order by from_day desc, id desc`;
}

/** Notes that somebody looked and found none. */
export async function addNilReturn(sql: Handle, row: KeptNilReturn): Promise<void> {
  await sql`
    insert into nil_returns (id, forecast, indicator, from_day, to_day, looked_in, note, at, by)
    values (${row.id}, ${row.forecast}, ${row.indicator}, ${row.from}, ${row.to}, ${row.lookedIn}::text[], ${row.note},
      ${row.at}, ${row.by})`;
}

/** Takes one back; it stays in the table with who and when. Gives whose it was, or null when none stands. */
export async function withdrawNilReturn(
  sql: Handle,
  { id, at, by }: { id: string; at: string; by: string },
): Promise<{ forecast: string; indicator: string } | null> {
  const [row] = await sql<{ forecast: string; indicator: string }[]>`
    update nil_returns set withdrawn_at = ${at}, withdrawn_by = ${by} where id = ${id} and withdrawn_at is null
    returning forecast, indicator`;
  return row ?? null;
}

/** How many of the desk's events count toward a tracked indicator from one day to another: they speak against "none". */
export async function eventsAgainst(
  sql: Handle,
  { tracked, from, to }: { tracked: number; from: Day; to: Day },
): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from matches
    where tracked = ${tracked} and feed = 'desk' and role = 'counts' and not left_out and day between ${from} and ${to}`;
  return row?.n ?? 0;
}

function columns(sql: Handle) {
  return sql`n.id, n.forecast, n.indicator, n.from_day as from, n.to_day as to, n.looked_in as "lookedIn", n.note, n.at, n.by`;
}
