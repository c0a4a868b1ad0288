import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../../../testing/charts.ts';
import { frameOf, scaleOf } from './frame.ts';
import { markBox } from './mark-box.ts';
import { markShapes } from './marks.ts';

const LOOK = { small: false, narrow: false, selected: null };

describe('what a mark takes of the plot', () => {
  it.each(CHARTS)('holds everything that is drawn of the mark: %s', (_, spec) => {
    const frame = frameOf(spec, { left: 40, right: 360, top: 30, bottom: 300 }, scaleOf(spec, LOOK).max);
    for (const shape of markShapes(spec, frame, LOOK)) {
      if (shape.kind === 'text' || shape.kind === 'path' || shape.mark === undefined) continue;
      const box = markBox(spec, frame, shape.mark);
      const [left, right, top] =
        shape.kind === 'circle'
          ? [shape.x - shape.r, shape.x + shape.r, shape.y - shape.r]
          : [shape.x, shape.x + shape.w, shape.y];
      expect(box).not.toBeNull();
      if (!box) return;
      expect(box.left).toBeLessThanOrEqual(left);
      expect(box.right).toBeGreaterThanOrEqual(right);
      expect(Math.min(box.top, Math.max(top, frame.top))).toBe(box.top);
    }
  });

  it('is nothing where there is no such mark', () => {
    const [, spec] = CHARTS[0] ?? [];
    if (!spec) throw new Error('there must be a chart');
    const frame = frameOf(spec, { left: 0, right: 100, top: 0, bottom: 100 }, 10);
    expect(markBox(spec, frame, 99)).toBeNull();
  });
});
