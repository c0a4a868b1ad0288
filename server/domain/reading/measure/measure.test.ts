import { describe, expect, it } from 'vitest';
import { addMonths } from '../../event/calendar.ts';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../../../testing/reckoning.ts';
import reference from '../../stats/cases/o05-window-ratio.json' with { type: 'json' };
import { measure } from './measure.ts';
import type { FeedState, IndicatorTallies } from './tally.ts';

const BEFORE = [8, 7, 9, 8, 7, 9, 8, 8, 7, 9, 8, 7, 9, 8, 8, 7, 9];
const repeat = (n: number, value: number) => Array.from({ length: n }, (_, i) => value + ((i % 3) - 1));

function measured(
  change: Record<string, unknown>,
  days: IndicatorTallies,
  { feed = aFeed('2018-01', '2026-01'), asOf = '2026-11-23' }: { feed?: FeedState; asOf?: string } = {},
) {
  const indicator = anIndicator('one', change);
  return measure({ forecast: aForecast([indicator]), words, feed, asOf }, indicator, days);
}

describe('measuring a count', () => {
  it('gives the numbers of the reference case when its months are counted', () => {
    const { y, w } = reference.input;
    const before = y.filter((_, i) => w[i] === 0);
    const found = measured({}, talliesOf(tallied('2021-09', [...before, ...y.slice(before.length)])), {
      asOf: '2025-03-31',
    });
    expect(found.coverage.watch.months).toBe(24);
    expect(found.comparison?.total).toEqual({ before: 135, after: 322 });
    // The case has a first month that is only partly covered; here all months are whole.
    expect(found.comparison?.change.value).toBeCloseTo(322 / 24 / (135 / 17), 10);
  });

  it('reads a clear doubling as predicted', () => {
    const found = measured({}, talliesOf(tallied('2021-09', [...BEFORE, ...repeat(36, 16)])));
    expect(found.judgement).toMatchObject({ verdict: 'as-predicted', qualifier: null });
    expect(found.pMoved).toBeGreaterThan(0.95);
  });

  it('reads a clear halving against a predicted rise', () => {
    const found = measured({}, talliesOf(tallied('2021-09', [...BEFORE, ...repeat(36, 4)])));
    expect(found.judgement.verdict).toBe('against');
  });

  it('reads the same halving as predicted where a fall was expected', () => {
    const found = measured({ expects: 'fall' }, talliesOf(tallied('2021-09', [...BEFORE, ...repeat(36, 4)])));
    expect(found.judgement.verdict).toBe('as-predicted');
  });

  it('calls an unchanged rate steady when the interval lies within the margin', () => {
    const found = measured({}, talliesOf(tallied('2021-09', [...BEFORE, ...repeat(36, 8)])));
    expect(found.judgement).toMatchObject({ verdict: 'no-clear-change', qualifier: 'steady' });
  });

  it('leans where the chance is between 80 and 95 %', () => {
    const wild = (n: number, low: number, high: number) => Array.from({ length: n }, (_, i) => (i % 2 ? high : low));
    const found = measured({}, talliesOf(tallied('2021-09', [...wild(17, 2, 14), ...wild(36, 3, 18)])));
    expect(found.pDirection).toBeGreaterThan(0.8);
    expect(found.judgement).toMatchObject({ verdict: 'no-clear-change', qualifier: 'leaning-as-predicted' });
  });

  it('judges "stay low" and "keep up" by the margin alone', () => {
    const flat = talliesOf(tallied('2021-09', [...BEFORE, ...repeat(36, 8)]));
    expect(measured({ expects: 'stay-low' }, flat).judgement.verdict).toBe('as-predicted');
    expect(measured({ expects: 'keep-up' }, flat).judgement.verdict).toBe('as-predicted');
    const doubled = talliesOf(tallied('2021-09', [...BEFORE, ...repeat(36, 16)]));
    expect(measured({ expects: 'stay-low' }, doubled).judgement.verdict).toBe('against');
  });

  it('names no ratio when there was none before, and still judges the rise', () => {
    const found = measured({}, talliesOf(tallied('2023-02', repeat(36, 5))));
    expect(found.comparison?.change).toMatchObject({ value: null, hi: null, words: 'none before' });
    expect(found.judgement.verdict).toBe('as-predicted');
  });
});

