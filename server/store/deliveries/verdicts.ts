import type { FoundChange, SeenVerdict, VerdictChange } from '../../domain/delivery/verdict-change.ts';
import type { Handle } from '../connect.ts';

const columns = (sql: Handle) => sql`
  n, id, forecast, indicator, title, feed, "from", "to", at, through, why, sample`;

/** Holds the verdicts of a forecast until the transaction ends, so that no two servers record the same change. */
export async function holdVerdicts(sql: Handle, forecast: string): Promise<SeenVerdict[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`verdicts ${forecast}`}, 860))`;
  return sql<SeenVerdict[]>`select indicator, feed, verdict from verdict_states where forecast = ${forecast}`;
}

/** Keeps the verdicts as they are seen now. Those of indicators that are gone stay: they may come back. */
export async function keepVerdicts(
  sql: Handle,
  { forecast, seen, at }: { forecast: string; seen: readonly SeenVerdict[]; at: string },
): Promise<void> {
  await sql`
    insert into verdict_states (forecast, indicator, feed, verdict, at)
    select ${forecast}, each.indicator, each.feed, each.verdict, ${at}
    from jsonb_to_recordset(${JSON.stringify(seen)}::text::jsonb) as each (indicator text, feed text, verdict text)
    on conflict (forecast, indicator) do update set (feed, verdict, at) = (excluded.feed, excluded.verdict, excluded.at)
    where (verdict_states.feed, verdict_states.verdict) is distinct from (excluded.feed, excluded.verdict)`;
}

/** Adds a change to those that are told. */
export async function addChange(
  sql: Handle,
  change: FoundChange & { id: string; forecast: string; at: string },
): Promise<void> {
  await sql`
    insert into verdict_changes (id, forecast, indicator, title, feed, "from", "to", at, through, why, sample)
    values (${change.id}, ${change.forecast}, ${change.indicator}, ${change.title}, ${change.feed}, ${change.from},
      ${change.to}, ${change.at}, ${change.through}, ${change.why}, ${change.sample})`;
}

/** The changes of a forecast, newest first. */
export async function changesOf(sql: Handle, forecast: string, most: number): Promise<VerdictChange[]> {
  return sql<VerdictChange[]>`
    select ${columns(sql)} from verdict_changes where forecast = ${forecast} order by n desc limit ${most}`;
}

/** Changes of a forecast that came after one, oldest first. */
export async function changesAfter(sql: Handle, forecast: string, n: number, most: number): Promise<VerdictChange[]> {
  return sql<VerdictChange[]>`
    select ${columns(sql)} from verdict_changes where forecast = ${forecast} and n > ${n} order by n limit ${most}`;
}

/** These changes, in the order in which they came. */
export async function changesNamed(sql: Handle, ids: readonly string[]): Promise<VerdictChange[]> {
  return sql<VerdictChange[]>`
    select ${columns(sql)} from verdict_changes where id = any(${[...ids]}::uuid[]) order by n`;
}

/** Number of the newest change of a forecast; 0 before the first. */
export async function newestChange(sql: Handle, forecast: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select coalesce(max(n), 0)::int as n from verdict_changes where forecast = ${forecast}`;
  return row?.n ?? 0;
}
