import path from 'node:path';
import type { BackupPlace } from '../actions/backups/backup-place.ts';
import { removeOld } from '../actions/backups/remove-old.ts';
import { writeBackup } from '../actions/backups/write-backup.ts';
import type { Config } from '../config.ts';
import { withSnapshot } from '../store/backup/snapshot.ts';
import type { Connection } from '../store/connect.ts';

/** Where settings want backups. */
export function backupPlaceFrom({ backups, indicators }: Config): BackupPlace {
  const folder = backups.folder === null ? null : path.resolve(backups.folder);
  return { ...backups, folder, definitions: path.resolve(indicators) };
}

/**
 * The backup before the tables are changed. Without a folder it says so and lets the change go on: it is one transaction.
 * @throws Problem `backup-not-written`: then the tables stay as they are
 */
export async function backUpFirst(config: Config, connection: Connection): Promise<void> {
  const place = backupPlaceFrom(config);
  if (place.folder === null) {
    console.error('The tables are brought up to date without a backup: SIGNPOSTS_BACKUP_DIR names no folder for one.');
    return;
  }
  const made = await withSnapshot(connection, (snapshot) => writeBackup(snapshot, { place, kind: 'before-migration' }));
  console.error(`The tables are brought up to date; as they were, they are kept in ${made.file}`);
  await removeOld(place, Date.now());
}