describe('withholding a verdict', () => {
  const doubled = talliesOf(tallied('2021-09', [...BEFORE, ...repeat(36, 16)]));

  it('says how many events are missing', () => {
    const found = measured({ needs: { events: 50 } }, talliesOf(tallied('2021-09', [1, 0, 2])));
    expect(found.judgement).toMatchObject({
      verdict: 'too-little-data',
      qualifier: 'needs-more',
      needs: '47 more events',
    });
    expect(found.pMoved).toBeNull();
  });

  it('says when too few months of the watch are over', () => {
    const found = measured({ needs: { events: 0, months: 12 } }, doubled, { asOf: '2023-09-30' });
    expect(found.judgement.needs).toBe('6 more months');
  });

  it('does not take an uncovered month for zero', () => {
    const found = measured({}, doubled, { feed: aFeed('2023-02', '2026-01') });
    expect(found.judgement).toMatchObject({ verdict: 'too-little-data', qualifier: 'no-coverage' });
    expect(found.judgement.needs).toBe('none of the 17 months before the article is covered');
  });

  it('needs 80 % of the months of both windows', () => {
    const enough = { coverage: [{ from: '2021-09', to: '2025-06', countries: ['freeland'], indicators: null }] };
    expect(measured({}, doubled, { feed: aFeed('2018-01', '2026-01', enough) }).judgement.verdict).toBe('as-predicted');
    const short = { coverage: [{ from: '2021-09', to: '2025-04', countries: ['freeland'], indicators: null }] };
    expect(measured({}, doubled, { feed: aFeed('2018-01', '2026-01', short) }).judgement.qualifier).toBe('no-coverage');
  });

  it('does not count coverage of another country, nor a nil return for another indicator', () => {
    const elsewhere = { coverage: [{ from: '2018-01', to: '2026-01', countries: ['elsewhere'], indicators: null }] };
    expect(measured({}, doubled, { feed: aFeed('2018-01', '2026-01', elsewhere) }).judgement.qualifier).toBe(
      'no-coverage',
    );
    const other = { coverage: [{ from: '2018-01', to: '2026-01', countries: ['freeland'], indicators: ['another'] }] };
    expect(measured({}, doubled, { feed: aFeed('2018-01', '2026-01', other) }).judgement.qualifier).toBe('no-coverage');
  });

  it('never reads a feed that does not carry the indicator', () => {
    const found = measured({ carried_by: ['other'] }, doubled);
    expect(found.judgement).toMatchObject({ verdict: 'too-little-data', qualifier: 'not-carried' });
  });

  it('gives no verdict where nothing is predicted', () => {
    expect(measured({ expects: 'watch-only', by_at_least: undefined }, doubled).judgement.verdict).toBe('watched');
  });
});

