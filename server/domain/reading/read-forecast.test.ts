import { describe, expect, it } from 'vitest';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../../testing/reckoning.ts';
import { addMonths } from '../event/calendar.ts';
import type { LoadedIndicator } from '../indicator/loaded.ts';
import { recordFeed } from './measure/feed-of-record.ts';
import { readForecast, type ReadForecastInput } from './read-forecast.ts';
import type { FeedState, IndicatorTallies } from './measure/tally.ts';

const around = (n: number, value: number) => Array.from({ length: n }, (_, i) => Math.max(0, value + ((i % 3) - 1)));
const step = (before: number, after: number) =>
  talliesOf(tallied('2021-09', [...around(17, before), ...around(36, after)]));
const events = { total: 0, counted: 0, inReview: 0, withSource: 0, withTwoSources: 0 };

function read(signs: [LoadedIndicator, IndicatorTallies][], change: Partial<ReadForecastInput> = {}) {
  const forecast = aForecast(signs.map(([indicator]) => indicator));
  return readForecast({
    forecast,
    words,
    feed: 'desk',
    feeds: [aFeed('2018-01', '2026-01')],
    tallies: new Map([['desk', new Map(signs.map(([indicator, tallies]) => [indicator.id, tallies]))]]),
    shared: [],
    asOf: '2026-11-23',
    sample: [],
    changedAfterRegistration: [],
    dataVersion: '1',
    events,
    ...change,
  });
}

