import path from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from '../actions/backups/restore-backup.ts';
import { readConfig, type Config } from '../config.ts';
import { counted, Usage } from './failure.ts';
import { root } from './open.ts';
import { withDatabase } from './with-database.ts';

export const RESTORE_HELP = `signposts restore FILE [--into URL] [--definitions DIR] [--json]
Brings a backup into an empty database, whole or not at all: the one of --into, else the one of the settings. --definitions
writes the files of its definitions into a new folder, for SIGNPOSTS_INDICATORS. See docs/backup.md.`;

/** Brings a backup into an empty database. */
export async function restore(config: Config, args: string[]): Promise<number> {
  const options = { into: { type: 'string' }, definitions: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Usage('Name one file: signposts restore FILE');
  // Read as the setting is, so that a wrong address is refused in the same words.
  const { databaseUrl } = values.into === undefined ? config : readConfig({ DATABASE_URL: values.into });
  const migrations = path.join(root(), 'drizzle');
  const definitions = values.definitions === undefined ? undefined : path.resolve(values.definitions);
  const done = await withDatabase({ ...config, databaseUrl }, (connection) =>
    restoreBackup({ file, connection, migrations, definitions }),
  );
  const rest = done.filesWritten
    ? `Its definitions are in ${definitions}: set SIGNPOSTS_INDICATORS to it.`
    : `${counted(done.files, 'file')} of definitions stayed in the backup; --definitions DIR writes them out.`;
  const words = `Restored ${counted(done.rows, 'row')} of ${counted(done.tables, 'table')}, as of ${done.at}.\n${rest}\nEverybody has to sign in anew: sessions and links are never in a backup.`;
  console.log(values.json ? JSON.stringify(done, null, 2) : words);
  return 0;
}
