import { describe, expect, it } from 'vitest';
import { developmentCases, indicatorCases, type Case } from '../../../testing/sentences/cases.ts';
import { anIndicator, tallied, talliesOf } from '../../../testing/reckoning.ts';
import { read } from '../../../testing/sentences/cases.ts';
import { overviewOf } from './overview.ts';
import type { IndicatorReading } from '../reading.ts';

/** Every so many of the cases whose sentences are listed: each measure and circumstance among them. */
function* some(cases: Iterable<Case>, every: number): Generator<Case> {
  let n = 0;
  for (const one of cases) if (n++ % every === 0) yield one;
}
const cases = [...some(indicatorCases(), 17), ...developmentCases()];

const told = ({
  id,
  title,
  claims,
  expects,
  expectsWords,
  verdict,
  qualifierWords,
  before,
  after,
}: IndicatorReading) => ({
  ...{ id, title, claims, expects, expectsWords, verdict, qualifierWords, before, after },
});

describe('the overview of a reading', () => {
  it('says what the reading says, to the letter', () => {
    expect(cases.length).toBeGreaterThan(50);
    for (const { name, reading } of cases) {
      const lean = overviewOf(reading, null);
      const { credit: _credit, definitions: _definitions, developments, ...whole } = reading;
      expect(lean, name).toMatchObject(whole);
      expect(lean.sources.map(({ words }) => words).join(''), name).toBe(reading.sentences.sources);
      developments.forEach(({ indicators, lead, ...development }, d) => {
        expect(lean.developments[d], name).toMatchObject(development);
        const chart = indicators.find(({ id }) => id === lead)?.chart;
        if (development.rollUp) expect(lean.developments[d]?.lead?.chart, name).toEqual(chart);
        indicators.forEach((indicator, n) => {
          const one = lean.developments[d]?.indicators[n];
          const { finding, change, byHand } = indicator.sentences;
          expect(one, name).toMatchObject({ ...told(indicator), sentences: { finding, change, byHand } });
          expect([one?.change?.words, one?.spark.text], name).toEqual([indicator.change?.words, indicator.chart.text]);
        });
      });
    }
  });

  it('says beside a row which months its numbers span, where they are others than the page names', () => {
    const rows = (fields: Record<string, unknown>, asOf = '2026-11-23') =>
      overviewOf(read([[anIndicator('one', fields), counts]], { name: '', input: { asOf } }), null)
        .developments.flatMap(({ indicators }) => indicators)
        .map(({ span }) => span);
    const counts = talliesOf(
      tallied(
        '2018-01',
        Array.from({ length: 97 }, () => 4),
      ),
    );
    expect(rows({})).toEqual([null]);
    expect(rows({ baseline: 'long' })).toEqual(['before: Jan 2018 to Jan 2023, 61 months']);
    expect(rows({ baseline: 'none', expects: 'watch-only', by_at_least: undefined, seen_if: undefined })).toEqual([
      'only since the article',
    ]);
    const quarters = { measure: { kind: 'distinct', of: 'district', per: 'quarter' } };
    expect(rows(quarters, '2024-11-30')).toEqual([
      'before: Nov 2021 to Jan 2023, 15 months; since: Feb 2023 to Jul 2024, 18 months',
    ]);
  });

  it('rounds the numbers that are drawn to four figures, and no further', () => {
    for (const { name, reading } of cases) {
      const lean = overviewOf(reading, null).developments.flatMap(({ indicators }) => indicators);
      reading.developments
        .flatMap(({ indicators }) => indicators)
        .forEach(({ change, oriented }, n) => {
          for (const key of ['value', 'lo', 'hi'] as const) {
            near(name, lean[n]?.change?.[key], change?.[key]);
            near(name, lean[n]?.oriented?.[key], oriented?.[key]);
          }
        });
    }
  });
});

function near(name: string, said: number | null | undefined, exact: number | null | undefined) {
  if (exact === null || exact === undefined) expect(said, name).toBe(exact);
  else expect(Math.abs((said ?? NaN) - exact), name).toBeLessThanOrEqual(Math.abs(exact) * 5.1e-4);
}
