import { Problem } from '../domain/problem.ts';
import { fromWindows1252 } from './windows-1252.ts';

/** Opens the file anew from its first byte. A factory, because deciding the encoding may mean reading twice. */
export type Open = () => AsyncIterable<Uint8Array>;
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le';

const BYTE_MARKS: readonly { encoding: string; bytes: readonly number[] }[] = [
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

/** A byte order mark, whole or as it looks after being decoded wrongly once or twice. */
const TEXT_MARK = /^(?:\uFEFF|ï»¿|Ã¯Â»Â¿)+/;

/**
 * The text of a file, piece by piece. A UTF-16 byte order mark decides by itself; otherwise the encodings are
 * tried in order, each strictly. Bytes that fit none of them make the file unreadable, never a replacement character.
 */
export async function* decode(open: Open, encodings: readonly Encoding[]): AsyncGenerator<string> {
  const encoding = await encodingOf(open, encodings);
  const decoder = decoderOf(encoding);
  let first = true;
  for await (const bytes of open()) {
    const text = strictly(() => decoder.next(bytes), encoding);
    if (!text) continue;
    yield first ? text.replace(TEXT_MARK, '') : text;
    first = false;
  }
  const rest = strictly(() => decoder.end(), encoding, 'The file ends in the middle of a character: it was cut.');
  if (rest) yield rest;
}

function decoderOf(encoding: string): { next(bytes: Uint8Array): string; end(): string } {
  if (encoding === 'windows-1252') return { next: fromWindows1252, end: () => '' };
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return { next: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** Only a file that may be in a second encoding is read twice: rows already handed out could not be taken back. */
async function encodingOf(open: Open, encodings: readonly Encoding[]): Promise<string> {
  const marked = encodingByMark(await firstBytes(open));
  if (marked) return marked;
  const tried = encodings.filter((encoding) => encoding !== 'utf-16le');
  for (const encoding of tried.slice(0, -1)) {
    if (await decodes(open, encoding)) return encoding;
  }
  return tried.at(-1) ?? 'utf-8';
}

function encodingByMark(start: readonly number[]): string | null {
  const startsWith = (bytes: readonly number[]) => bytes.every((byte, i) => start[i] === byte);
  if (!start.length) throw new Problem('file-unreadable', 'The file is empty.');
  if (startsWith(ZIP) || startsWith(OLD_EXCEL)) {
    throw new Problem('file-unreadable', 'This is a workbook or an archive, not CSV text.', {
      fix: 'Open it in the spreadsheet program, save the sheet as "CSV UTF-8" and try again.',
    });
  }
  return BYTE_MARKS.find(({ bytes }) => startsWith(bytes))?.encoding ?? null;
}

async function firstBytes(open: Open): Promise<number[]> {
  const start: number[] = [];
  for await (const bytes of open()) {
    start.push(...bytes.subarray(0, 4 - start.length));
    if (start.length === 4) break;
  }
  return start;
}

async function decodes(open: Open, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const bytes of open()) decoder.decode(bytes, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function strictly(decoded: () => string, encoding: string, otherwise?: string): string {
  try {
    return decoded();
  } catch {
    const detail = otherwise ?? `The file holds bytes that are not ${encoding.toUpperCase()} text.`;
    throw new Problem('file-unreadable', detail, {
      ...(otherwise && { fix: 'Get the whole file again.' }),
      more: { encoding },
    });
  }
}