describe('time', () => {
  const days = talliesOf(tallied('2021-09', [...BEFORE, ...repeat(36, 16)]));

  it('holds back the newest two months of a hand log, and the month still running', () => {
    const found = measured({}, days, { asOf: '2024-10-31' });
    const state = Object.fromEntries(found.months.map((month) => [month.month, month.provisional]));
    expect([state['2024-08'], state['2024-09'], state['2024-10']]).toEqual([false, true, true]);
  });

  it('counts a month as over on its last day only', () => {
    const release = aFeed('2018-01', '2026-01', { holdBack: 0 });
    const running = measured({}, days, { feed: release, asOf: '2024-10-30' });
    expect(running.months.at(-1)).toMatchObject({ month: '2024-10', provisional: true });
    const over = measured({}, days, { feed: release, asOf: '2024-10-31' });
    expect(over.months.at(-1)).toMatchObject({ month: '2024-10', provisional: false });
  });

  it('does not see events after the as-of day, nor months after the horizon', () => {
    const early = measured({}, days, { asOf: '2023-06-30' });
    expect(early.buckets.at(-1)?.from).toBe('2023-06');
    expect(measured({}, days).buckets.at(-1)?.from).toBe('2026-01');
  });

  it('stops judging where the last import stopped knowing', () => {
    const import_ = aFeed('2018-01', '2026-01', { holdBack: 1, currentTo: '2024-03-15' });
    const found = measured({}, days, { feed: import_ });
    expect(found.buckets.filter((bucket) => bucket.judged).at(-1)?.from).toBe('2024-01');
  });
});

