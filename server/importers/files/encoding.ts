import { isAscii, isUtf8 } from 'node:buffer';
import { Problem } from '../../domain/problem.ts';
import type { Encoding, Open } from '../decode.ts';
import { refuseOtherKinds } from './kind.ts';
import { survey, wholeUpTo } from './utf8.ts';

const START = 4096;
/** Of the bytes at the places where plain text in UTF-16 has its zeros. */
const MOSTLY = 0.6;

/**
 * How a file's bytes are to be read as text: by its byte order mark, by the zeros of UTF-16, else the first of the
 * encodings that fits all of it. Only a file that may be in a second encoding is read to its end for this: rows
 * already handed out could not be taken back.
 * @throws Problem `file-unreadable` when it is empty or no text
 */
export async function encodingOf(open: Open, encodings: readonly Encoding[]): Promise<Encoding> {
  const start = await firstBytes(open, START);
  if (!start.length) throw new Problem('file-unreadable', 'The file is empty.', { fix: 'Save it again and try that.' });
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const wide = unmarkedUtf16(start);
  if (wide) return wide;
  refuseOtherKinds(start);
  if (hasUtf8Mark(start) || !encodings.includes('windows-1252')) return 'utf-8';
  return eightBits(open);
}

/** Whether the file starts with a byte order mark. */
export async function marked(open: Open): Promise<boolean> {
  const start = await firstBytes(open, 3);
  return hasUtf8Mark(start) || (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
}

/** The first bytes of a file, as many as there are up to `most`. */
export async function firstBytes(open: Open, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of open()) {
    pieces.push(bytes.subarray(0, most - size));
    size += pieces.at(-1)?.length ?? 0;
    if (size >= most) break;
  }
  return Buffer.concat(pieces);
}

function hasUtf8Mark(start: Uint8Array): boolean {
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
}

/** Text in UTF-16 has a zero in every second byte, wherever it is in plain letters, and none in the others. */
function unmarkedUtf16(start: Uint8Array): Encoding | null {
  const pairs = start.length >> 1;
  if (pairs < 2) return null;
  const zeros = [0, 0];
  for (let i = 0; i < pairs * 2; i++) if (start[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd >= pairs * MOSTLY && even === 0) return 'utf-16le';
  return even >= pairs * MOSTLY && odd === 0 ? 'utf-16be' : null;
}

/**
 * UTF-8 if all of it is; else windows-1252. A file that is UTF-8 but for a few bytes was damaged, and is not taken
 * for windows-1252, in which each of its accents would become two wrong letters.
 */
async function eightBits(open: Open): Promise<Encoding> {
  let [long, wrong] = [0, 0];
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of open()) {
    const piece = Buffer.concat([rest, bytes]);
    const whole = wholeUpTo(piece);
    const sure = piece.subarray(0, whole);
    rest = Buffer.from(piece.subarray(whole));
    if (isAscii(sure)) continue;
    if (wrong === 0 && isUtf8(sure)) {
      long += 1;
      continue;
    }
    const found = survey(sure);
    long += found.long;
    wrong += found.wrong;
  }
  if (wrong === 0) return rest.length > 0 && long === 0 ? 'windows-1252' : 'utf-8';
  return long > 4 * wrong ? 'utf-8' : 'windows-1252';
}
