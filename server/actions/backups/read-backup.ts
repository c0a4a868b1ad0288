import { createReadStream } from 'node:fs';
import path from 'node:path';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import type { BackupPlace, KeptBackup } from './backup-place.ts';
import { keptBackups } from './list-backups.ts';

/** A backup to be taken away. */
export interface OpenedBackup extends KeptBackup {
  open(): AsyncIterable<Uint8Array>;
}

/**
 * Opens a backup of the folder to be taken away, and notes who took it. Only an admin may.
 * @throws Problem `backup-not-found`
 */
export async function readBackup({
  ctx,
  place,
  input,
}: {
  ctx: Ctx;
  place: BackupPlace;
  input: { name: string };
}): Promise<OpenedBackup> {
  allow(ctx.actor, 'backup:read');
  const { folder } = place;
  // By the list alone: a name that leads elsewhere is not in it.
  const kept = (await keptBackups(folder)).find(({ name }) => name === input.name);
  if (folder === null || !kept) throw new Problem('backup-not-found');
  await change({
    ctx: { ...ctx, key: undefined },
    action: 'backup:read',
    asked: input,
    quiet: true,
    work: async () => ({ result: null, subject: kept.name, detail: { bytes: kept.bytes } }),
  });
  return { ...kept, open: () => createReadStream(path.join(folder, kept.name)) };
}
