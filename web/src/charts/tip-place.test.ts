import { describe, expect, it } from 'vitest';
import type { Box } from '../../../server/domain/reading/chart/drawing/mark-box.ts';
import { tipPlace } from './tip-place.ts';

const TIP = { width: 150, height: 80 };
/** The chart of a telephone: 358 pixels wide, its left edge 16 from the screen's. */
const PHONE: Box = { left: -8, right: 366, top: -200, bottom: 400 };
const bar = (left: number, width: number, top = 60): Box => ({ left, right: left + width, top, bottom: 240 });

const overlap = (mark: Box, { left, top }: { left: number; top: number }) =>
  left < mark.right && left + TIP.width > mark.left && top < mark.bottom && top + TIP.height > mark.top;

describe('the words about a mark', () => {
  it('stand on the side with more room', () => {
    expect(tipPlace(bar(40, 20), TIP, PHONE).side).toBe('right');
    expect(tipPlace(bar(300, 20), TIP, PHONE).side).toBe('left');
  });

  it('stand above a mark that has no room on either side, and below where there is none above', () => {
    const wide = bar(100, 160);
    expect(tipPlace(wide, TIP, PHONE)).toEqual({ left: 105, top: -28, side: 'above' });
    expect(tipPlace(wide, TIP, { ...PHONE, top: 0 })).toEqual({ left: 105, top: 248, side: 'below' });
  });

  it('are never over the mark and never outside what is seen, wherever the mark is and however wide', () => {
    for (let left = 0; left <= 340; left += 5)
      for (const width of [4, 18, 60, 160])
        for (const top of [0, 60, 200]) {
          const mark = bar(left, Math.min(width, 358 - left), top);
          const place = tipPlace(mark, TIP, PHONE);
          expect(overlap(mark, place), JSON.stringify({ mark, place })).toBe(false);
          expect(place.left).toBeGreaterThanOrEqual(PHONE.left);
          expect(place.left + TIP.width).toBeLessThanOrEqual(PHONE.right);
          expect(place.top).toBeGreaterThanOrEqual(PHONE.top);
          expect(place.top + TIP.height).toBeLessThanOrEqual(PHONE.bottom);
        }
  });
});
