import type { HistoryLine } from '../../../../server/domain/desk/history.ts';
import { isUndoable } from '../../../../server/domain/desk/batch-actions.ts';
import { isFresh } from '../../../../server/domain/desk/fresh.ts';

/** What a person may do to others' work; without it, only what is their own and fresh. */
export interface Taker {
  /** Id and name: the history says one of them of who made a version. */
  called: readonly string[];
  /** Own and fresh things at all. */
  takesBack: boolean;
  retracts: boolean;
  restores: boolean;
  undoesBatches: boolean;
}

type Line = Pick<HistoryLine, 'version' | 'at' | 'by' | 'status' | 'batch'>;
const newestOf = (lines: readonly Line[]) =>
  lines.reduce<Line | null>((a, b) => (a && a.version > b.version ? a : b), null);

/** Whether the event may be retracted: by an editor, or by whoever made every version of it, while it is fresh. `now`: ISO time. */
export function mayRetract(taker: Taker, event: { loggedAt: string }, lines: readonly Line[], now: string): boolean {
  if (!taker.takesBack) return false;
  const own = lines.length > 0 && lines.every(({ by }) => taker.called.includes(by));
  return taker.retracts || (own && isFresh(event.loggedAt, now));
}

/** Whether a version may be made the newest again: any by an editor, the one before by whoever made the newest, while it is fresh. */
export function mayRestore(taker: Taker, version: number, lines: readonly Line[], now: string): boolean {
  const newest = newestOf(lines);
  if (!taker.takesBack || !newest || version >= newest.version) return false;
  return (
    taker.restores || (version === newest.version - 1 && taker.called.includes(newest.by) && isFresh(newest.at, now))
  );
}

/** Whether the change of several events that made this version may be taken back whole. */
export function mayUndoBatch(taker: Taker, { batch, at, status }: Line, now: string): boolean {
  if (!taker.undoesBatches || !batch || !isUndoable(batch.action) || batch.undone || !isFresh(at, now)) return false;
  return taker.restores || !(batch.action === 'bulk-edit' && status === 'retracted');
}
