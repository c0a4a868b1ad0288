import { createHash } from 'node:crypto';
import { FILTER } from './common-passwords-filter.ts';

const HASHES = 10;
let bytes: Buffer | null = null;

/**
 * Whether a text in small letters is among the known passwords: the long ones, and the words behind most disguises.
 * Of texts that are not, about one in 1,400 is taken for one.
 */
export function isCommon(text: string): boolean {
  bytes ??= Buffer.from(FILTER, 'base64');
  const digest = createHash('sha256').update(text).digest();
  const [first, step] = [digest.readUInt32BE(0), digest.readUInt32BE(4)];
  for (let n = 0; n < HASHES; n++) {
    const bit = (first + n * step) % (bytes.length * 8);
    if (((bytes[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
  }
  return true;
}
