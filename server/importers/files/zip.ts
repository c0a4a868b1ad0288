import { crc32 } from 'node:zlib';
import { Problem } from '../../domain/problem.ts';
import type { Open } from '../decode.ts';
import { cutPacked, damaged, expand, tooMuch } from './expand.ts';

/** One file of an archive, as its list of files has it. */
export interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  crc: number;
  offset: number;
  locked: boolean;
}

const END = 0x06054b50;
const LISTED = 0x02014b50;
const HEADER = 30;
/** The list of files stands at the end; a longer one than this is of no table and no workbook. */
const TAIL = 2 * 1024 * 1024;
const MOST_ENTRIES = 10_000;
const WIDE = 0xffffffff;

/**
 * The files of an archive, by the list at its end; folders are left out.
 * @throws Problem `file-unreadable` when the list is not there
 */
export async function entriesOf(open: Open): Promise<Entry[]> {
  let tail: Buffer = Buffer.alloc(0);
  let size = 0;
  let held: Uint8Array[] = [];
  for await (const bytes of open()) {
    held.push(bytes);
    size += bytes.length;
    if (held.length < 32) continue;
    tail = lastOf(Buffer.concat([tail, ...held]));
    held = [];
  }
  tail = lastOf(Buffer.concat([tail, ...held]));
  const end = endAt(tail);
  if (end < 0) throw cutPacked();
  const count = tail.readUInt16LE(end + 10);
  const from = tail.readUInt32LE(end + 16) - (size - tail.length);
  if (count > MOST_ENTRIES) throw tooMuch();
  if (from < 0 || from > end) throw damaged('The list of files in the archive');
  return listed(tail.subarray(from, end), count).filter(({ name }) => !name.endsWith('/'));
}

function lastOf(bytes: Buffer): Buffer {
  return bytes.length > TAIL ? Buffer.from(bytes.subarray(bytes.length - TAIL)) : bytes;
}

function endAt(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0 && at >= tail.length - 22 - 0xffff; at--) {
    if (tail.readUInt32LE(at) === END) return at;
  }
  return -1;
}

function listed(list: Buffer, count: number): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== LISTED) throw damaged('The list of files in the archive');
    const flags = list.readUInt16LE(at + 8);
    const [name, extra, comment] = [28, 30, 32].map((field) => list.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const sizes = wide(list, at, list.subarray(at + 46 + name, at + 46 + name + extra));
    entries.push({
      name: list.toString(flags & 0x800 ? 'utf8' : 'latin1', at + 46, at + 46 + name),
      method: list.readUInt16LE(at + 10),
      crc: list.readUInt32LE(at + 16),
      locked: (flags & 1) === 1,
      ...sizes,
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** Sizes and place of an entry; those that do not fit 32 bits stand in an extra field, in this order. */
function wide(list: Buffer, at: number, extra: Buffer): Pick<Entry, 'packed' | 'size' | 'offset'> {
  const sizes = {
    size: list.readUInt32LE(at + 24),
    packed: list.readUInt32LE(at + 20),
    offset: list.readUInt32LE(at + 42),
  };
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== 1) continue;
    let value = field + 4;
    for (const each of ['size', 'packed', 'offset'] as const) {
      if (sizes[each] !== WIDE || value + 8 > extra.length) continue;
      sizes[each] = Number(extra.readBigUInt64LE(value));
      value += 8;
    }
  }
  return sizes;
}

/**
 * Opens one file of an archive, as often as it is called. Its length and check sum are held against the list.
 * @throws Problem `file-unreadable` for a password or a way of packing that is not read
 */
export function openEntry(open: Open, entry: Entry): Open {
  if (entry.locked) {
    throw new Problem('file-unreadable', 'The archive has a password.', { fix: 'Pack the file without one.' });
  }
  if (entry.method !== 0 && entry.method !== 8) {
    throw new Problem('file-unreadable', 'The archive is packed in a way that is not read here.', {
      fix: 'Pack it as an ordinary zip or gzip.',
    });
  }
  return async function* () {
    const packed = packedBytes(open, entry);
    let [size, sum] = [0, 0];
    for await (const bytes of entry.method === 8 ? expand(packed, 'deflate') : packed) {
      size += bytes.length;
      if (size > entry.size) throw damaged('The archive');
      sum = crc32(bytes, sum);
      yield bytes;
    }
    if (size !== entry.size || sum !== entry.crc) throw damaged('The archive');
  };
}

async function* packedBytes(open: Open, { offset, packed }: Entry): AsyncGenerator<Uint8Array> {
  let header: Buffer = Buffer.alloc(0);
  let skip = offset;
  let left = packed;
  let inside = false;
  for await (const piece of open()) {
    let bytes = piece;
    if (skip > 0) {
      const over = Math.min(skip, bytes.length);
      skip -= over;
      bytes = bytes.subarray(over);
    }
    if (!inside && bytes.length) {
      header = Buffer.concat([header, bytes]);
      if (header.length < HEADER) continue;
      const start = HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
      if (header.length < start) continue;
      inside = true;
      bytes = header.subarray(start);
    }
    if (!inside) continue;
    if (bytes.length) yield bytes.subarray(0, left);
    left -= Math.min(left, bytes.length);
    if (left === 0) return;
  }
  throw cutPacked();
}
