import { describe, expect, it } from 'vitest';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../../../testing/reckoning.ts';
import { FORMS } from '../../../testing/charts.ts';
import { readForecast } from '../read-forecast.ts';
import { toSpark } from './spark.ts';

describe('the small form of a chart', () => {
  const tallies = talliesOf(
    tallied(
      '2021-09',
      Array.from({ length: 53 }, (_, i) => 6 + (i % 4)),
    ),
  );
  const [indicator] =
    readForecast({
      forecast: aForecast([anIndicator('one')]),
      words,
      feed: 'desk',
      feeds: [aFeed('2018-01', '2026-01')],
      tallies: new Map([['desk', new Map([['one', tallies]])]]),
      shared: [],
      asOf: '2026-11-23',
      sample: [],
      changedAfterRegistration: [],
      dataVersion: '1',
      events: { total: 0, counted: 0, inReview: 0, withSource: 0, withTwoSources: 0 },
    }).developments[0]?.indicators ?? [];
  if (!indicator) throw new Error('the forecast must have its indicator');

  it('keeps every mark with its value and part, the sentence, and where the article stands', () => {
    const small = toSpark(indicator.chart);
    expect(small.marks).toEqual(indicator.chart.marks.map((mark) => [mark.value, mark.role]));
    expect(small.text).toBe(indicator.chart.text);
    expect(indicator.chart.marks[small.article]?.from).toBe('2023-02');
  });

  it('rounds to four figures and keeps a month without a value empty', () => {
    const marks = indicator.chart.marks.slice(0, 2).map((mark, i) => ({ ...mark, value: i ? null : 1 / 3 }));
    expect(toSpark({ ...indicator.chart, marks }).marks.map(([value]) => value)).toEqual([0.3333, null]);
  });

  it('puts the article behind the last mark where the watch has none', () => {
    const marks = indicator.chart.marks.slice(0, 5);
    expect(toSpark({ ...indicator.chart, marks }).article).toBe(5);
  });
});

describe('the small form of pairs', () => {
  const pairs = FORMS.pairs;
  const two = { ...pairs, marks: [...pairs.marks, ...pairs.marks] };

  it('has all days before on one side and all days after on the other, each with one tone', () => {
    const small = toSpark(two);
    expect(small.marks).toEqual([
      [1, 'before'],
      [1, 'before'],
      [5, 'after'],
      [5, 'after'],
    ]);
    expect(small.article).toBe(2);
  });

  it('has its line at the end where no day after a trigger was looked at', () => {
    const marks = two.marks.filter((mark) => mark.role === 'before');
    expect(toSpark({ ...two, marks }).article).toBe(2);
  });
});
