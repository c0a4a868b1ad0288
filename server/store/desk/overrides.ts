import type { Handle } from '../connect.ts';
import type { Decisions } from '../events/match-rows.ts';

/** A person's word over the rule's, as it is kept. */
export interface KeptOverride {
  eventId: string;
  forecast: string;
  indicator: string;
  counts: boolean;
  reason: string;
  at: string;
  by: string;
}

/** What was decided of these events, in the form that matching reads. */
export async function decisionsOn(sql: Handle, events: readonly string[]): Promise<Decisions> {
  const decisions = new Map<string, Map<string, boolean>>();
  if (events.length === 0) return decisions;
  const rows = await sql<{ event: string; name: string; counts: boolean }[]>`
    select event_id as event, forecast || '/' || indicator as name, counts from overrides
    where event_id = any(${[...events]}::uuid[])`;
  for (const { event, name, counts } of rows) {
    const known = decisions.get(event);
    if (known) known.set(name, counts);
    else decisions.set(event, new Map([[name, counts]]));
  }
  return decisions;
}

/** The decisions on one event. */
export async function overridesOf(sql: Handle, event: string): Promise<KeptOverride[]> {
  return sql<KeptOverride[]>`
    select event_id as "eventId", forecast, indicator, counts, reason, at, by from overrides
    where event_id = ${event} order by forecast, indicator`;
}

/** Keeps a decision in the place of an earlier one, and notes it among all there ever were. */
export async function keepOverride(sql: Handle, row: KeptOverride): Promise<void> {
  await sql`
    with kept as (
      insert into overrides (event_id, forecast, indicator, counts, reason, at, by)
      values (${row.eventId}, ${row.forecast}, ${row.indicator}, ${row.counts}, ${row.reason}, ${row.at}, ${row.by})
      on conflict (event_id, forecast, indicator) do update
      set (counts, reason, at, by) = (excluded.counts, excluded.reason, excluded.at, excluded.by)
      returning event_id, forecast, indicator, counts, at, by
    )
    insert into override_log (event_id, forecast, indicator, counts, at, by) select * from kept`;
}

/** Takes a decision back and notes that it was; gives it, or null when there was none. */
export async function removeOverride(
  sql: Handle,
  { at, by, ...of }: Pick<KeptOverride, 'eventId' | 'forecast' | 'indicator' | 'at' | 'by'>,
): Promise<KeptOverride | null> {
  const [row] = await sql<KeptOverride[]>`
    with gone as (
      delete from overrides
      where event_id = ${of.eventId} and forecast = ${of.forecast} and indicator = ${of.indicator} returning *
    ), noted as (
      insert into override_log (event_id, forecast, indicator, counts, at, by)
      select event_id, forecast, indicator, null, ${at}::timestamptz, ${by} from gone
    )
    select event_id as "eventId", forecast, indicator, counts, reason, at, by from gone`;
  return row ?? null;
}
