import { describe, expect, it } from 'vitest';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../../../testing/reckoning.ts';
import { expectedRange } from '../../stats/unusual.ts';
import { behind } from '../pages/behind.ts';
import { chartIn, type ChartSpec } from './chart.ts';
import { measure } from '../measure/measure.ts';
import { readIndicator } from '../read-indicator.ts';
import type { IndicatorTallies, DayTally } from '../measure/tally.ts';

const BASE = [8, 7, 9, 8, 7, 9, 8, 8, 7, 9, 8, 7, 9, 8, 8, 7, 9];
const after = (n: number, value: number) => Array.from({ length: n }, (_, i) => value + ((i % 3) - 1));

function read(
  change: Record<string, unknown>,
  tallies: IndicatorTallies,
  { asOf = '2026-06-30', feed = aFeed('2018-01', '2026-06'), names = new Map<string, string>(), forecast = {} } = {},
) {
  const indicator = anIndicator('one', change);
  const setting = { forecast: aForecast([indicator], forecast), words, feed, asOf, names };
  const found = measure(setting, indicator, tallies);
  const reading = readIndicator(setting, indicator, tallies, found, { others: [], changedAfterRegistration: false });
  return { reading, found, chart: reading.chart, other: reading.otherChart };
}

const day = (day: string, more: Partial<DayTally> = {}): DayTally => ({
  role: 'counts',
  day,
  events: 1,
  said: 1,
  sum: 1,
  sumTo: 0,
  unidentified: 0,
  largest: null,
  shown: `event-${day}`,
  ...more,
});
const total = (chart: ChartSpec | null) => chart?.marks.reduce((sum, mark) => sum + mark.events, 0);

describe('a chart of counts', () => {
  const { chart, other } = read({}, talliesOf(tallied('2021-09', [...BASE, ...after(36, 16)])));

  it('has a column a month, and by quarter as the other span', () => {
    expect([chart.form, chart.grain, chart.grains]).toEqual(['columns', 'month', ['month', 'quarter']]);
    expect(other?.grain).toBe('quarter');
    expect(other?.marks.every((mark) => mark.from <= mark.to)).toBe(true);
  });

  it('counts quarters from the article, so that none straddles it', () => {
    expect(other?.marks.some((mark) => mark.from === '2023-02' && mark.to === '2023-04')).toBe(true);
    expect(other?.marks.some((mark) => mark.from < '2023-02' && mark.to >= '2023-02')).toBe(false);
  });

  it('has the same events in both spans', () => {
    expect(total(other)).toBe(total(chart));
    expect(total(chart)).toBe([...BASE, ...after(36, 16)].reduce((a, b) => a + b, 0));
  });

  it('draws a quarter that lacks months hollow and says why', () => {
    expect(other?.marks[0]).toMatchObject({ from: '2021-09', to: '2021-10', hollow: true, value: 15 });
    expect(other?.notes.join(' ')).toContain('months of the quarter are missing');
  });

  it('triples the averages and gives the band of three months, not three times that of one', () => {
    expect(other?.before?.value).toBeCloseTo((chart.before?.value ?? 0) * 3, 9);
    const [one, three] = [chart.band, other?.band];
    const wanted = expectedRange(
      BASE,
      BASE.map(() => 1),
      { exposure: 3, dispersion: 1.2, phi: 1 },
    );
    expect((three?.hi ?? 0) - (three?.lo ?? 0)).toBeLessThan(3 * ((one?.hi ?? 0) - (one?.lo ?? 0)));
    expect(Math.abs((three?.hi ?? 0) - wanted.hi)).toBeLessThan(6);
  });

  it('marks a quarter unusual by the bound of a quarter', () => {
    expect(other?.marks.filter((mark) => mark.role === 'after').every((mark) => mark.unusual)).toBe(true);
    expect(other?.marks.filter((mark) => mark.role === 'before').some((mark) => mark.unusual)).toBe(false);
  });

  it('gives the span that is asked for where it is offered, else the usual one', () => {
    const both = { chart, otherChart: other };
    expect(chartIn(both, 'quarter')).toBe(other);
    expect([chartIn(both, 'year'), chartIn(both, null)]).toEqual([chart, chart]);
  });

  it('says "expected: down" where less is predicted', () => {
    const fall = read({ expects: 'fall' }, talliesOf(tallied('2021-09', [...BASE, ...after(36, 16)])));
    expect(fall.chart.subtitle).toContain('expected: down');
  });
});

