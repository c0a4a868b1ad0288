import type { Import } from '../../../../server/domain/import/import.ts';
import type { ImportSettings } from '../../../../server/domain/import/settings.ts';
import { ask, sendFile } from '../../api.ts';
import { randomId } from '../../device/random-id.ts';

/** A file may have 300 MiB, packed or not. */
const MOST_BYTES = 300 * 1024 * 1024;

/** Why a file need not even be sent, or null. */
export function refusalOf({ name, size }: { name: string; size: number }): string | null {
  if (size === 0) return `${name} is empty. Choose it again; it may not have been saved yet.`;
  if (size > MOST_BYTES)
    return `${name} is larger than 300 MiB. Send it packed (zip or gzip), or bring it in from the command line.`;
  return null;
}

/** Sends a file. `onshare` hears how much of it has left, from 0 to 1. The same open file again is the same import. */
export function sendImport(file: File, onshare: (share: number) => void, signal: AbortSignal): Promise<Import> {
  return sendFile<Import>(
    `/api/imports?file=${encodeURIComponent(file.name.toWellFormed().slice(-200))}`,
    file,
    onshare,
    signal,
  );
}

/**
 * Has the file checked with these settings. Valid rows may come in without the refused ones: how many stay out is said
 * where the import is started, and it is chosen there.
 */
export async function checkWith(
  { id, settings }: Pick<Import, 'id' | 'settings'>,
  chosen: ImportSettings,
): Promise<void> {
  const next = { ...chosen, acceptValid: true };
  if (JSON.stringify(next) !== JSON.stringify(settings))
    await ask('PUT', `/api/imports/${id}/settings`, { body: next });
  await post(`/api/imports/${id}/check`);
}

/** Has a checked file brought in. */
export const commit = (id: string) => post(`/api/imports/${id}/commit`);

/** Puts a file away. Nothing of it is written. */
export const giveUp = (id: string) => post(`/api/imports/${id}/give-up`);

function post(path: string): Promise<unknown> {
  return ask('POST', path, { headers: { 'idempotency-key': randomId() } });
}
