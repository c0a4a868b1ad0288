import { gunzipSync, inflateRawSync } from 'node:zlib';
import { Problem } from '../../domain/problem.ts';

/** Bytes, of a file and of what it unfolds to: a report with 100,000 events takes a fifth. */
export const MOST_BYTES = 400 * 1024 ** 2;
const MOST_FILES = 5_000;
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];

/** The refusal of a file that is no report, or not one any more. */
export const unreadable = (words: string): Problem => new Problem('report-unreadable', words);

/** The bytes behind gzip. @throws Problem `report-unreadable` for what is damaged or unfolds too far */
export function gunzipped(bytes: Uint8Array, most = MOST_BYTES): Uint8Array {
  return unfolded(() => gunzipSync(bytes, { maxOutputLength: most }));
}

/**
 * The files of a zip by their paths, as its list at the end names them; all of them together no more than `most` bytes.
 * @throws Problem `report-unreadable`
 */
export function unzipped(bytes: Uint8Array, most = MOST_BYTES): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = endOf(view);
    const count = view.getUint16(end + 10, true);
    if (count > MOST_FILES) throw unreadable('This archive holds far more files than a data package');
    const files = new Map<string, Uint8Array>();
    let at = view.getUint32(end + 16, true);
    let left = most;
    for (let n = 0; n < count; n++) {
      if (view.getUint32(at, true) !== CENTRAL) throw unreadable('This archive is damaged');
      const [method, packed] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)];
      const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      const [name = 0, extra = 0, comment = 0] = lengths;
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
      const file = fileAt(bytes, view, view.getUint32(at + 42, true), { method, packed, left });
      if (files.has(path)) throw unreadable(`This archive holds two files "${path.slice(0, 80)}"`);
      left -= file.length;
      files.set(path, file);
      at += 46 + name + extra + comment;
    }
    return files;
  } catch (error) {
    if (error instanceof RangeError) throw unreadable('This archive is damaged');
    throw error;
  }
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  throw unreadable('This archive is damaged: its list is missing');
}

function fileAt(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  { method, packed, left }: { method: number; packed: number; left: number },
): Uint8Array {
  if (view.getUint32(at, true) !== LOCAL) throw unreadable('This archive is damaged');
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + packed > bytes.length) throw unreadable('This archive was cut');
  const raw = bytes.subarray(from, from + packed);
  if (method === 0 && raw.length <= left) return raw;
  if (method !== 0 && method !== 8) throw unreadable('This archive is packed in a way that data packages are not');
  return unfolded(() => inflateRawSync(raw, { maxOutputLength: Math.max(1, left) }));
}

function unfolded(unpack: () => Uint8Array): Uint8Array {
  try {
    return unpack();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw unreadable('This file unfolds to far more than a report holds');
    if (typeof code === 'string' && code.startsWith('Z_')) throw unreadable('What is packed in this file is damaged');
    throw error;
  }
}
