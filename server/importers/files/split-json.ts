import { Problem, shown } from '../../domain/problem.ts';
import { LONGEST_ROW } from './table.ts';

/** The text of one object that is a row, and the line it starts on. */
export interface ObjectText {
  line: number;
  text: string;
}

/** Where the rows are: one after another, in one list, or in the "features" of a collection. */
export type Holds = 'lines' | 'list' | 'features';

export interface Splitter {
  push(piece: string): ObjectText[];
  /** @throws Problem `file-unreadable` when the file breaks off */
  end(): void;
  holds(): Holds;
}

const DEEPEST = 64;

/** Takes JSON apart into its rows, piece by piece, without reading it whole. What is inside a row is not judged. */
export function jsonSplitter(): Splitter {
  let rest = '';
  let [at, line, depth, row] = [0, 1, 0, 0];
  let [inText, slashed, wasCr] = [false, false, false];
  /** Where the row begins that is being read, in `rest`; -1 between rows. */
  let [start, startLine] = [-1, 1];
  let [textFrom, lastText, key] = [0, '', ''];
  let holds: Holds = 'lines';
  let rowDepth = 0;
  let over = false;

  const isRow = () => depth === rowDepth && !over;
  const refuse = (text: string) => {
    const what = shown(text.slice(0, 200).trim(), 60);
    throw new Problem('file-unreadable', `Line ${line} is no object in JSON: "${what}".`, {
      fix: 'Write one object in braces for each row.',
      more: { line },
    });
  };

  return {
    push(piece) {
      const text = rest + piece;
      const found: ObjectText[] = [];
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 10 ? !wasCr : code === 13) line += 1;
        wasCr = code === 13;
        if (inText) {
          if (slashed) slashed = false;
          else if (code === 92) slashed = true;
          else if (code === 34) {
            inText = false;
            lastText = depth === 1 && at - textFrom < 40 ? text.slice(textFrom, at) : '';
          }
          continue;
        }
        if (code <= 32) continue;
        if (code === 34) {
          if (isRow()) refuse(text.slice(at));
          [inText, textFrom] = [true, at + 1];
        } else if (code === 58) key = depth === 1 ? lastText : '';
        else if (code === 123 || code === 91) {
          if (isRow()) {
            if (code === 123) [start, startLine] = [at, line];
            else if (rowDepth === 0 && row === 0) [holds, rowDepth] = ['list', 1];
            else refuse(text.slice(at));
          } else if (code === 91 && depth === 1 && rowDepth === 0 && row === 0 && key === 'features') {
            [holds, rowDepth, start] = ['features', 2, -1];
          }
          depth += 1;
          if (depth > DEEPEST) throw tooDeep(line);
        } else if (code === 125 || code === 93) {
          depth -= 1;
          if (depth < 0) refuse(text.slice(at));
          if (start >= 0 && depth === rowDepth) {
            found.push({ line: startLine, text: text.slice(start, at + 1) });
            row += 1;
            start = -1;
          } else if (holds !== 'lines' && depth === rowDepth - 1) over = true;
        } else if (isRow() && !(code === 44 && rowDepth > 0)) refuse(text.slice(at));
        else if (over && depth === 0) refuse(text.slice(at));
      }
      const from = start >= 0 ? start : inText && depth <= 2 ? Math.max(textFrom - 1, text.length - 100) : text.length;
      rest = text.slice(from);
      at -= from;
      textFrom -= from;
      if (start >= 0) start = 0;
      if (rest.length > LONGEST_ROW) throw tooLong(startLine);
      return found;
    },
    end() {
      if (depth === 0 && !inText) return;
      throw new Problem(
        'file-unreadable',
        `The file ends in the middle of row ${row + 1}, line ${startLine}: it was cut.`,
        {
          fix: 'Get the whole file again.',
          more: { row: row + 1, line: startLine },
        },
      );
    },
    holds: () => holds,
  };
}

function tooDeep(line: number): Problem {
  return new Problem('file-unreadable', `Line ${line} nests brackets deeper than any table does.`, {
    fix: 'Write one object for each row, with plain values.',
    more: { line },
  });
}

function tooLong(line: number): Problem {
  return new Problem('file-unreadable', `The object that starts on line ${line} does not end.`, {
    fix: `Look at line ${line} and the lines after it, correct its brackets and quotation marks.`,
    more: { line },
  });
}
