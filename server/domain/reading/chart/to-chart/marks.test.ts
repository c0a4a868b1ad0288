import { describe, expect, it } from 'vitest';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../../../../testing/reckoning.ts';
import { jeffreys } from '../../../stats/intervals.ts';
import { measure } from '../../measure/measure.ts';
import { quarters } from './grains.ts';
import { toMark } from './marks.ts';

const feed = aFeed('2018-01', '2026-01');

function marksOf(change: Record<string, unknown>, hits: readonly number[], whole: readonly number[]) {
  const indicator = anIndicator('one', change);
  const setting = { forecast: aForecast([indicator]), words, feed, asOf: '2026-11-23' };
  const days = [...tallied('2021-09', hits), ...tallied('2021-09', whole, { role: 'among' })];
  const found = measure(setting, indicator, talliesOf(days));
  const dispersion = found.comparison?.dispersion ?? 1;
  const parts = {
    measure: indicator.definition.measure,
    form: 'line' as const,
    unusual: new Set<string>(),
    dispersion,
  };
  return { dispersion, marks: quarters(found.buckets).map((step) => toMark(step, parts)) };
}

describe('the whiskers of a share', () => {
  const share = { measure: { kind: 'share' }, among: { event: 'attack' }, by_at_least: '5 points' };
  const whole = Array.from({ length: 53 }, () => 30);

  it('are as wide as the months scatter, not as single events would', () => {
    const { marks, dispersion } = marksOf(
      share,
      whole.map((_, i) => (i % 3 === 0 ? 20 : 2)),
      whole,
    );
    expect(dispersion).toBeGreaterThan(3);
    const mark = marks.find(({ from }) => from === '2023-02');
    const [lo, hi] = jeffreys(24 / dispersion, 90 / dispersion, 0.9);
    expect([mark?.lo, mark?.hi]).toEqual([lo, hi]);
    const [, alone] = jeffreys(24, 90, 0.9);
    expect(mark?.hi).toBeGreaterThan(alone + 0.1);
  });

  it('hold the share itself, and stay between none and all', () => {
    const { marks } = marksOf(
      share,
      whole.map((_, i) => i % 31),
      whole,
    );
    for (const { value, lo, hi } of marks) {
      expect(lo).toBeGreaterThanOrEqual(0);
      expect(hi).toBeLessThanOrEqual(1);
      expect(value).toBeGreaterThan(lo ?? 1);
      expect(value).toBeLessThan(hi ?? 0);
    }
  });
});
