import { posix } from 'node:path';
import type { FileLook } from '../../domain/import/file-look.ts';
import { Problem, shown } from '../../domain/problem.ts';
import type { Open } from '../decode.ts';
import { firstBytes } from './encoding.ts';
import { expand } from './expand.ts';
import { GZIP, startsWith, ZIP } from './kind.ts';
import { entriesOf, openEntry, type Entry } from './zip.ts';

/** A file taken out of what it was packed in. */
export interface Unpacked extends Pick<FileLook, 'packed' | 'inner'> {
  open: Open;
  /** The parts of a workbook, which is an archive itself; null for text. */
  parts: readonly Entry[] | null;
}

/**
 * Takes the one file out of a gzip or zip; a plain file is given as it is. A workbook is not taken apart here.
 * @throws Problem `file-unreadable` for an archive of several files, of none, or inside another one
 */
export async function unpack(open: Open): Promise<Unpacked> {
  const start = await firstBytes(open, 600);
  if (startsWith(start, GZIP)) {
    const inside: Open = () => expand(open(), 'gzip');
    return { packed: 'gzip', inner: nameInGzip(start), ...(await insideOf(inside)) };
  }
  if (!startsWith(start, ZIP)) {
    if (start.length === 22 && startsWith(start, [0x50, 0x4b, 5, 6])) throw holdsNothing();
    return { packed: 'plain', inner: null, open, parts: null };
  }
  const entries = await entriesOf(open);
  if (isWorkbook(entries)) return { packed: 'plain', inner: null, open, parts: entries };
  const entry = onlyOne(entries);
  return { packed: 'zip', inner: shown(entry.name, 200), ...(await insideOf(openEntry(open, entry))) };
}

async function insideOf(open: Open): Promise<Pick<Unpacked, 'open' | 'parts'>> {
  const start = await firstBytes(open, 4);
  if (startsWith(start, ZIP)) {
    const entries = await entriesOf(open);
    if (isWorkbook(entries)) return { open, parts: entries };
  }
  if (startsWith(start, ZIP) || startsWith(start, GZIP)) {
    throw new Problem('file-unreadable', 'The archive holds another archive.', {
      fix: 'Unpack it once and send what is inside.',
    });
  }
  return { open, parts: null };
}

function isWorkbook(entries: readonly Entry[]): boolean {
  const has = (name: string) => entries.some((entry) => entry.name.toLowerCase() === name);
  if (has('xl/workbook.bin')) throw otherWorkbook('a binary workbook (.xlsb)');
  if (has('content.xml') && has('meta-inf/manifest.xml')) throw otherWorkbook('an OpenDocument file');
  if (has('word/document.xml')) throw otherWorkbook('a text document');
  if (has('index/document.iwa')) throw otherWorkbook('a Numbers document');
  return has('xl/workbook.xml');
}

function otherWorkbook(what: string): Problem {
  return new Problem('file-unreadable', `This is ${what}, which is not read here.`, {
    fix: 'Open it where it belongs, save the table as "CSV UTF-8" or as an Excel workbook (.xlsx), and try again.',
  });
}

/** What the systems people pack on add by themselves is no file of theirs. */
function onlyOne(entries: readonly Entry[]): Entry {
  const files = entries.filter(
    ({ name }) =>
      !/(?:^|\/)__MACOSX\//.test(name) && !/^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(posix.basename(name)),
  );
  const [entry, ...others] = files;
  if (!entry) throw holdsNothing();
  if (others.length === 0) return entry;
  const names = files.slice(0, 10).map(({ name }) => shown(name, 60));
  const more = files.length > names.length ? ` and ${files.length - names.length} more` : '';
  throw new Problem('file-unreadable', `The archive holds ${files.length} files: ${names.join(', ')}${more}.`, {
    fix: 'Pack one table alone, or send it as it is.',
    more: { files: names },
  });
}

function holdsNothing(): Problem {
  return new Problem('file-unreadable', 'The archive holds no file.', { fix: 'Pack the table again.' });
}

/** The name that gzip keeps of what it packed. */
function nameInGzip(start: Buffer): string | null {
  const flags = start[3] ?? 0;
  if (!(flags & 8) || start.length < 12) return null;
  const from = flags & 4 ? 12 + start.readUInt16LE(10) : 10;
  const end = start.indexOf(0, from);
  return end > from ? shown(start.toString('utf8', from, end), 200) : null;
}
