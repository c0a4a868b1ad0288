/**
 * Where a key moves in a chart of `last` + 1 marks; null for a key that does not move. The first arrow shows where one
 * is, so that nobody starts in the middle of nothing.
 */
export function moved(key: string, at: number | null, start: number, last: number): number | null {
  if (last < 0) return null;
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowLeft':
      return at === null ? start : Math.max(0, at - 1);
    case 'ArrowRight':
      return at === null ? start : Math.min(last, at + 1);
    default:
      return null;
  }
}
