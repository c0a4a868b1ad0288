import type { NameAssigned, QueuedName } from '../../../../server/domain/import/names.ts';
import { ask } from '../../api.ts';

/** A word for a name, in its feed or in every feed. A group is the same in any country; a place is not. */
function bodyOf({ what, feed, spelling, country }: QueuedName, word: string | null, everywhere: boolean) {
  return { what, feed: everywhere ? null : feed, spelling, country: what === 'place' ? country : null, word };
}

/** What assigning the name would do. */
export async function lookAtName(
  name: QueuedName,
  word: string,
  everywhere: boolean,
  signal: AbortSignal,
): Promise<NameAssigned> {
  const body = bodyOf(name, word, everywhere);
  return (await ask<NameAssigned>('POST', '/api/names?dry-run=true', { body, signal })).body;
}

/** Assigns the name, or puts it aside. */
export async function sendName(name: QueuedName, word: string | null, everywhere: boolean): Promise<NameAssigned> {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  return (await ask<NameAssigned>('POST', '/api/names', { body: bodyOf(name, word, everywhere), headers })).body;
}

/** What taking an assignment back would do. */
export async function lookAtTakeBack(id: string): Promise<NameAssigned> {
  return (await ask<NameAssigned>('DELETE', `/api/names/${id}?dry-run=true`)).body;
}

/** Takes an assignment back. */
export async function takeBackName(id: string): Promise<NameAssigned> {
  return (await ask<NameAssigned>('DELETE', `/api/names/${id}`)).body;
}