describe('the other measures', () => {
  it('compares a share over events, not over months', () => {
    const among = tallied('2021-09', [...repeat(17, 20), ...repeat(36, 20)], { role: 'among' });
    const counts = tallied('2021-09', [...repeat(17, 2), ...repeat(36, 8)]);
    const found = measured(
      { measure: { kind: 'share' }, among: { event: 'attack' }, by_at_least: '5 points' },
      talliesOf([...among, ...counts]),
    );
    expect(found.comparison?.before).toBeCloseTo(0.1, 1);
    expect(found.comparison?.after).toBeCloseTo(0.4, 1);
    expect(found.comparison?.change).toMatchObject({ scale: 'points' });
    expect(found.judgement.verdict).toBe('as-predicted');
  });

  it('divides a mean by the events whose number is said', () => {
    const events = [...repeat(17, 10), ...repeat(36, 10)];
    const days = tallied('2021-09', events, { sums: events.map((n, i) => n * (i < 17 ? 2 : 4)) }).map((day) => ({
      ...day,
      said: day.events - 1,
      sum: day.sum,
    }));
    const found = measured({ measure: { kind: 'mean', of: 'deaths' } }, talliesOf(days));
    expect(found.comparison?.exposure.before).toBe(events.slice(0, 17).reduce((s, n) => s + n - 1, 0));
    expect(found.comparison?.change.value).toBeCloseTo(2, 1);
  });

  it('counts different values by periods that do not straddle the article', () => {
    const days = tallied('2021-09', [...repeat(17, 4), ...repeat(36, 4)]);
    const keys = days.flatMap((day, i) =>
      Array.from({ length: i < 17 ? 2 : 6 }, (_, k) => ({
        role: 'counts' as const,
        month: day.day.slice(0, 7),
        key: `d${k}`,
        events: 1,
      })),
    );
    const found = measured(
      { measure: { kind: 'distinct', of: 'district', per: 'quarter' } },
      talliesOf(days, { keys }),
    );
    expect(found.buckets.find((bucket) => bucket.window === 1)?.from).toBe('2023-02');
    expect(found.comparison?.steps).toEqual({ before: 5, after: 12 });
    expect(found.comparison).toMatchObject({ before: 2, after: 6 });
    expect(found.judgement.verdict).toBe('as-predicted');
  });

  it('holds a ratio against its level', () => {
    const days = tallied('2023-02', repeat(36, 10), { sums: Array.from({ length: 36 }, () => 30) }).map((day) => ({
      ...day,
      sumTo: 10,
    }));
    const found = measured(
      {
        measure: { kind: 'ratio', of: 'deaths_victims', to: 'deaths_attackers' },
        expects: 'above',
        level: 1,
        baseline: 'none',
      },
      talliesOf(days),
    );
    expect(found.comparison?.after).toBeCloseTo(3, 10);
    expect(found.judgement.verdict).toBe('as-predicted');
  });

  const first = {
    measure: { kind: 'first', times: 2 },
    expects: 'happens',
    baseline: 'long',
    by_at_least: undefined,
    needs: { events: 0 },
  };

  it('takes a first occurrence as reached by its days, even without coverage', () => {
    const days = talliesOf([...tallied('2024-03', [3]), ...tallied('2024-09', [1])]);
    const found = measured(first, days, { feed: aFeed('2018-01', '2026-01', { coverage: [] }) });
    expect(found.judgement.verdict).toBe('as-predicted');
    expect(found.occurrence).toMatchObject({ after: ['2024-03-01', '2024-09-01'], reached: '2024-09-01' });
  });

  it('says "not yet" before the horizon and "against" at it, if the months were covered', () => {
    const once = talliesOf(tallied('2024-03', [3]));
    expect(measured(first, once, { asOf: '2025-06-30' }).judgement).toMatchObject({
      verdict: 'no-clear-change',
      qualifier: 'not-yet',
    });
    expect(measured(first, once).judgement.verdict).toBe('against');
    expect(measured(first, once, { feed: aFeed('2018-01', '2026-01', { coverage: [] }) }).judgement.qualifier).toBe(
      'no-coverage',
    );
  });

  it('tests a conditional claim only from the condition on', () => {
    const conditional = { ...first, measure: { kind: 'first', times: 1 }, only_if: { tag: 'bold' } };
    expect(measured(conditional, talliesOf(tallied('2024-03', [1]))).judgement.qualifier).toBe('not-tested');
    const opened = [...tallied('2024-03', [1]), ...tallied('2024-06', [1], { role: 'only-if' })];
    expect(measured(conditional, talliesOf(opened)).judgement.verdict).toBe('against');
    expect(measured(conditional, talliesOf(opened)).occurrence?.after).toEqual([]);
    expect(measured(conditional, talliesOf([...opened, ...tallied('2024-08', [1])])).judgement.verdict).toBe(
      'as-predicted',
    );
  });

  const answer = {
    measure: { kind: 'response', within: '30 days' },
    after: { tag: 'bold' },
    baseline: 'none',
    by_at_least: '50%',
    needs: { events: 10, triggers: 3 },
  };

  it('compares the days after triggers with the days before', () => {
    const triggers = ['2023-05-10', '2023-11-10', '2024-05-10', '2024-11-10'].map((day) => ({
      ...tallied('2023-05', [1], { role: 'after' })[0]!,
      day,
    }));
    const after = ['2023-05-12', '2023-11-14', '2024-05-16', '2024-11-18'].map((day) => ({
      ...tallied('2023-05', [5])[0]!,
      day,
    }));
    const found = measured(answer, talliesOf([...triggers, ...after]));
    expect(found.reaction?.found).toMatchObject({ before: 0, after: 20 });
    expect(found.judgement.verdict).toBe('as-predicted');
  });

  it('is not tested without triggers, and waits for enough of them', () => {
    expect(measured(answer, talliesOf(tallied('2023-02', repeat(36, 3)))).judgement.qualifier).toBe('not-tested');
    const one = tallied('2023-05', [1], { role: 'after' });
    expect(measured(answer, talliesOf(one)).judgement).toMatchObject({
      qualifier: 'needs-more',
      needs: '2 more triggers',
    });
  });
});

