import type { Handle } from '../connect.ts';

/** Writers hold this lock together, a swap of definitions holds it alone: no event can slip between two versions. */
const MATCHING_LOCK = 860_002;

/** What matches were made with. */
export interface TrackedRow {
  id: number;
  forecast: string;
  indicator: string;
  version: string;
  madeWith: string;
  state: 'building' | 'current';
}

/** All that is tracked, and the epoch, which every swap raises. */
export async function listTracked(sql: Handle): Promise<{ epoch: number; rows: TrackedRow[] }> {
  const rows = await sql<TrackedRow[]>`
    select id, forecast, indicator, version, made_with as "madeWith", state from tracked_indicators order by id`;
  return { epoch: await readEpoch(sql), rows: [...rows] };
}

/** Keeps swaps away until the transaction ends; gives the epoch that holds meanwhile. */
export async function holdEpoch(sql: Handle): Promise<number> {
  await sql`select pg_advisory_xact_lock_shared(${MATCHING_LOCK})`;
  // A statement of its own: its view of the data must begin after the lock was had.
  return readEpoch(sql);
}

/**
 * Keeps writers away until the transaction ends; false while one is under way. It does not queue, because writers
 * would then queue behind it, and an import may take minutes.
 */
export async function holdWriters(sql: Handle): Promise<boolean> {
  const [row] = await sql<{ ours: boolean }[]>`select pg_try_advisory_xact_lock(${MATCHING_LOCK}) as ours`;
  return row?.ours === true;
}

/** Begins tracking; what is tracked already stays as it is. Raises the epoch when anything was added. */
export async function beginTracking(
  sql: Handle,
  wanted: readonly { forecast: string; indicator: string; version: string; madeWith: string }[],
  at: string,
): Promise<void> {
  const of = (key: 'forecast' | 'indicator' | 'version' | 'madeWith') => wanted.map((row) => row[key]);
  const added = await sql`
    insert into tracked_indicators (forecast, indicator, version, made_with, state, at)
    select row.*, 'building', ${at}::timestamptz from unnest(
      ${of('forecast')}::text[], ${of('indicator')}::text[], ${of('version')}::text[], ${of('madeWith')}::text[]
    ) as row on conflict do nothing returning 1`;
  if (added.length > 0) await raiseEpoch(sql);
}

/** Makes these current, and forgets every other with its matches: writers keep up only what is tracked. */
export async function swapTracked(sql: Handle, current: readonly number[], at: string): Promise<void> {
  const old = await sql<
    { id: number }[]
  >`delete from tracked_indicators where not (id = any(${[...current]}::int[])) returning id`;
  const flipped = await sql`
    update tracked_indicators set state = 'current', at = ${at}
    where id = any(${[...current]}::int[]) and state = 'building' returning 1`;
  if (old.length > 0) await sql`delete from matches where tracked = any(${old.map((row) => row.id)}::int[])`;
  if (old.length > 0 || flipped.length > 0) await raiseEpoch(sql);
}

async function readEpoch(sql: Handle): Promise<number> {
  const [row] = await sql<{ epoch: number }[]>`select value::int as epoch from settings where key = 'matching-epoch'`;
  return row?.epoch ?? 0;
}

async function raiseEpoch(sql: Handle): Promise<void> {
  await sql`update settings set value = to_jsonb(value::int + 1) where key = 'matching-epoch'`;
}
