import type { BatchUndone } from '../../server/domain/desk/undo.ts';
import type { EventOut } from '../../server/domain/wire.ts';
import { ask } from './api.ts';
import { refreshAll } from './query.svelte.ts';

/** What the message after an action, Ctrl Z and the history do to take something back. Each reads all that is shown again. */

/** Makes an earlier version the newest one. `current` is the version that was read. */
export async function restoreVersion(
  id: string,
  { current, version, reason = null }: { current: number; version: number; reason?: string | null },
): Promise<EventOut> {
  const { body } = await ask<EventOut>('POST', `/api/events/${id}/restore`, {
    body: { version, reason },
    headers: { 'if-match': `"${current}"` },
  });
  await refreshAll();
  return body;
}

/** Takes a change back that made this version of an event. */
export async function takeBackChange({ id, version }: { id: string; version: number }): Promise<void> {
  await restoreVersion(id, { current: version, version: version - 1 });
}

/** Takes back that an event was logged: it is retracted, and kept with that reason. */
export async function takeBackLog({ id, version }: { id: string; version: number }): Promise<void> {
  await ask('POST', `/api/events/${id}/retract`, {
    body: { reason: 'taken back right after logging' },
    headers: { 'if-match': `"${version}"` },
  });
  await refreshAll();
}

/** Takes a merge or a bulk edit back, whole. */
export async function takeBackBatch(batch: string): Promise<BatchUndone> {
  const { body } = await ask<BatchUndone>('POST', `/api/batches/${batch}/undo`);
  await refreshAll();
  return body;
}