describe('findings that once went wrong', () => {
  const first = { measure: { kind: 'first', times: 1 }, expects: 'happens', baseline: 'long', by_at_least: undefined };
  const gap = (missing: string) => ({
    coverage: [
      { from: '2018-01', to: addMonths(missing, -1), countries: ['freeland'], indicators: null },
      { from: addMonths(missing, 1), to: '2026-01', countries: ['freeland'], indicators: null },
    ],
  });

  it('settles at the horizon although one month was not covered', () => {
    const found = measured({ ...first, needs: { events: 0 } }, talliesOf([]), {
      feed: aFeed('2018-01', '2026-01', gap('2024-05')),
    });
    expect(found.judgement.verdict).toBe('against');
  });

  it('waits for the months a first occurrence needs', () => {
    const found = measured({ ...first, needs: { events: 0, months: 12 } }, talliesOf([]), { asOf: '2023-09-30' });
    expect(found.judgement).toMatchObject({ qualifier: 'needs-more', needs: '6 more months' });
  });

  it('keeps the baseline of a conditional claim, and waits from the condition on', () => {
    const conditional = { ...first, only_if: { tag: 'bold' }, needs: { events: 0, months: 12 } };
    const days = [...tallied('2019-01', [1, 1, 1]), ...tallied('2025-12', [1], { role: 'only-if' })];
    const found = measured(conditional, talliesOf(days));
    expect(found.occurrence?.before).toHaveLength(3);
    expect(found.judgement).toMatchObject({ qualifier: 'needs-more', needs: '10 more months' });
  });

  it('does not count days nobody covered as quiet days after a trigger', () => {
    const answer = {
      measure: { kind: 'response', within: '30 days' },
      after: { tag: 'bold' },
      baseline: 'none',
      by_at_least: '50%',
      needs: { events: 1 },
    };
    const trigger = { ...tallied('2023-05', [1], { role: 'after' })[0]!, day: '2023-05-31' };
    const earlier = { ...tallied('2023-05', [6])[0]!, day: '2023-05-10' };
    const found = measured(answer, talliesOf([trigger, earlier]), {
      feed: aFeed('2018-01', '2026-01', gap('2023-06')),
    });
    expect(found.judgement.qualifier).toBe('not-tested');
  });

  it('reads "stay low" after triggers the right way round, and gives no chance where nothing is predicted', () => {
    const answer = {
      measure: { kind: 'response', within: '30 days' },
      after: { tag: 'bold' },
      baseline: 'none',
      by_at_least: '50%',
      needs: { events: 1 },
    };
    const days = ['2023-05-10', '2023-11-10', '2024-05-10'].flatMap((day) => [
      { ...tallied('2023-05', [1], { role: 'after' })[0]!, day },
      { ...tallied('2023-05', [8])[0]!, day: day.replace('-10', '-15') },
    ]);
    expect(measured({ ...answer, expects: 'stay-low' }, talliesOf(days)).judgement.verdict).toBe('against');
    const watched = measured({ ...answer, expects: 'watch-only', by_at_least: undefined }, talliesOf(days));
    expect(watched).toMatchObject({ judgement: { verdict: 'watched' }, pDirection: null, pMoved: null });
  });

  it('asks for a baseline with data before it compares', () => {
    const days = tallied('2023-02', repeat(36, 10)).map((day) => ({ ...day, sum: 20 }));
    const found = measured({ measure: { kind: 'mean', of: 'deaths' } }, talliesOf(days));
    expect(found.judgement).toMatchObject({ qualifier: 'needs-more', needs: 'a baseline with data' });
  });

  it('does not take events of uncovered months into the pace before', () => {
    const covered = { coverage: [{ from: '2022-12', to: '2026-01', countries: ['freeland'], indicators: null }] };
    const days = talliesOf(
      tallied(
        '2018-01',
        Array.from({ length: 58 }, () => 1),
      ),
    );
    const found = measured({ ...first, needs: { events: 0 } }, days, { feed: aFeed('2018-01', '2026-01', covered) });
    expect(found.occurrence?.chance).toBeLessThan(0.99);
  });

  it('gives no infinite level when all deaths are on one side', () => {
    const days = tallied('2023-02', repeat(36, 10)).map((day) => ({ ...day, sumTo: 0 }));
    const found = measured(
      {
        measure: { kind: 'ratio', of: 'deaths_victims', to: 'deaths_attackers' },
        expects: 'above',
        level: 1,
        baseline: 'none',
        by_at_least: undefined,
      },
      talliesOf(days),
    );
    expect(found.comparison?.after).toBeNull();
    expect(found.comparison?.change).toMatchObject({ value: null, words: 'all on one side' });
  });
});
