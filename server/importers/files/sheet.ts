import type { Open } from '../decode.ts';
import { columnAt, dateText, numberText, unescaped, type Shows } from './cell-values.ts';
import { damaged } from './expand.ts';
import { mergedDown, type Merge } from './merged.ts';
import type { Lines } from './rows.ts';
import { LONGEST_ROW, type Line } from './table.ts';
import { readXml } from './xml.ts';

export interface Legend {
  texts: readonly string[];
  styles: readonly Shows[];
  from1904: boolean;
  merges: readonly Merge[];
}

/** The rows of a sheet as cells; `line` is the row's number in the sheet. Empty cells at the end are left out. */
export async function* sheetLines(open: Open, legend: Legend): AsyncGenerator<Lines> {
  let found: Line[] = [];
  const fill = mergedDown(legend.merges);
  let cells: string[] = [];
  let faults: NonNullable<Line['faults']> = [];
  let [line, column] = [0, -1];
  let [type, style] = ['n', 0];
  let [value, part, formula] = ['', '', false];
  let inSound = false;

  const endOfCell = () => {
    const text = cellText({ type, style, value }, legend);
    if (formula && text === '') faults.push({ at: column, ...NO_VALUE });
    if (text === '') return;
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  const endOfRow = () => {
    fill(line, cells);
    if (!cells.some((cell) => cell.trim() !== '') && faults.length === 0) return;
    found.push(faults.length ? { line, cells, sparse: true, faults } : { line, cells, sparse: true });
  };

  const reading = readXml(open(), {
    open(tag, attributes) {
      if (tag === 'row') {
        line = attributes['r'] === undefined ? line + 1 : Number(attributes['r']);
        if (!Number.isInteger(line) || line < 1 || line > 1_048_576) throw damaged('The workbook');
        [cells, faults, column] = [[], [], -1];
      } else if (tag === 'c') {
        column = attributes['r'] === undefined ? column + 1 : columnAt(attributes['r']);
        [type, style] = [attributes['t'] ?? 'n', Number(attributes['s'] ?? 0)];
        [value, formula] = ['', false];
      } else if (tag === 'f') formula = true;
      else if (tag === 'rPh') inSound = true;
      part = tag;
    },
    text(piece) {
      if ((part !== 'v' && part !== 't') || inSound) return;
      value += piece;
      if (value.length > LONGEST_ROW) throw damaged('The workbook');
    },
    close(tag) {
      if (tag === 'c') endOfCell();
      else if (tag === 'row') endOfRow();
      else if (tag === 'rPh') inSound = false;
      part = '';
    },
  });
  for await (const _ of reading) {
    if (!found.length) continue;
    yield { lines: found };
    found = [];
  }
}

const NO_VALUE = {
  reason: 'holds a formula without its value',
  fix: 'Open the workbook with a spreadsheet program, let it calculate, and save it again.',
};

function cellText(
  { type, style, value }: { type: string; style: number; value: string },
  { texts, styles, from1904 }: Legend,
): string {
  if (type === 's') {
    const text = value === '' ? '' : texts[Number(value)];
    if (text === undefined) throw damaged('The workbook');
    return text;
  }
  if (type === 'b') return value === '1' ? 'true' : value === '0' ? 'false' : value;
  if (type === 'd') return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '');
  if (type !== 'n') return unescaped(value);
  const shows = styles[style] ?? 'number';
  return shows === 'number' ? numberText(value) : dateText(value, shows, from1904);
}