describe('reading a forecast', () => {
  const up = anIndicator('up');
  const up2 = anIndicator('up-too');
  const down = anIndicator('down', {
    seen_if: { predicted: 'very likely', rival: 'very unlikely', contained: 'very unlikely' },
  });

  it('says that a development moves as predicted when its signs do', () => {
    const reading = read([
      [up, step(8, 20)],
      [up2, step(5, 15)],
    ]);
    expect(reading.developments[0]).toMatchObject({ verdict: 'as-predicted', tally: { asPredicted: 2 } });
    expect(reading.sentences.finding).toBe('The development is trending as predicted.');
  });

  it('repeats a ratio without its largest event, both of its numbers taken away', () => {
    const balance = anIndicator('balance', {
      measure: { kind: 'ratio', of: 'deaths_victims', to: 'deaths_attackers' },
      expects: 'above',
      level: 1,
      baseline: 'none',
      by_at_least: undefined,
    });
    const months = tallied('2023-02', around(36, 10)).map((day) => ({ ...day, sum: 10, sumTo: 10, largest: null }));
    const bomb = { event: 'bomb', value: 400, valueTo: 2 };
    const days = months.map((day, i) => (i === 9 ? { ...day, sum: 410, sumTo: 12, largest: bomb } : day));
    const [sign] = read([[balance, talliesOf(days)]]).developments[0]?.indicators ?? [];
    const check = sign?.checks.find(({ id }) => id === 'without-largest');
    expect(sign?.after?.value).toBeCloseTo(760 / 362, 10);
    expect(check?.change?.value).toBeCloseTo(360 / 360, 10);
  });

  it('calls it mixed when strong signs speak for and against', () => {
    const strong = {
      seen_if: { predicted: 'almost certain', rival: 'almost no chance', contained: 'almost no chance' },
    };
    const reading = read([
      [anIndicator('a', strong), step(8, 24)],
      [anIndicator('b', strong), step(8, 2)],
      [anIndicator('c', strong), step(8, 24)],
      [anIndicator('d', strong), step(8, 2)],
    ]);
    expect(reading.developments[0]?.verdict).toBe('mixed');
    expect(reading.developments[0]?.claims[0]?.verdict).toBe('mixed');
  });

  it('calls it against when the signs run the other way', () => {
    const reading = read([
      [up, step(20, 4)],
      [down, step(20, 4)],
    ]);
    expect(reading.developments[0]?.verdict).toBe('against');
    expect(reading.developments[0]?.sentences.summary).toContain('All signs of "attack more" run against it.');
  });

  it('has too little data while less than half of the telling power is measured', () => {
    const reading = read([
      [up, step(8, 20)],
      [up2, talliesOf([])],
      [down, talliesOf([])],
    ]);
    expect(reading.developments[0]?.verdict).toBe('too-little-data');
  });

  it('is moved by nothing when every indicator has too little data', () => {
    const reading = read([[up, talliesOf([])]]);
    expect(reading.developments[0]?.explanations.map((explanation) => explanation.posterior)).toEqual([0.5, 0.3, 0.2]);
  });

  it('shows the posterior under other priors and without each sign', () => {
    const [development] = read([
      [up, step(8, 20)],
      [up2, step(5, 15)],
    ]).developments;
    expect(development?.otherPriors.map((other) => other.prior)).toEqual([0.675, 0.25]);
    expect(development?.without.map((line) => line.indicator)).toEqual(['up', 'up-too']);
  });

  it('takes back verdicts that do not survive the allowance for many indicators', () => {
    const weak = talliesOf(
      tallied('2021-09', [...around(17, 8), ...around(36, 8).map((n, i) => n + (i % 6 === 0 ? 18 : 0))]),
    );
    const alone = read([[anIndicator('weak', { by_at_least: '5%' }), weak]]);
    const crowd = Array.from({ length: 25 }, (_, i): [LoadedIndicator, IndicatorTallies] => [
      anIndicator(`flat-${i}`),
      step(8, 8),
    ]);
    const among = read([[anIndicator('weak', { by_at_least: '5%' }), weak], ...crowd]);
    const verdicts = [alone, among].map((reading) => reading.developments[0]?.indicators[0]);
    expect(verdicts[0]?.verdict).toBe('as-predicted');
    expect(verdicts[1]).toMatchObject({ verdict: 'no-clear-change', qualifier: 'before-adjustment' });
  });

  it('is official at a checkpoint and interim between', () => {
    const signs: [LoadedIndicator, IndicatorTallies][] = [[up, step(8, 20)]];
    expect(read(signs).standing).toBe('official');
    const between = read(signs, { asOf: '2024-10-31' });
    expect(between).toMatchObject({
      standing: 'interim',
      through: '2024-08',
      nextCheckpoint: '2025-01',
      monthOfWatch: 21,
      monthsOfWatch: 36,
    });
    expect(read(signs, { asOf: '2024-03-31' })).toMatchObject({ standing: 'official', through: '2024-01' });
  });

  it('never puts likelihood and confidence into one sentence, and never says a forbidden word', () => {
    const text = JSON.stringify(read([[up, step(8, 20)]]));
    const [sign] = read([[up, step(8, 20)]]).developments[0]?.indicators ?? [];
    expect(sign?.sentences.likelihood).toMatch(/^Almost certainly a rise \(over 99\s%\)\.$/);
    expect(sign?.sentences.likelihood).not.toContain('confidence');
    expect(sign?.sentences.confidence).toMatch(/^We hold this with (high|moderate|low) confidence: /);
    expect(text).not.toMatch(/\b(confirmed|proven|validated|alarming|surge|skyrocket)\b/i);
  });

  it('holds no number that JSON cannot carry, whatever the data', () => {
    for (const tallies of [talliesOf([]), step(0, 0), step(0, 9), step(9, 0), talliesOf(tallied('2021-09', [400]))]) {
      const kinds = [
        {},
        { expects: 'fall' },
        { expects: 'stay-low' },
        { measure: { kind: 'mean', of: 'deaths' } },
        { measure: { kind: 'sum', of: 'deaths', per: 'month' } },
      ];
      const reading = read(kinds.map((change, i) => [anIndicator(`k${i}`, change), tallies]));
      expect(strange(reading)).toEqual([]);
    }
  });

  it('gives the same reading twice', () => {
    expect(read([[up, step(8, 20)]])).toEqual(read([[up, step(8, 20)]]));
  });

  it('names what changed with the newest judged month, on any day of the running one', () => {
    const late = talliesOf(tallied('2021-09', [...around(17, 8), ...around(36, 14)]));
    const feeds = [aFeed('2018-01', '2026-01', { holdBack: 0 })];
    const on = (asOf: string) => {
      const reading = read([[anIndicator('up'), late]], { asOf, feeds });
      const turns = reading.changed.filter((change) => change.from !== change.to);
      return { verdict: reading.developments[0]?.indicators[0]?.verdict, changed: turns };
    };
    const months = Array.from({ length: 24 }, (_, n) => addMonths('2023-03', n));
    const turned = months.find((month) => on(`${month}-15`).verdict !== on(`${addMonths(month, -1)}-15`).verdict);
    if (!turned) throw new Error('the series must turn once for this test');
    for (const day of ['01', '15', '27']) {
      const { changed, verdict } = on(`${turned}-${day}`);
      expect(changed.map((change) => [change.from, change.to])).toEqual([
        [on(`${addMonths(turned, -1)}-15`).verdict, verdict],
      ]);
      expect(on(`${addMonths(turned, 1)}-${day}`).changed).toEqual([]);
    }
  });

  it('says that no check was made where none could be', () => {
    const happens = {
      measure: { kind: 'first', times: 1 },
      expects: 'happens',
      by_at_least: undefined,
      needs: { events: 0 },
    };
    const reading = read([[anIndicator('once', happens), talliesOf(tallied('2024-03', [1]))]]);
    expect(reading.sentences.checks).toBe('No check can be made on the verdicts that stand.');
    expect(reading.developments[0]?.indicators[0]?.sentences.confidence).not.toContain('survives');
  });

  it('does not call all signs of a claim against it when one of them is not', () => {
    const [development] = read([
      [up, step(20, 4)],
      [down, step(8, 8)],
    ]).developments;
    expect(development?.sentences.summary).not.toContain('All signs');
  });

  it('compares feeds as checks and never adds them', () => {
    const other = aFeed('2018-01', '2026-01', { id: 'other', title: 'Other data' });
    const tallies = new Map([
      ['desk', new Map([['up', step(8, 20)]])],
      ['other', new Map([['up', step(80, 200)]])],
    ]);
    const reading = read([[up, step(8, 20)]], { feeds: [aFeed('2018-01', '2026-01'), other], tallies });
    const [sign] = reading.developments[0]?.indicators ?? [];
    expect(sign?.counts.before).toBe(around(17, 8).reduce((sum, n) => sum + n, 0));
    expect(sign?.checks.find((check) => check.id === 'feed-other')).toMatchObject({ outcome: 'holds' });
  });
});

describe('the feed of record', () => {
  const forecast = aForecast([]);
  const feed = (id: string, from: string, to: string, events = 0): FeedState => aFeed(from, to, { id, events });

  it('is the one that covers most of both windows', () => {
    expect(recordFeed(forecast, [feed('desk', '2023-02', '2026-01'), feed('big', '2018-01', '2025-12')])).toBe('big');
  });
  it('is the desk where none covers both', () => {
    expect(recordFeed(forecast, [feed('old', '1989-01', '2021-12', 6000), feed('desk', '2024-01', '2024-02')])).toBe(
      'desk',
    );
  });
});

/** Paths of numbers that would turn into null on the wire. */
function strange(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => strange(inner, `${path}.${key}`));
}
