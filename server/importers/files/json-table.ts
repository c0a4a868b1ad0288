import { Problem, shown } from '../../domain/problem.ts';
import type { Encoding, Open } from '../decode.ts';
import { columnName, columnNames } from '../header.ts';
import { decode } from './decode-text.ts';
import {
  cellsOfFeature,
  cellsOfObject,
  hasOtherShape,
  isObject,
  type Json,
  type JsonObject,
  type Said,
} from './json-values.ts';
import { problemsOf, tooLong } from './rows.ts';
import { jsonSplitter, type Holds, type ObjectText } from './split-json.ts';
import { HELD_AT_ONCE, LONGEST_TAKEN, type Table, type TableRow } from './table.ts';

/** Objects whose names together are the columns; a name that turns up later is read too. */
const FOR_COLUMNS = 1000;

interface Read extends ObjectText {
  said: Said | null;
  object: JsonObject | null;
  /** How long it is, where that is too much to be held. */
  long?: number;
}

/**
 * A table in JSON: the features of a GeoJSON collection, the objects of a list, or one object a line. A value that is
 * left out or null is an empty cell.
 * @throws Problem `file-unreadable`, also while its rows are read
 */
export async function jsonTable(open: Open, encodings: readonly Encoding[]): Promise<Table> {
  const { encoding, text } = await decode(open, encodings);
  const splitter = jsonSplitter();
  const read = objects(text, splitter);
  const close = async () => void (await text.return(undefined));
  const first: Read[] = [];
  try {
    for (let held = 0; first.length < FOR_COLUMNS && held < HELD_AT_ONCE;) {
      const more = await read.next();
      if (more.done) break;
      first.push(...more.value);
      held = first.reduce((sum, { text }) => sum + text.length, 0);
    }
    const holds = splitter.holds();
    refuseAnswer(first, holds);
    const columns = columnNames([...new Set(first.flatMap(({ said }) => [...(said?.cells.keys() ?? [])]))]);
    const notes = first.some(({ object }) => holds === 'features' && object && hasOtherShape(object))
      ? ['Shapes other than points are left out; their rows have no coordinates of their own.']
      : [];
    if (holds === 'list') notes.push('The file is one list in JSON; each of its members is a row.');
    const format = holds === 'features' ? 'geojson' : 'json-lines';
    return { format, encoding, delimiter: null, columns, notes, rows: () => rows(first, read, columns), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* objects(
  text: AsyncGenerator<string>,
  splitter: ReturnType<typeof jsonSplitter>,
): AsyncGenerator<Read[]> {
  const readAll = (found: ObjectText[]) => found.map((each) => readOne(each, splitter.holds()));
  for await (const piece of text) {
    const found = splitter.push(piece);
    if (found.length) yield readAll(found);
  }
  splitter.end();
}

function readOne(found: ObjectText, holds: Holds): Read {
  let object: Json;
  if (found.text.length > LONGEST_TAKEN) {
    // Letter by letter, because a piece of a text keeps the whole of it in memory.
    const start = [...shown(found.text)].join('');
    return { line: found.line, text: start, said: null, object: null, long: found.text.length };
  }
  try {
    object = JSON.parse(found.text) as Json;
  } catch {
    return { ...found, said: null, object: null };
  }
  if (!isObject(object)) return { ...found, said: null, object: null };
  return { ...found, object, said: holds === 'features' ? cellsOfFeature(object) : cellsOfObject(object) };
}

async function* rows(
  first: Read[],
  rest: AsyncGenerator<Read[]>,
  columns: readonly string[],
): AsyncGenerator<TableRow[]> {
  let row = 0;
  const named = (read: readonly Read[]) =>
    read.map((each) => {
      row += 1;
      return rowOf(each, row, columns);
    });
  if (first.length) yield named(first);
  for await (const some of rest) yield named(some);
}

function rowOf({ line, text, said, long }: Read, row: number, columns: readonly string[]): TableRow {
  if (long !== undefined) return { row, line, problems: [tooLong([text], [], long)], kept: null };
  if (!said) {
    const reason = 'is not written as JSON demands';
    return {
      row,
      line,
      problems: [{ column: '', value: shown(text), reason, fix: `Correct line ${line}.` }],
      kept: null,
    };
  }
  const record = Object.create(null) as Record<string, string>;
  for (const column of columns) if (column) record[column] = '';
  for (const [name, value] of said.cells) {
    const column = columnName(name);
    if (column) record[column] = value;
  }
  const names = Object.keys(record);
  const problems = [
    ...said.faults.map((fault) => ({ ...fault, column: columnName(fault.column) })),
    ...problemsOf({ line, cells: names.map((name) => record[name] ?? '') }, names),
  ];
  return problems.length ? { row, line, problems, kept: record } : { row, line, record };
}

/** A service that did not give the data answers with one object that says why, or wraps its rows in it. */
function refuseAnswer(first: readonly Read[], holds: Holds): void {
  const only = first.length === 1 && holds === 'lines' ? first[0]?.object : null;
  if (!first.length)
    throw new Problem('file-unreadable', 'The file holds no rows.', { fix: 'Check that it was exported whole.' });
  if (!only) return;
  const said = ['error', 'errors', 'error_description', 'message', 'detail', 'title'].find((name) => name in only);
  const list = Object.keys(only).find((name) => Array.isArray(only[name]));
  if (list !== undefined && !said) {
    throw new Problem('file-unreadable', `The file is one answer in JSON, with its rows inside "${shown(list, 40)}".`, {
      fix: `Save the list inside "${shown(list, 40)}" alone, or download the data as CSV.`,
    });
  }
  if (said !== undefined) {
    const words = shown(only[said], 160);
    throw new Problem('file-unreadable', `The file is an answer in JSON and no table. It says: ${words}`, {
      fix: 'Log in where the file comes from, and download it again.',
    });
  }
  const type = only['type'];
  if (typeof type === 'string' && /^(?:Feature|Topology|GeometryCollection)$/.test(type)) {
    throw new Problem('file-unreadable', `The file is a ${type} and no collection of features.`, {
      fix: 'Save it as a GeoJSON FeatureCollection.',
    });
  }
}