describe('a chart of rare events', () => {
  const rare = Array.from({ length: 53 }, (_, i) => (i % 8 === 0 ? 1 : 0));
  const { chart } = read({ needs: { events: 3, months: 6 } }, talliesOf(tallied('2021-09', rare)));

  it('is dots, with how many in how many months instead of averages, and what would be usual', () => {
    expect(chart.form).toBe('dots');
    expect(chart.before?.label).toMatch(/^3 in 17 months$/);
    expect(chart.after?.label).toMatch(/^4 in 36 months$/);
    expect(chart.usual?.label).toMatch(/^\d+ to \d+ would be usual$/);
    expect(chart.band).toBeNull();
  });

  it('holds what it takes for usual: the pace of before over the months of the watch', () => {
    expect(chart.usual?.lo).toBeLessThanOrEqual((3 / 17) * 36);
    expect(chart.usual?.hi).toBeGreaterThanOrEqual((3 / 17) * 36);
  });

  it('says what it needs where there is too little', () => {
    const little = read({}, talliesOf(tallied('2021-09', rare)));
    expect(little.chart).toMatchObject({ tone: 'too-little-data', standing: 'lacked 3 events' });
  });
});

describe('a chart of levels', () => {
  const attacks = Array.from({ length: 53 }, () => 30);
  const hits = attacks.map((_, i) => (i < 17 ? 3 : 9));
  const share = { measure: { kind: 'share' }, among: { event: 'attack' }, by_at_least: '5 points' };
  const days = [...tallied('2021-09', hits), ...tallied('2021-09', attacks, { role: 'among' })];

  it('is a line by quarter with whiskers and denominators, by month where months hold enough', () => {
    const { chart, other } = read(share, talliesOf(days));
    expect([chart.form, chart.grain, other?.grain]).toEqual(['line', 'quarter', 'month']);
    expect(chart.marks.find((mark) => mark.from === '2023-02')).toMatchObject({ value: 0.3, n: 90, hollow: false });
    expect(other?.marks.find((mark) => mark.from === '2023-02')).toMatchObject({ value: 0.3, n: 30 });
  });

  it('offers no months where they hold too little to stand alone', () => {
    const few = [
      ...tallied(
        '2021-09',
        hits.map(() => 1),
      ),
      ...tallied(
        '2021-09',
        hits.map(() => 7),
        { role: 'among' },
      ),
    ];
    const { chart, other } = read(share, talliesOf(few));
    expect(chart.grains).toEqual(['quarter']);
    expect(other).toBeNull();
  });

  it('has a band of what a usual quarter would show', () => {
    const { chart } = read(share, talliesOf(days));
    expect(chart.band?.lo).toBeGreaterThanOrEqual(0);
    expect(chart.band?.lo).toBeLessThan(0.1);
    expect(chart.band?.hi).toBeGreaterThan(0.1);
    expect(chart.band?.hi).toBeLessThan(0.25);
  });

  it('draws a level that is claimed, and no band about it', () => {
    const { chart } = read({ ...share, expects: 'above', level: '50%', baseline: 'none' }, talliesOf(days));
    expect(chart.level).toMatchObject({ value: 0.5 });
    expect(chart.band).toBeNull();
  });
});

describe('a chart of means', () => {
  const mean = { measure: { kind: 'mean', of: 'deaths' } };
  const big = day('2024-03-15', { sum: 300, largest: { event: 'big', value: 300, valueTo: 0 }, shown: 'big' });
  const attacks = Array.from({ length: 53 }, () => 30);
  const days = [...tallied('2021-09', attacks, { sums: attacks.map(() => 60) }), big];
  const names = new Map([['big', 'A bomb in a market.']]);

  it('names the largest event where it moves a quarter by more than a tenth, with the mean without it', () => {
    const { chart } = read(mean, talliesOf(days), { names });
    const named = chart.marks.filter((mark) => mark.named !== null);
    expect(named.map((mark) => [mark.from, mark.named])).toEqual([['2024-02', 'A bomb in a market (300)']]);
    expect(chart.notes.join(' ')).toContain('without the largest event 2.0: A bomb in a market');
  });

  it('names nothing without the words for it', () => {
    expect(read(mean, talliesOf(days)).chart.marks.every((mark) => mark.named === null)).toBe(true);
  });
});

describe('a chart of first occurrences', () => {
  const first = { measure: { kind: 'first', times: 1 }, expects: 'happens', baseline: 'long', needs: { events: 0 } };

  it('is a running total by different days, each step named, with the old pace carried on', () => {
    const days = [day('2020-05-01'), day('2023-08-01', { events: 2 }), day('2024-01-09')];
    const names = new Map([['event-2023-08-01', 'A deal.']]);
    const { chart } = read(first, talliesOf(days), { names });
    expect(chart.form).toBe('steps');
    expect(chart.marks.at(-1)?.value).toBe(3);
    expect(chart.after?.label).toBe('3 in all');
    expect(chart.marks.find((mark) => mark.from === '2023-08')).toMatchObject({ value: 2, events: 2, named: 'A deal' });
    const pace = chart.pace?.points.at(-1);
    expect(pace?.value).toBeCloseTo(1 + 36 / 61, 9);
    expect(pace?.lo).toBe(1);
    expect(pace?.hi).toBeGreaterThanOrEqual(2);
  });

  it('is one row for what has not happened yet, with how far the watch is', () => {
    const { chart } = read(first, talliesOf([day('2020-05-01')]), { asOf: '2024-10-31' });
    expect(chart).toMatchObject({ form: 'timeline', standing: 'not yet, month 21 of 36', pace: null });
    expect(chart.watch.to).toBe('2026-01');
  });

  it('says nothing of days that were still to come', () => {
    const later = talliesOf([day('2020-05-01'), day('2024-12-01')]);
    const names = new Map([['event-2024-12-01', 'Later.']]);
    const { chart } = read(first, later, { asOf: '2024-10-31', names });
    expect(chart.form).toBe('timeline');
    expect(JSON.stringify(chart)).not.toContain('Later');
  });
});

