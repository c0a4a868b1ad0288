import type { UndoCounts } from '../../domain/import/undo-words.ts';
import type { UndoUnderWay } from '../../domain/import/vintage.ts';
import type { Handle } from '../connect.ts';
import { HELD_SECONDS } from './imports.ts';

/** An undo of an import, from when it was asked for to its end. */
export interface KeptUndo {
  vintage: string;
  state: 'undoing' | 'done' | 'failed';
  reason: string | null;
  counts: UndoCounts;
  problem: UndoUnderWay['problem'];
  at: string;
  by: string;
}

/** The undo of an import, or null where nobody asked for one. */
export async function readUndo(sql: Handle, vintage: string): Promise<KeptUndo | null> {
  const [row] = await sql<KeptUndo[]>`select ${columns(sql)} from undos where vintage = ${vintage}`;
  return row ?? null;
}

/**
 * Notes that an import is to be taken back. `held`: whoever asks does it at once, and another process only should that one
 * die. False where somebody has asked already; one that failed may be asked for again.
 */
export async function askUndo(
  sql: Handle,
  { vintage, reason, counts, at, by, held }: Omit<KeptUndo, 'state' | 'problem'> & { held: boolean },
): Promise<boolean> {
  const rows = await sql`
    insert into undos (vintage, state, reason, counts, at, by, changed_at, held_until)
    values (${vintage}, 'undoing', ${reason}, ${JSON.stringify(counts)}::text::jsonb, ${at}, ${by}, ${at},
      ${held ? sql`clock_timestamp() + make_interval(secs => ${HELD_SECONDS})` : null})
    on conflict (vintage) do update set (state, reason, counts, progress, problem, at, by, changed_at, held_until) =
      (excluded.state, excluded.reason, excluded.counts, null, null, excluded.at, excluded.by, excluded.changed_at,
        excluded.held_until)
    where undos.state = 'failed' returning 1`;
  return rows.length === 1;
}

/** The next undo that waits and that no process holds, held from now on; null when there is none. */
export async function takeNextUndo(sql: Handle, only: string | null = null): Promise<KeptUndo | null> {
  const [row] = await sql<KeptUndo[]>`
    update undos set held_until = clock_timestamp() + make_interval(secs => ${HELD_SECONDS})
    where vintage = (
      select vintage from undos
      where state = 'undoing' and (held_until is null or held_until < clock_timestamp())
        ${only === null ? sql`` : sql`and vintage = ${only}`}
      order by at, vintage limit 1 for update skip locked)
    returning ${columns(sql)}`;
  return row ?? null;
}

/** Goes on holding it and says how far it has come; false when it was finished meanwhile. */
export async function keepUndoProgress(
  sql: Handle,
  { vintage, progress }: { vintage: string; progress: UndoUnderWay['progress'] },
): Promise<boolean> {
  const rows = await sql`
    update undos set held_until = clock_timestamp() + make_interval(secs => ${HELD_SECONDS}),
      progress = ${progress && JSON.stringify(progress)}::text::jsonb
    where vintage = ${vintage} and state = 'undoing' returning 1`;
  return rows.length === 1;
}

/** Lets go of it for some seconds, so that whatever is in its way can end first. */
export async function putOffUndo(sql: Handle, vintage: string, seconds: number): Promise<void> {
  await sql`
    update undos set held_until = clock_timestamp() + make_interval(secs => ${seconds})
    where vintage = ${vintage} and state = 'undoing'`;
}

/** Ends it. False where it was finished meanwhile; whoever holds a transaction then takes it back. */
export async function settleUndo(
  sql: Handle,
  done: { vintage: string; to: 'done' | 'failed'; counts?: UndoCounts; problem: UndoUnderWay['problem']; at: string },
): Promise<boolean> {
  const { vintage, to, counts, problem, at } = done;
  const rows = await sql`
    update undos set state = ${to}, progress = null, held_until = null, changed_at = ${at},
      problem = ${problem && JSON.stringify(problem)}::text::jsonb
      ${counts ? sql`, counts = ${JSON.stringify(counts)}::text::jsonb` : sql``}
    where vintage = ${vintage} and state = 'undoing' returning 1`;
  return rows.length === 1;
}

function columns(sql: Handle) {
  return sql`vintage, state, reason, counts, problem, at, by`;
}
