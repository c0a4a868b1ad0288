/** A value of a line, and the column of the text where it begins, from 1. */
export interface Cell {
  text: string;
  column: number;
}

/** The values of one line of comma-separated text; a sentence when its quotes do not fit. Values are trimmed. */
export function cellsOf(line: string): Cell[] | string {
  const cells: Cell[] = [];
  const value = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;
  let at = 0;
  for (;;) {
    value.lastIndex = at;
    const found = value.exec(line);
    if (!found) return `A double quote does not fit at column ${at + 1}`;
    const [whole, quoted, plain = '', end] = found;
    cells.push({ text: (quoted?.replaceAll('""', '"') ?? plain).trim(), column: at + 1 });
    if (end === '') return cells;
    at += whole.length;
  }
}
