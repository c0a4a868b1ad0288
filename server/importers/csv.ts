import type { Encoding, Open } from './decode.ts';
import { cellCutter } from './files/cut-cells.ts';
import { decode } from './files/decode-text.ts';
import { byName, type Lines } from './files/rows.ts';
import type { Table } from './files/table.ts';
import { delimiterOf } from './header.ts';

const LONGEST_HEADER = 100_000;
/** Lines among which the header is looked for, to find what parts its columns. */
const LINES = 20;

/**
 * A table in text: its columns parted by comma, semicolon, tab or bar, whichever its header shows.
 * @throws Problem `file-unreadable`, also while its rows are read
 */
export async function textTable(open: Open, encodings: readonly Encoding[]): Promise<Table> {
  const { encoding, marked, text } = await decode(open, encodings);
  const start = await beginning(text);
  const delimiter = delimiterOf(start);
  const { head, rows, close } = await byName(cells(start, text, delimiter));
  const notes = [...head.notes];
  if (encoding === 'windows-1252') notes.push('The text is not UTF-8; it is read as windows-1252 (Western European).');
  if (encoding.startsWith('utf-16'))
    notes.push(`The text is ${encoding.toUpperCase()}${marked ? '' : ', without its mark'}.`);
  return { format: 'csv', encoding, delimiter, columns: head.columns, notes, rows: () => rows, close };
}

async function* cells(start: string, rest: AsyncGenerator<string>, delimiter: string): AsyncGenerator<Lines> {
  const cut = cellCutter(delimiter);
  try {
    yield cut(start, false);
    for await (const piece of rest) yield cut(piece, false);
    yield cut('', true);
  } finally {
    await rest.return(undefined);
  }
}

/** Reads until the lines are there in which the header is looked for. */
async function beginning(text: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (start.length < LONGEST_HEADER && start.split(/\r\n|\n|\r/, LINES + 2).length <= LINES) {
    const piece = await text.next();
    if (piece.done) break;
    start += piece.value;
  }
  return start;
}
