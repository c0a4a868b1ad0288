import { lineOf } from '../../domain/desk/line.ts';
import { releaseName } from '../../domain/import/feed-name.ts';
import { obstaclesInWords, undoInWords, type UndoCounts } from '../../domain/import/undo-words.ts';
import type { UndoBlocked, VintageUndone } from '../../domain/import/vintage.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';
import { vintageNamed } from './read-vintage.ts';

const LISTED = 200;

/** What taking an import back comes to, and what stands in its way. */
export interface UndoPlan {
  counts: UndoCounts;
  blocked: UndoBlocked | null;
}

/**
 * Reckons what taking an import back comes to, and lists its events for the rest of the transaction. `hold`: nobody
 * changes them until it ends.
 * @throws Problem `vintage-not-found`, `vintage-undone`, `import-running`, or `undo-blocked` where it cannot be told what
 * the import did
 */
export async function undoPlan(ctx: Ctx, tx: Tx, id: string, { hold }: { hold: boolean }): Promise<UndoPlan> {
  const vintage = await vintageNamed(tx, id);
  if (vintage.undoneAt) throw new Problem('vintage-undone');
  if (!(await tx.bringing.take(vintage.feed))) throw new Problem('import-running');
  const counts = await tx.undo.list(id);
  if (hold) await tx.undo.hold();
  if (await tx.undo.untold(id)) {
    throw new Problem('undo-blocked', 'It was imported before Signposts kept together what an import changes', {
      fix: 'Correct the events one by one.',
      more: { total: 0, events: [], later: [] },
    });
  }
  return { counts, blocked: await blockedBy(ctx, tx, id) };
}

async function blockedBy(ctx: Ctx, tx: Tx, vintage: string): Promise<UndoBlocked | null> {
  const { total, events } = await tx.undo.dependents({ vintage, limit: LISTED });
  const later = await tx.undo.later(vintage);
  if (total === 0 && later.length === 0) return null;
  const { words } = ctx.definitions.catalogue();
  const lines = new Map(
    (await tx.links.events(events.map(({ id }) => id))).map((event) => [event.id, lineOf(event, words)]),
  );
  return {
    total,
    events: events.flatMap(({ id, ...since }) => {
      const event = lines.get(id);
      return event ? [{ event, because: obstaclesInWords(since) }] : [];
    }),
    later: later.map((each) => ({ id: each.id, title: releaseName(each), file: each.file, at: each.at })),
  };
}

/** The refusal of an undo that something stands in the way of. */
export function undoRefused({ total, events, later }: UndoBlocked): Problem {
  const [newest] = later;
  const detail = newest
    ? `${newest.title} (${newest.file}) was imported later and holds rows of it too`
    : `${total} of its events ${total === 1 ? 'was' : 'were'} worked on since`;
  return new Problem('undo-blocked', detail, { more: { total, events, later } });
}

/** The answer about an undo: what it comes to, and whether that is done, under way, or only reckoned. */
export function undoTold(
  vintage: string,
  counts: UndoCounts,
  {
    dryRun = false,
    undoing = false,
    blocked = null,
  }: Partial<Pick<VintageUndone, 'dryRun' | 'undoing' | 'blocked'>> = {},
): VintageUndone {
  return { vintage, dryRun, undoing, ...counts, words: undoInWords(counts), blocked };
}
