import { Problem } from '../../domain/problem.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { StateToRestore, Undoing } from '../../store/imports/undo.ts';
import type { KeptUndo } from '../../store/imports/undos.ts';
import type { Tx } from '../../store/open.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { nextState } from '../events/held-event.ts';
import { fingerprint } from '../hash.ts';
import { noteUnknownNames } from '../names/note-unknown.ts';
import { DEADLINE } from './commit-import.ts';
import type { Follow } from './bringing.ts';
import type { Following } from './following.ts';
import { vintageNamed } from './read-vintage.ts';
import { undoPlan, undoRefused } from './undo-plan.ts';

/** Events that leave the log in one statement, and events that are written anew in one: each some tenths of a second. */
const LEAVING = 5_000;
const RESTORED = 250;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** How many events are settled, of all. */
export interface UndoProgress {
  events: number;
  of: number;
}

/** Somebody else has finished this work. */
export class Overtaken extends Error {}

/**
 * Takes an import back in one transaction, together with the state "done" of its undo.
 * @throws Problem as `undoPlan`, or `undo-blocked` with the events on which later work rests
 * @throws Overtaken where another process has done it meanwhile
 */
export async function takeBack(ctx: Ctx, asked: KeptUndo, follow: Following<UndoProgress>): Promise<void> {
  const { vintage, by, reason } = asked;
  await change<null>({
    ctx,
    action: 'import:undo',
    asked: { vintage },
    deadline: DEADLINE,
    work: async (tx, tracked) => {
      const { counts, blocked } = await undoPlan(ctx, tx, vintage, { hold: true });
      if (blocked) throw undoRefused(blocked);
      const { feed } = await vintageNamed(tx, vintage);
      const undoing = { vintage, batch: ctx.newId(), at: ctx.now(), by, reason };
      await tx.batches.open({ id: undoing.batch, action: 'undo-import', at: undoing.at, by, reason });
      const of = counts.brought + counts.changed + counts.dropped;
      await retractAll(tx, undoing, follow, of);
      await restoreAll({ ctx, tx, tracked }, undoing, follow, { from: counts.brought, of });
      await tx.undo.rest(undoing);
      await noteUnknownNames(ctx, tx, feed);
      if (!(await tx.undo.mark(undoing))) throw new Problem('vintage-undone');
      // From here on its row is this transaction's own.
      await follow.stop();
      const done = { vintage, to: 'done', counts, problem: null, at: undoing.at } as const;
      if (!(await tx.undos.settle(done))) throw new Overtaken();
      return { result: null, subject: vintage, detail: { ...counts, reason } };
    },
  });
}

/** Takes out of the log what it brought. */
async function retractAll(tx: Tx, undoing: Undoing, follow: Follow<UndoProgress>, of: number): Promise<void> {
  let events = 0;
  for (let after: string | null = FIRST; after !== null;) {
    const piece: Awaited<ReturnType<typeof tx.undo.retract>> = await tx.undo.retract(undoing, {
      after,
      limit: LEAVING,
    });
    after = piece.last;
    events += piece.events;
    follow.tell({ events, of });
    follow.goOn();
  }
}

interface Writing {
  ctx: Ctx;
  tx: Tx;
  tracked: readonly Tracked[];
}

/** Puts back what it changed. */
async function restoreAll(
  { ctx, tx, tracked }: Writing,
  undoing: Undoing,
  follow: Follow<UndoProgress>,
  { from, of }: { from: number; of: number },
): Promise<void> {
  let events = from;
  for (let after = FIRST; ;) {
    const states = await tx.undo.states(undoing.vintage, { after, limit: RESTORED });
    const last = states.at(-1);
    if (!last) return;
    const before = states.map((state) => stateBefore(ctx, state, undoing));
    await tx.events.write(before, tracked);
    after = last.event.id;
    events += states.length;
    follow.tell({ events, of });
    follow.goOn();
  }
}

function stateBefore(ctx: Ctx, { event, before, hash, imported, drops }: StateToRestore, undoing: Undoing): EventWrite {
  const { draft, status, vintage } = before;
  const next = nextState(ctx, event, { draft, status, action: 'undo-import', reason: undoing.reason });
  // What the file dropped kept the hash of its last row; what it changed is known again by the row before.
  const known = drops ? '' : (hash ?? fingerprint(imported ?? draft));
  return { ...next, vintage, hash: known, at: undoing.at, batch: undoing.batch };
}
