import { LONGEST_FIELD, LONGEST_ROW, type Broken, type Line } from './table.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** What a piece of text held: its whole rows, and what is the matter with the one after them. */
export interface Cut {
  lines: Line[];
  broken: Broken | null;
}

/**
 * Takes text apart into rows and cells, piece by piece; call it with `last` at the end. Blank lines are counted and
 * left out. A quotation mark inside a plain cell stands for itself; so does a quoted cell with text after it.
 */
export function cellCutter(delimiter: string): (piece: string, last: boolean) => Cut {
  const mark = delimiter.charCodeAt(0);
  let rest = '';
  let line = 1;
  const starts: number[] = [];
  const ends: number[] = [];
  const doubled: boolean[] = [];

  return (piece, last) => {
    // Joined, not added: the letters of a sum are reached by a detour, each.
    const text = rest ? [rest, piece].join('') : piece;
    const size = text.length;
    const lines: Line[] = [];
    let row = 0;
    let at = 0;
    let count = 0;
    let breaks = 0;
    let broken: Broken | null = null;

    while (row < size) {
      // One cell.
      let from = at;
      let to = -1;
      let twice = false;
      if (at < size && text.charCodeAt(at) === QUOTE) {
        let close = at + 1;
        let inside = 0;
        for (; close < size; close++) {
          const code = text.charCodeAt(close);
          if (code > QUOTE) continue;
          if (code === QUOTE) {
            if (close + 1 >= size || text.charCodeAt(close + 1) !== QUOTE) break;
            twice = true;
            close += 1;
          } else if (code === LF) inside += text.charCodeAt(close - 1) === CR && close - 1 > from ? 0 : 1;
          else if (code === CR) inside += 1;
        }
        if (close >= size || (close + 1 === size && !last)) {
          if (last) broken = { line, why: 'cut' };
          break;
        }
        breaks += inside;
        at = close + 1;
        const next = at < size ? text.charCodeAt(at) : LF;
        if (next === mark || next === LF || next === CR) [from, to] = [from + 1, close];
      }
      if (to < 0) {
        twice = false;
        let code: number;
        while (at < size && (code = text.charCodeAt(at)) !== mark && code !== LF && code !== CR) at += 1;
        to = at;
      }
      if (at === size && !last) break;
      starts[count] = from;
      ends[count] = to;
      doubled[count] = twice;
      count += 1;
      if (at < size && text.charCodeAt(at) === mark) {
        at += 1;
        continue;
      }
      // The end of a row.
      const ended = at < size;
      const end = at;
      if (ended && text.charCodeAt(at) === CR) {
        if (at + 1 === size && !last) break;
        if (text.charCodeAt(at + 1) === LF) at += 1;
      }
      at += 1;
      // Cells are cut from a copy of their row, so that whoever keeps one does not keep all of the piece in memory.
      const copy = ` ${text.slice(row, end)}`;
      const cells = cellsOf(copy, row - 1, count);
      if (cells.length > 1 || cells[0]?.trim()) {
        const found: Line = { line, cells };
        if (copy.length <= LONGEST_FIELD && !copy.includes('\u0000') && copy.isWellFormed()) found.plain = true;
        if (!ended) found.unended = true;
        lines.push(found);
      }
      line += 1 + breaks;
      row = at;
      count = 0;
      breaks = 0;
    }
    rest = row < size ? text.slice(row) : '';
    if (rest.length > LONGEST_ROW) broken = { line, why: 'endless' };
    return { lines, broken };
  };

  function cellsOf(copy: string, before: number, count: number): string[] {
    const cells = new Array<string>(count);
    for (let i = 0; i < count; i++) {
      const cell = copy.slice((starts[i] ?? 0) - before, (ends[i] ?? 0) - before);
      cells[i] = doubled[i] ? cell.replaceAll('""', '"') : cell;
    }
    return cells;
  }
}
