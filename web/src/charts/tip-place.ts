import type { Box } from '../../../server/domain/reading/chart/drawing/mark-box.ts';

/** Between what is told and the words about it. */
const GAP = 8;

/**
 * Where the words about a mark stand: beside it on the side with more room, else above it, else below; never over it,
 * and inside what can be seen of the page. `seen` is that part, in pixels of the chart.
 */
export function tipPlace(
  mark: Box,
  tip: { width: number; height: number },
  seen: Box,
): { left: number; top: number; side: 'left' | 'right' | 'above' | 'below' } {
  const across = within(Math.min(mark.top, mark.bottom - tip.height), seen.top, seen.bottom - tip.height);
  const [before, after] = [mark.left - GAP - tip.width, mark.right + GAP];
  const fits = { left: before >= seen.left, right: after + tip.width <= seen.right };
  const first = mark.left - seen.left > seen.right - mark.right ? 'left' : 'right';
  const side = fits[first] ? first : fits.left ? 'left' : fits.right ? 'right' : null;
  if (side) return { left: side === 'left' ? before : after, top: across, side };
  const left = within((mark.left + mark.right - tip.width) / 2, seen.left, seen.right - tip.width);
  const above = mark.top - GAP - tip.height;
  if (above >= seen.top) return { left, top: above, side: 'above' };
  return { left, top: mark.bottom + GAP, side: 'below' };
}

const within = (at: number, least: number, most: number) => Math.max(least, Math.min(at, most));
