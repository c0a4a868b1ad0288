import { Problem, shown } from '../../domain/problem.ts';
import type { Open } from '../decode.ts';
import { mergesOf } from './merged.ts';
import { byName } from './rows.ts';
import { sheetLines } from './sheet.ts';
import type { Table } from './table.ts';
import { bookOf, stylesOf, textsOf } from './workbook-parts.ts';
import { openEntry, type Entry } from './zip.ts';

/**
 * The first sheet of a workbook that holds a table: cells as they are seen, days as YYYY-MM-DD, formulas by the value
 * they were saved with, merged cells in each of their rows.
 * @throws Problem `file-unreadable`, also while its rows are read
 */
export async function workbookTable(open: Open, parts: readonly Entry[]): Promise<Table> {
  const { sheets, from1904 } = await bookOf(open, parts);
  const styles = await stylesOf(open, parts);
  const texts = await textsOf(open, parts);
  for (const { name, part } of sheets) {
    const sheet = openEntry(open, part);
    const merges = await mergesOf(sheet);
    const found = await byName(sheetLines(sheet, { texts, styles, from1904, merges })).catch(noHeader);
    if (!found) continue;
    const others = sheets.filter((other) => other.name !== name).map((other) => `"${shown(other.name, 40)}"`);
    const notes = [...found.head.notes];
    if (others.length) {
      const rest =
        others.length > 5 ? `${others.slice(0, 5).join(', ')} and ${others.length - 5} more` : others.join(', ');
      notes.push(`Only the sheet "${shown(name, 40)}" is read; the workbook also has ${rest}.`);
    }
    if (merges.length) notes.push('Merged cells are read as the same value in each of their rows.');
    const { head, rows, close } = found;
    return {
      format: 'workbook',
      encoding: null,
      delimiter: null,
      columns: head.columns,
      notes,
      rows: () => rows,
      close,
    };
  }
  throw new Problem('file-unreadable', 'The workbook holds no table.', {
    fix: 'Put the names of the columns into the first row of its first sheet.',
  });
}

function noHeader(error: unknown): null {
  if (error instanceof Problem && error.more['empty'] === true) return null;
  throw error;
}