describe('a chart of what follows triggers', () => {
  const response = {
    measure: { kind: 'response', within: '30 days' },
    after: { event: 'bomb' },
    baseline: 'none',
    needs: { events: 1, triggers: 1 },
  };
  const trigger = (on: string) => day(on, { role: 'after' });
  const days = [
    ...['2023-06-01', '2023-06-20', '2024-02-10'].map(trigger),
    ...['2023-05-20', '2023-06-05', '2023-06-19', '2023-06-20', '2023-07-01', '2024-01-15', '2024-03-01'].map((on) =>
      day(on),
    ),
  ];

  it('has marks before and after each trigger that add up to what is compared, days and events', () => {
    const { chart, found } = read(response, talliesOf(days));
    expect(chart.form).toBe('pairs');
    const sum = (role: string, of: 'events' | 'n') =>
      chart.marks.filter((mark) => mark.role === role).reduce((all, mark) => all + (mark[of] ?? 0), 0);
    const { before, after, daysBefore, daysAfter } = found.reaction?.found ?? {};
    expect([sum('before', 'events'), sum('after', 'events')]).toEqual([before, after]);
    expect([sum('before', 'n'), sum('after', 'n')]).toEqual([daysBefore, daysAfter]);
  });

  it('gives no day to two marks, and none to a day of a trigger', () => {
    const { chart } = read(response, talliesOf(days));
    const spans = chart.marks.map((mark) => mark.days).sort((a, b) => ((a?.from ?? '') < (b?.from ?? '') ? -1 : 1));
    spans.forEach((span, i) => expect((span?.from ?? '') > (spans[i - 1]?.to ?? '')).toBe(true));
    for (const on of ['2023-06-01', '2023-06-20', '2024-02-10'])
      expect(spans.some((span) => span && span.from <= on && on <= span.to)).toBe(false);
  });

  it('opens exactly the days of a mark', () => {
    const { chart } = read(response, talliesOf(days));
    const [mark] = chart.marks;
    const on = { forecast: 'f', indicator: 'i', feed: 'desk', asOf: null };
    const filters = mark && behind(on, { from: mark.from, to: mark.to, days: mark.days });
    expect(filters).toMatchObject({ from: '2023-05-02', to: '2023-05-31', role: 'counts' });
    expect(filters).not.toHaveProperty('month');
  });

  it('splits a mark where days were not covered', () => {
    const feed = aFeed('2018-01', '2026-06', {
      coverage: [
        { from: '2018-01', to: '2023-04', countries: ['freeland'], indicators: null },
        { from: '2023-06', to: '2026-06', countries: ['freeland'], indicators: null },
      ],
    });
    const { chart, found } = read(response, talliesOf(days), { feed });
    const before = chart.marks.filter((mark) => mark.role === 'before').reduce((sum, mark) => sum + (mark.n ?? 0), 0);
    expect(before).toBe(found.reaction?.found.daysBefore);
    expect(chart.marks.some((mark) => mark.days && mark.days.from < '2023-06-01')).toBe(false);
  });

  it('says that it is not tested where nothing set the clock, and shows the months all the same', () => {
    const { chart } = read(response, talliesOf([day('2023-05-20')]));
    expect(chart).toMatchObject({ form: 'columns', tone: 'too-little-data' });
    expect(chart.standing).toMatch(/^not tested/);
    expect(total(chart)).toBe(1);
  });
});

describe('a chart of different values', () => {
  const keys = Array.from({ length: 53 }, (_, i) => i).flatMap((i) =>
    ['a', 'b', 'c'].slice(0, i < 17 ? 1 : 3).map((key) => ({
      role: 'counts' as const,
      month: `${2021 + Math.floor((8 + i) / 12)}-${String(((8 + i) % 12) + 1).padStart(2, '0')}`,
      key,
      events: 1,
    })),
  );
  const days = tallied(
    '2021-09',
    Array.from({ length: 53 }, (_, i) => (i < 17 ? 1 : 3)),
  );
  const { chart, other } = read(
    { measure: { kind: 'distinct', of: 'district', per: 'month' } },
    talliesOf(days, { keys }),
  );

  it('counts values of a quarter anew: they are not the sum of its months', () => {
    expect(chart.marks.find((mark) => mark.from === '2023-02')?.value).toBe(3);
    expect(other?.marks.find((mark) => mark.from === '2023-02')?.value).toBe(3);
    expect(other?.after?.value).toBe(3);
  });
});
