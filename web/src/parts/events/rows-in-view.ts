/** Lists longer than this keep only the rows near the screen in the page. */
export const LONG_LIST = 200;
/** Heights of a row of a long list, in pixels: two lines, and a title of two lines on a phone. */
export const ROW_HEIGHT = { wide: 50, narrow: 72 } as const;

const SPARE = 12;

export interface RowsInView {
  first: number;
  /** Behind the last one. */
  end: number;
  /** Pixels that stand for the rows left out. */
  above: number;
  below: number;
}

/** The rows to draw: those on the screen and a few more on both sides. `scrolled` is how far the list's top is above the screen's. */
export function rowsInView({
  rows,
  height,
  scrolled,
  screen,
}: {
  rows: number;
  height: number;
  scrolled: number;
  screen: number;
}): RowsInView {
  const fit = Math.ceil(screen / height);
  const first = Math.max(0, Math.min(rows - fit, Math.floor(scrolled / height)) - SPARE);
  const end = Math.min(rows, first + fit + 2 * SPARE + 1);
  return { first, end, above: first * height, below: (rows - end) * height };
}
