import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isPlainPath, type DefinitionFile } from '../../archive/format.ts';

/** No file of the definitions is larger (`server/catalogue`); a stray one must not fill the backup. */
const LARGEST = 1024 * 1024;

/** The files of the definitions as they lie on disk; hidden ones and links are left out, and a folder that is not there is empty. */
export async function definitionFiles(folder: string): Promise<DefinitionFile[]> {
  if (folder === '') return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files: DefinitionFile[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const full = path.join(entry.parentPath, entry.name);
    const below = path.relative(folder, full).split(path.sep).join('/');
    if (!isPlainPath(below)) continue;
    const bytes = await readFile(full);
    if (bytes.length <= LARGEST) files.push({ path: below, bytes });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
