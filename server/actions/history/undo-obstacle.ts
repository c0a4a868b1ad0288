import { dayInWords } from '../../domain/event/calendar.ts';
import { isFresh, UNDO_DAYS } from '../../domain/desk/fresh.ts';
import { Problem, shown } from '../../domain/problem.ts';
import type { Batch, StateBefore } from '../../store/desk/batches.ts';

/** Why a change of several events cannot be taken back as one, or null when it can. */
export function undoObstacle(batch: Batch, states: readonly StateBefore[], now: string): Problem | null {
  if (batch.undoneAt) {
    const detail = `It was taken back on ${dayInWords(batch.undoneAt.slice(0, 10))} by ${batch.undoneBy ?? 'somebody'}`;
    return new Problem('batch-undone', detail);
  }
  if (!isFresh(batch.at, now)) {
    const detail = `It was done on ${dayInWords(batch.at.slice(0, 10))}; a change of several events can be undone for ${UNDO_DAYS} days`;
    return new Problem('too-old-to-undo', detail);
  }
  const changed = states.filter((state) => state.nowVersion !== state.madeVersion);
  return changed.length > 0 ? changedSince(changed) : null;
}

function changedSince(changed: readonly StateBefore[]): Problem {
  const events = changed.slice(0, 100).map(({ event, nowVersion, nowSummary }) => ({
    id: event,
    version: nowVersion,
    summary: shown(nowSummary, 120),
  }));
  const named = events.slice(0, 3).map(({ summary }) => `“${summary}”`);
  const more = changed.length - named.length;
  const detail = `Changed since: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return new Problem('changed-since', detail, { more: { events } });
}
