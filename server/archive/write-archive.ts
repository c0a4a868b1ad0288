import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { FORMAT, MARK, type DefinitionFile, type Header, type TableHead } from './format.ts';

/** What a backup is written from. */
export interface ArchiveContent {
  header: Header;
  files: readonly DefinitionFile[];
  /** The rows of a table, some at a time, each as JSON text with the columns of its head. */
  rowsOf(table: TableHead): AsyncIterable<readonly string[]>;
}

/** About so many bytes go to the packer at a time. */
const CHUNK = 256 * 1024;

/**
 * A backup as a stream of packed bytes; holds a few rows in memory at a time. docs/decisions/029-backup-format.md
 * describes the lines.
 * @throws Error where the rows do not match the counts of the header: the snapshot was not one
 */
export function packedArchive(content: ArchiveContent): Readable {
  const lines = Readable.from(archiveText(content), { objectMode: false });
  // Level 4: four fifths of the saving of the default for less than half its time.
  const gzip = createGzip({ level: 4 });
  lines.on('error', (error) => gzip.destroy(error));
  gzip.on('close', () => lines.destroy());
  return lines.pipe(gzip);
}

/** The text of a backup before it is packed. */
export async function* archiveText({ header, files, rowsOf }: ArchiveContent): AsyncGenerator<Buffer> {
  const whole = createHash('sha256');
  const out = (text: string) => {
    const bytes = Buffer.from(text, 'utf8');
    whole.update(bytes);
    return bytes;
  };
  yield out(line([MARK, FORMAT, header]));
  for (const { path, bytes } of files) yield out(line(['file', path, Buffer.from(bytes).toString('base64')]));
  for (const table of header.tables) {
    yield out(line(['table', table.name]));
    const own = createHash('sha256');
    let [rows, waiting] = [0, ''];
    for await (const some of rowsOf(table)) {
      rows += some.length;
      for (const row of some) {
        waiting += `${oneLine(row)}\n`;
        if (waiting.length < CHUNK) continue;
        own.update(waiting);
        yield out(waiting);
        waiting = '';
      }
    }
    own.update(waiting);
    if (waiting !== '') yield out(waiting);
    if (rows !== table.rows) throw new Error(`${table.name}: ${rows} rows were read where ${table.rows} were counted`);
    yield out(line(['end', table.name, rows, own.digest('hex')]));
  }
  yield Buffer.from(line(['whole', whole.digest('hex')]));
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

/** Line breaks stand in JSON between its parts only; inside a text they are written as \n. */
function oneLine(json: string): string {
  return json.includes('\n') ? json.replaceAll('\n', ' ') : json;
}
