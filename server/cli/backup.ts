import path from 'node:path';
import { parseArgs } from 'node:util';
import { keptBackups } from '../actions/backups/list-backups.ts';
import { verifyBackup } from '../actions/backups/verify-backup.ts';
import { writeBackup } from '../actions/backups/write-backup.ts';
import type { Config } from '../config.ts';
import { withSnapshot } from '../store/backup/snapshot.ts';
import { backupPlaceFrom } from './backups.ts';
import { counted, Usage } from './failure.ts';
import { withDatabase } from './with-database.ts';

export const BACKUP_HELP = `signposts backup make [--out FILE] [--json]
signposts backup list [--json]
signposts backup verify FILE [--json]
Makes a backup of everything in one file while the server runs; lists those in the folder for backups; reads one to its end
and checks every sum in it. See docs/backup.md.`;

/** Makes, lists and checks backups. */
export async function backup(config: Config, args: string[]): Promise<number> {
  const options = { json: { type: 'boolean' }, out: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [what, file, ...more] = positionals;
  const print = (result: unknown, words: string) => console.log(values.json ? JSON.stringify(result, null, 2) : words);
  if (more.length > 0 || (what !== 'verify' && file !== undefined)) throw new Usage(BACKUP_HELP);
  const place = backupPlaceFrom(config);
  switch (what) {
    case 'make': {
      const out = values.out === undefined ? {} : { file: path.resolve(values.out) };
      // Straight from the database, without the definitions or newer tables: it must work when these do not.
      const made = await withDatabase(config, (connection) =>
        withSnapshot(connection, (snapshot) => writeBackup(snapshot, { place, kind: 'asked', ...out })),
      );
      print(
        made,
        `${made.file}: ${counted(made.rows, 'row')} of ${counted(made.tables, 'table')}, ${made.bytes} bytes`,
      );
      return 0;
    }
    case 'list': {
      const kept = await keptBackups(place.folder);
      const lines = kept.map(({ name, at, kind, bytes }) => `${at}  ${kind.padEnd(16)}  ${bytes} bytes  ${name}`);
      print(kept, lines.length > 0 ? lines.join('\n') : `There are no backups in ${place.folder ?? 'any folder'}.`);
      return 0;
    }
    case 'verify': {
      if (file === undefined) throw new Usage('Name the file: signposts backup verify FILE');
      const found = await verifyBackup(file);
      const words = `The backup is whole: ${counted(found.rows, 'row')} of ${counted(found.tables.length, 'table')} and ${counted(found.files, 'file')} of definitions, as of ${found.at}, by ${found.product}.`;
      print(found, found.auditHead ? `${words}\nHead of the audit trail: ${found.auditHead}` : words);
      return 0;
    }
    default:
      throw new Usage(what === undefined ? BACKUP_HELP : `There is no "backup ${what}".\n${BACKUP_HELP}`);
  }
}
