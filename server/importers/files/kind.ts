import { Problem } from '../../domain/problem.ts';

export const ZIP = [0x50, 0x4b, 0x03, 0x04];
export const GZIP = [0x1f, 0x8b];

interface Kind {
  bytes: readonly number[];
  what: string;
  fix: string;
}

const REPACK = 'Take the table out of it, or pack it as zip or gzip.';
const SAVE = 'Open it where it belongs, save the table as "CSV UTF-8" and try again.';
const ascii = (text: string) => [...Buffer.from(text, 'latin1')];

/** What else people send, by its first bytes. */
const OTHERS: readonly Kind[] = [
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'a workbook of an old kind (.xls), or one with a password', fix: SAVE },
  { bytes: ascii('%PDF'), what: 'a PDF document', fix: SAVE },
  { bytes: ascii('\x89PNG'), what: 'a picture', fix: SAVE },
  { bytes: [0xff, 0xd8, 0xff], what: 'a picture', fix: SAVE },
  { bytes: ascii('GIF8'), what: 'a picture', fix: SAVE },
  { bytes: ascii('Rar!'), what: 'an archive of the kind rar', fix: REPACK },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'an archive of the kind 7z', fix: REPACK },
  { bytes: ascii('BZh'), what: 'a file packed by bzip2', fix: REPACK },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'a file packed by xz', fix: REPACK },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a file packed by zstd', fix: REPACK },
  { bytes: ascii('PAR1'), what: 'a Parquet file', fix: SAVE },
  { bytes: ascii('SQLite format 3'), what: 'a database', fix: SAVE },
  { bytes: ZIP, what: 'a workbook or an archive', fix: SAVE },
  { bytes: ascii('PK'), what: 'a workbook or an archive', fix: SAVE },
  { bytes: GZIP, what: 'a packed file', fix: REPACK },
];

/** Whether the bytes start so. */
export function startsWith(start: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => start[i] === byte);
}

/**
 * Lets text pass.
 * @throws Problem `file-unreadable` that names what the file is instead
 */
export function refuseOtherKinds(start: Buffer): void {
  const other = OTHERS.find(({ bytes }) => startsWith(start, bytes));
  if (other) throw notTable(other.what, other.fix);
  if (start.length > 262 && start.toString('latin1', 257, 262) === 'ustar') {
    throw notTable('an archive of several files (tar)', REPACK);
  }
  const text = start.toString('latin1').replace(/^(?:ï»¿)?\s+/, '');
  if (/^<(?:!doctype\s+html|html|head|body|\?xml|!--)/i.test(text)) {
    const page = /<(?:html|head|body)|doctype\s+html/i.test(text);
    throw notTable(
      page ? 'a web page' : 'an XML document',
      page ? 'Log in where the file comes from, and download it again.' : SAVE,
    );
  }
  // Letters of text never lie here; a few strays in a table are refused with their rows.
  const strange = start.filter((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 0).length;
  const zeros = start.filter((byte) => byte === 0).length;
  if (strange > start.length / 20 || (strange > 0 && zeros > start.length / 20)) throw notTable('no text', SAVE);
}

function notTable(what: string, fix: string): Problem {
  const is = what.startsWith('no ') ? what : `${what}, not a table in text`;
  return new Problem('file-unreadable', `This is ${is}.`, { fix });
}
