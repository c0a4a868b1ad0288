import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '../domain/problem.ts';
import { FORMAT, Header, isPlainPath, MARK, type DefinitionFile } from './format.ts';
import { linesOf } from './lines.ts';

/** What a backup holds, piece by piece, in the order in which it stands there. Every sum is checked on the way. */
export type Piece =
  | { what: 'header'; header: Header }
  | { what: 'file'; file: DefinitionFile }
  | { what: 'table'; name: string }
  | { what: 'rows'; rows: string[] }
  | { what: 'end'; name: string; rows: number; sha256: string };

/** So many rows, or about so many bytes of them, are handed on at a time. */
const MOST_ROWS = 1_000;
const MOST_BYTES = 1024 * 1024;

/**
 * Reads a backup and checks it: the format, each table's rows and sum, the sum of the whole, and that nothing is missing
 * or added. Whoever uses the pieces must be ready to take everything back until the last one has come.
 * @throws Problem `backup-unreadable` or `backup-newer`
 */
export async function* readArchive(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const whole = createHash('sha256');
  const state: State = { header: null, table: null, done: new Set(), files: 0 };
  let [waiting, size]: [string[], number] = [[], 0];
  let ended = false;
  for await (const line of linesOf(unpacked(bytes))) {
    if (ended) throw unreadable('Something stands behind its end');
    // "{": every row is an object, and nothing else is.
    if (line[0] === 0x7b) {
      if (!state.table) throw unreadable('A row stands outside of a table');
      add(state.table.hash, line);
      add(whole, line);
      state.table.rows += 1;
      waiting.push(line.toString('utf8'));
      size += line.length;
      if (waiting.length < MOST_ROWS && size < MOST_BYTES) continue;
      yield { what: 'rows', rows: waiting };
      [waiting, size] = [[], 0];
      continue;
    }
    if (waiting.length > 0) yield { what: 'rows', rows: waiting };
    [waiting, size] = [[], 0];
    const [what, ...rest] = listIn(line);
    if (what === 'whole') {
      if (rest[0] !== whole.digest('hex')) throw unreadable('Its content does not add up to its checksum');
      ended = true;
    } else {
      add(whole, line);
      yield piece(state, what, rest);
    }
  }
  if (!ended || !state.header) throw unreadable('It breaks off before its end');
  const missing = state.header.tables.find(({ name }) => !state.done.has(name));
  if (missing) throw unreadable(`The table ${missing.name} is missing`);
  if (state.files !== state.header.files) throw unreadable('Files of the definitions are missing');
}

interface State {
  header: Header | null;
  table: { name: string; rows: number; hash: Hash } | null;
  done: Set<string>;
  files: number;
}

function piece(state: State, what: unknown, rest: unknown[]): Piece {
  if (!state.header) {
    state.header = headerIn(what, rest);
    return { what: 'header', header: state.header };
  }
  const [name, second, third] = rest;
  if (what === 'file' && typeof name === 'string' && typeof second === 'string') {
    if (!isPlainPath(name)) throw unreadable('A file of the definitions has a name that leads elsewhere');
    state.files += 1;
    return { what: 'file', file: { path: name, bytes: Buffer.from(second, 'base64') } };
  }
  if (what === 'table' && !state.table) {
    const head = state.header.tables.find((table) => table.name === name);
    if (!head || state.done.has(head.name)) throw unreadable('It holds a table that its first line does not name');
    state.table = { name: head.name, rows: 0, hash: createHash('sha256') };
    return { what: 'table', name: head.name };
  }
  if (what === 'end' && state.table) {
    const { name: open, rows, hash } = state.table;
    const sha256 = hash.digest('hex');
    const told = state.header.tables.find((table) => table.name === open)?.rows;
    if (name !== open || second !== rows || third !== sha256 || told !== rows)
      throw unreadable(`The rows of the table ${open} are not those that were written`);
    state.done.add(open);
    state.table = null;
    return { what: 'end', name: open, rows, sha256 };
  }
  throw unreadable('A line of it cannot be read');
}

function headerIn(mark: unknown, [format, header]: unknown[]): Header {
  if (mark !== MARK) throw unreadable('It does not begin as a backup of Signposts does');
  if (typeof format === 'number' && format > FORMAT)
    throw new Problem(
      'backup-newer',
      `The backup has format ${format}, and this Signposts knows formats up to ${FORMAT}`,
    );
  const read = Header.safeParse(header);
  if (format !== FORMAT || !read.success) throw unreadable('Its first line cannot be read');
  return read.data;
}

function listIn(line: Buffer): unknown[] {
  try {
    const read: unknown = JSON.parse(line.toString('utf8'));
    if (Array.isArray(read)) return read;
  } catch {
    // Said below.
  }
  throw unreadable('A line of it cannot be read');
}

function add(hash: Hash, line: Buffer): void {
  hash.update(line);
  hash.update('\n');
}

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const source = Readable.from(bytes, { objectMode: false });
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  gunzip.on('close', () => source.destroy());
  try {
    for await (const chunk of source.pipe(gunzip)) yield chunk as Buffer;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('Z_')) throw unreadable('It is damaged, breaks off, or is no backup');
    throw error;
  }
}

const unreadable = (why: string) => new Problem('backup-unreadable', `The backup cannot be used. ${why}`);
