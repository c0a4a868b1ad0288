import { describe, expect, it } from 'vitest';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../../../testing/reckoning.ts';
import { addMonths } from '../../event/calendar.ts';
import type { LoadedIndicator } from '../../indicator/loaded.ts';
import { readForecast } from '../read-forecast.ts';
import { NO_TALLIES } from '../judge-all.ts';
import { withPublished } from './published.ts';
import type { IndicatorTallies, PublishedNumber } from './tally.ts';

const FEED = 'series-test';
const [BEFORE, AFTER] = [17, 36];
const around = (n: number, value: number) => Array.from({ length: n }, (_, i) => value + ((i % 3) - 1));
const numbers = [...around(BEFORE, 8), ...around(AFTER, 20)];

const published = (values: readonly (number | null)[], role: PublishedNumber['role'] = 'counts'): PublishedNumber[] =>
  values.flatMap((value, n) => (value === null ? [] : [{ role, month: addMonths('2021-09', n), value }]));
const totals = (indicator: LoadedIndicator, all: PublishedNumber[]): IndicatorTallies =>
  withPublished({ ...NO_TALLIES, published: all }, indicator.definition.measure);

function read(indicator: LoadedIndicator, tallies: IndicatorTallies, feed = FEED) {
  const reading = readForecast({
    forecast: aForecast([indicator], {
      left_out: [{ on: '2023-01-30', event: 'bomb', why: 'It prompted the article' }],
    }),
    words,
    feed,
    feeds: [aFeed('2018-01', '2026-01', { id: feed, title: 'Totals' })],
    tallies: new Map([[feed, new Map([[indicator.id, tallies]])]]),
    shared: [],
    asOf: '2026-11-23',
    sample: [],
    changedAfterRegistration: [],
    dataVersion: '1',
    events: { total: 0, counted: 0, inReview: 0, withSource: 0, withTwoSources: 0 },
  });
  const [one] = reading.developments[0]?.indicators ?? [];
  if (!one) throw new Error('no indicator was read');
  return { one, reading };
}

const count = anIndicator('up', { variants: [{ name: 'bombs only', counts: { event: 'bomb' } }] });
const deaths = anIndicator('deaths', { measure: { kind: 'sum', of: 'deaths', per: 'month' } });
const share = anIndicator('share', {
  among: { event: 'attack' },
  measure: { kind: 'share' },
  by_at_least: '5 points',
});
const mean = anIndicator('mean', { measure: { kind: 'mean', of: 'deaths' } });

describe('published monthly totals', () => {
  it('read exactly as the same events would, one by one', () => {
    const { one } = read(count, totals(count, published(numbers)));
    const { one: same } = read(count, talliesOf(tallied('2021-09', numbers)), 'desk');
    expect(one.change).toEqual(same.change);
    expect([one.verdict, one.pMoved, one.before, one.after]).toEqual([
      same.verdict,
      same.pMoved,
      same.before,
      same.after,
    ]);
    expect(one.verdict).toBe('as-predicted');
  });

  it('are missing where nothing is published, and none where 0 is', () => {
    const holed = [...numbers].map((value, n) => (n === 20 ? null : n === 21 ? 0 : value));
    const { one } = read(count, totals(count, published(holed)));
    expect(one.series[20]).toMatchObject({ state: 'missing', value: null });
    expect(one.series[21]).toMatchObject({ state: 'zero', value: 0 });
    expect(one.coverage.watch).toEqual({ covered: AFTER - 1, months: AFTER });
  });

  it('of a sum are the sum, of a share both numbers, of a mean a sum over events', () => {
    expect(read(deaths, totals(deaths, published(numbers))).one.series[1]).toMatchObject({ value: numbers[1] });
    const parts = [...published(numbers.map(() => 4)), ...published(numbers, 'among')];
    expect(read(share, totals(share, parts)).one.series[1]).toMatchObject({ events: 4, exposure: numbers[1] });
    const [, each = 0] = numbers;
    const tolls = [...published(numbers.map(() => 12)), ...published(numbers, 'among')];
    expect(read(mean, totals(mean, tolls)).one.series[1]).toMatchObject({ value: 12 / each, events: each });
  });

  it('give no month of a share that lacks its whole', () => {
    const parts = [
      ...published(numbers.map(() => 4)),
      ...published(
        numbers.map((n, i) => (i === 3 ? null : n)),
        'among',
      ),
    ];
    expect(read(share, totals(share, parts)).one.series[3]).toMatchObject({ state: 'missing' });
  });

  it('say which checks they do not allow, and count that against the confidence', () => {
    const { one, reading } = read(deaths, totals(deaths, published(numbers)));
    const cannot = one.checks.filter(({ words: said }) => said === 'Not possible with monthly totals.');
    expect(cannot.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['without-largest', 'cannot'],
      ['left-out', 'cannot'],
      ['unidentified', 'cannot'],
    ]);
    expect(one.sentences.confidence).toContain('only monthly totals are published, so no event can be looked at');
    expect(one.confidence).not.toBe('high');
    expect(reading.sentences.sources).toContain('Only monthly totals are published');
    const { one: counted } = read(count, totals(count, published(numbers)));
    expect(counted.checks.find(({ id }) => id === 'variant-0')).toMatchObject({ outcome: 'cannot' });
    expect(counted.checks.some(({ id }) => id === 'without-largest')).toBe(false);
  });

  it('carry nothing that no column is attached to', () => {
    expect(read(count, NO_TALLIES).one).toMatchObject({ verdict: 'too-little-data', qualifier: 'not-carried' });
  });

  it('carry no different places, first days or triggers', () => {
    const places = anIndicator('places', { measure: { kind: 'distinct', of: 'district', per: 'month' } });
    expect(totals(places, published(numbers)).days).toEqual([]);
    expect(read(places, totals(places, published(numbers))).one.qualifier).toBe('no-coverage');
  });
});
