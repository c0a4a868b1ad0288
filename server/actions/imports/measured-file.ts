import type { Open } from '../../importers/decode.ts';

/** A file that tells how far it was read. */
export interface MeasuredFile {
  open: Open;
  /** How many rows it may have in all, from those read so far; null while that cannot be told. */
  rowsOf(read: number): number | null;
}

/** Counts the bytes of the newest reading against those of the one before, or against the size where it is known. */
export function measured(open: Open, size: number | null = null): MeasuredFile {
  let [all, read] = [size, 0];
  return {
    async *open() {
      read = 0;
      for await (const bytes of open()) {
        read += bytes.length;
        yield bytes;
      }
      all = read;
    },
    rowsOf: (rows) =>
      all === null || read === 0 || rows < 100 ? null : Math.max(rows, Math.round((rows * all) / read)),
  };
}
