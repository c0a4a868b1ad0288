import { describe, expect, it } from 'vitest';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../../../../testing/reckoning.ts';
import { dispersion } from '../../../stats/dispersion.ts';
import { phiOver } from '../../../stats/longer-step.ts';
import { expectedRange, unusualBound } from '../../../stats/unusual.ts';
import { measure } from '../../measure/measure.ts';
import { formOf, quarters } from './grains.ts';
import { bandOf, unusualIn } from './ranges.ts';

/** Months that move together: a low half-year, a high one, a low one. */
const WAVES = [3, 2, 3, 4, 3, 2, 9, 11, 10, 12, 9, 11, 3, 2, 4, 3, 2];
const watched = (value: number) => Array.from({ length: 36 }, () => value);

function measured(months: readonly number[], change: Record<string, unknown> = {}, feed = aFeed('2018-01', '2026-01')) {
  const indicator = anIndicator('one', change);
  const setting = { forecast: aForecast([indicator]), words, feed, asOf: '2026-11-23' };
  const found = measure(setting, indicator, talliesOf(tallied('2021-09', months)));
  return { found, kind: indicator.definition.measure, steps: quarters(found.buckets) };
}

const scatter = (months: readonly (number | null)[]) =>
  dispersion(
    months,
    months.map(() => 1),
    months.map(() => 0 as const),
  );

describe('what a quarter would show if nothing had changed', () => {
  it('is unusual only beyond what months that move together make of three', () => {
    const bound = (phi?: number) => unusualBound(WAVES, { exposure: 3, ...(phi === undefined ? {} : { phi }) }).upper;
    const [alone, together] = [bound(), bound(phiOver(3, scatter(WAVES)))];
    expect(together).toBeGreaterThan(alone + 3);
    const between = Math.ceil(alone / 3);
    expect(between * 3).toBeLessThan(together);
    const mild = measured([...WAVES, ...watched(between)]);
    expect(unusualIn(mild.kind, mild.found, mild.steps, 'quarter').size).toBe(0);
    const strong = measured([...WAVES, ...watched(Math.ceil(together / 3) + 1)]);
    expect(unusualIn(strong.kind, strong.found, strong.steps, 'quarter').size).toBe(12);
  });

  it('has the band of three months with that same scatter', () => {
    const { found, kind, steps } = measured([...WAVES, ...watched(6)]);
    expect(bandOf(kind, found, steps, 'quarter')).toMatchObject(
      expectedRange(
        WAVES,
        WAVES.map(() => 1),
        { exposure: 3, dispersion: found.comparison?.dispersion ?? 1, phi: phiOver(3, scatter(WAVES)) },
      ),
    );
  });

  it('takes no months for neighbours that others nobody covered lie between', () => {
    const spans = [
      ['2018-01', '2022-02'],
      ['2022-06', '2026-01'],
    ].map(([from = '', to = '']) => ({ from, to, countries: ['freeland'], indicators: null }));
    const { found, kind, steps } = measured(
      [...WAVES, ...watched(6)],
      {},
      aFeed('2018-01', '2026-01', { coverage: spans }),
    );
    const gapped = WAVES.map((n, i) => (i >= 6 && i <= 8 ? null : n));
    const kept = gapped.filter((n) => n !== null);
    const range = (phi: number) =>
      expectedRange(
        kept,
        kept.map(() => 1),
        { exposure: 3, dispersion: found.comparison?.dispersion ?? 1, phi },
      );
    expect(phiOver(3, scatter(gapped))).not.toBeCloseTo(phiOver(3, scatter(kept)), 2);
    expect(bandOf(kind, found, steps, 'quarter')).toMatchObject(range(phiOver(3, scatter(gapped))));
  });
});

describe('the form of a chart of numbers', () => {
  it('is dots for rare events, never for a sum, of which a dot would be no event', () => {
    const rare = Array.from({ length: 53 }, (_, i) => (i % 9 === 0 ? 1 : 0));
    const count = measured(rare);
    expect(formOf(count.kind, count.found)).toBe('dots');
    const sum = measured(rare, { measure: { kind: 'sum', of: 'deaths', per: 'month' } });
    expect(formOf(sum.kind, sum.found)).toBe('columns');
  });

  it('is told by the months that are covered: others hold no events because nobody looked', () => {
    const late = aFeed('2025-02', '2026-01');
    const { kind, found } = measured([...Array.from({ length: 41 }, () => 0), ...watched(2).slice(0, 12)], {}, late);
    expect(formOf(kind, found)).toBe('columns');
  });
});
