import { describe, expect, it } from 'vitest';
import { cellAfter, firstCell } from './cell-moves.ts';

const ROWS = [
  [0, 0, 0],
  [2, 0, 1],
  [0, 0, 0],
  [0, 3, 4],
];

describe('the keys in a table of who and when', () => {
  const after = (row: number, at: number, key: string) => {
    const cell = cellAfter(ROWS, { row, at }, key);
    return cell && [cell.row, cell.at];
  };

  it('begin at the first cell that holds something', () => {
    expect(firstCell(ROWS)).toEqual({ row: 1, at: 0 });
    expect(firstCell([[0, 0], []])).toBeNull();
  });

  it('go along a row past what is empty, and stop at its ends', () => {
    expect([after(1, 0, 'ArrowRight'), after(1, 2, 'ArrowRight')]).toEqual([[1, 2], null]);
    expect([after(1, 2, 'ArrowLeft'), after(1, 0, 'ArrowLeft')]).toEqual([[1, 0], null]);
    expect([after(1, 0, 'End'), after(1, 2, 'Home'), after(1, 0, 'Home')]).toEqual([[1, 2], [1, 0], null]);
  });

  it('go past rows without anything, to what stands nearest', () => {
    expect([after(1, 0, 'ArrowDown'), after(1, 2, 'ArrowDown'), after(3, 1, 'ArrowUp')]).toEqual([
      [3, 1],
      [3, 2],
      [1, 0],
    ]);
    expect([after(1, 0, 'ArrowUp'), after(3, 2, 'ArrowDown')]).toEqual([null, null]);
  });

  it('are not taken where they mean nothing', () => {
    expect(after(1, 0, 'Enter')).toBeNull();
  });
});
