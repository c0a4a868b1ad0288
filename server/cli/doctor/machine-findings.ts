import { access, constants, stat, statfs } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import { broken, fine, look, type Finding } from './finding.ts';

const GIB = 2 ** 30;

/** What there is to say of the disk and the data folder. */
export async function machineFindings({ dataDir, databaseUrl }: Config): Promise<Finding[]> {
  const found = await stat(dataDir).catch(() => null);
  if (!found) {
    if (databaseUrl) return [fine('data folder', 'Not used: the database is a server')];
    return [look('data folder', `There is no ${dataDir} yet`, 'Start the server once; it makes the folder.')];
  }
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const words = `${(free / GIB).toFixed(1)} GiB are free where ${dataDir} lies`;
  const writable = await access(dataDir, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  return [
    free > 2 * GIB
      ? fine('disk', words)
      : (free > GIB / 4 ? look : broken)('disk', words, 'Make room, or move the folder (SIGNPOSTS_DATA_DIR).'),
    rights(dataDir, found.mode, writable),
  ];
}

function rights(folder: string, mode: number, writable: boolean): Finding {
  if (!writable)
    return broken('data folder', `${folder} may not be written`, 'Give it to the account that runs Signposts.');
  if ((mode & 0o077) === 0 || process.platform === 'win32') return fine('data folder', `${folder} is closed to others`);
  const says = `${folder} can be entered by others (${(mode & 0o777).toString(8)})`;
  return look('data folder', says, `Close it: chmod 700 ${folder}`);
}
