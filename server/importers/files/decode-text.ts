import { isAscii, isUtf8 } from 'node:buffer';
import { Problem } from '../../domain/problem.ts';
import type { Encoding, Open } from '../decode.ts';
import { encodingOf, marked } from './encoding.ts';
import { lineAt } from './line-at.ts';
import { wholeUpTo } from './utf8.ts';
import { fromWindows1252 } from '../windows-1252.ts';

/** A text and how its bytes were read. */
export interface Decoded {
  encoding: Encoding;
  /** Whether a byte order mark stood at its start. */
  marked: boolean;
  text: AsyncGenerator<string>;
}

/** A byte order mark, whole or as it looks after being decoded wrongly once or twice. */
const TEXT_MARK = /^(?:\uFEFF|ï»¿|Ã¯Â»Â¿)+/;
/** Small pieces are put together, because each costs a step of its own; large ones are parted, so that few rows are held. */
const PIECE = 64 * 1024;

/**
 * The text of a file, piece by piece, and its encoding. A byte order mark, or the pattern of UTF-16, decides by
 * itself; otherwise the encodings are tried in order, each strictly. Bytes that fit none of them make the file
 * unreadable, never a replacement character.
 * @throws Problem `file-unreadable`, also while the text is read
 */
export async function decode(open: Open, encodings: readonly Encoding[]): Promise<Decoded> {
  const encoding = await encodingOf(open, encodings);
  return { encoding, marked: await marked(open), text: unmarked(textAs(open, encoding)) };
}

async function* unmarked(text: AsyncGenerator<string>): AsyncGenerator<string> {
  let first = true;
  for await (const piece of text) {
    if (!piece) continue;
    yield first ? piece.replace(TEXT_MARK, '') : piece;
    first = false;
  }
}

async function* textAs(open: Open, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === 'windows-1252') {
    for await (const bytes of gathered(open)) yield fromWindows1252(bytes);
    return;
  }
  const decoder = encoding === 'utf-8' ? utf8 : utf16(encoding === 'utf-16be');
  let rest: Buffer = Buffer.alloc(0);
  let before = 0;
  for await (const bytes of gathered(open)) {
    const piece = rest.length ? Buffer.concat([rest, bytes]) : bytes;
    const { text, wrongAt, used } = decoder(piece);
    if (text === null) throw await notText(open, encoding, before + wrongAt);
    yield text;
    before += used;
    rest = Buffer.from(piece.subarray(used));
  }
  if (rest.length) {
    throw new Problem('file-unreadable', 'The file ends in the middle of a character: it was cut.', {
      fix: 'Get the whole file again.',
      more: { encoding, line: await lineAt(open, before, encoding) },
    });
  }
}

/** A piece as text; null, and where it went wrong, when its bytes are not of the encoding. `used` leaves half a character. */
interface Piece {
  text: string | null;
  wrongAt: number;
  used: number;
}

function utf8(bytes: Buffer): Piece {
  const used = wholeUpTo(bytes);
  const whole = bytes.subarray(0, used);
  if (isAscii(whole)) return { text: whole.toString('latin1'), wrongAt: 0, used };
  return { text: isUtf8(whole) ? whole.toString('utf8') : null, wrongAt: firstWrong(whole), used };
}

/** The byte at which UTF-8 breaks, found by halves; only asked where it does. */
function firstWrong(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, wholeUpTo(part)))) good = middle;
    else bad = middle;
  }
  return good;
}

function utf16(bigEndian: boolean): (bytes: Buffer) => Piece {
  return (bytes) => {
    const even = bytes.subarray(0, bytes.length & ~1);
    const little = bigEndian ? Buffer.from(even).swap16() : even;
    const last = little.length >= 2 ? little.readUInt16LE(little.length - 2) : 0;
    const used = last >= 0xd800 && last <= 0xdbff ? little.length - 2 : little.length;
    const text = little.toString('utf16le', 0, used);
    if (text.isWellFormed()) return { text, wrongAt: 0, used };
    return { text: null, wrongAt: text.search(/\p{Surrogate}/u) * 2, used };
  };
}

async function notText(open: Open, encoding: Encoding, at: number): Promise<Problem> {
  const line = await lineAt(open, at, encoding);
  return new Problem(
    'file-unreadable',
    `The file holds bytes that are not ${encoding.toUpperCase()} text, first on line ${line}.`,
    {
      fix: `Look at line ${line}, or save the file anew as "CSV UTF-8" where it comes from.`,
      more: { encoding, line },
    },
  );
}

async function* gathered(open: Open): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const bytes of open()) {
    held.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    size += bytes.byteLength;
    if (size < PIECE) continue;
    const whole = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
    for (let at = 0; at < size; at += PIECE) yield whole.subarray(at, at + PIECE);
    [held, size] = [[], 0];
  }
  if (size) yield Buffer.concat(held);
}
