import { describe, expect, it } from 'vitest';
import { addMonths, monthsBetween, type Month } from '../../event/calendar.ts';
import { words } from '../../../testing/places.ts';
import { aFeed, aForecast, anIndicator, tallied, talliesOf } from '../../../testing/reckoning.ts';
import type { FeedState } from './tally.ts';
import type { PlaceTally } from './place-tally.ts';
import { measure } from './measure.ts';
import { whereChanged } from './where-changed.ts';

const attacks = (change: Record<string, unknown> = {}) => anIndicator('attacks', change);
const setting = (feed: FeedState = aFeed('2021-09', '2026-01', { holdBack: 0 }), asOf = '2024-01-31') => ({
  forecast: aForecast([attacks()]),
  words,
  feed,
  asOf,
});
/** So many events in each of the months, in these places. */
const each = (from: Month, to: Month, named: string[], events: number, sum = events): PlaceTally[] =>
  monthsBetween(from, to).map((month) => ({ words: named, month, events, sum }));

describe('where an indicator changed', () => {
  it('gives the average of both windows and the months whose list holds the events', () => {
    const tallies = [...each('2021-09', '2023-01', ['north'], 2), ...each('2023-02', '2024-01', ['town'], 5)];
    const { places, level, unit, words: said } = whereChanged(setting(), attacks(), tallies);
    expect([level, unit]).toEqual(['district', 'a month']);
    expect(said).toBe(
      'Average number of events a month, before and after the article, in the one district with events.',
    );
    expect(places).toMatchObject([
      {
        place: 'north',
        before: { value: 2, words: '2.0', events: 34, months: 17, opens: { from: '2021-09', to: '2023-01' } },
        after: { value: 5, words: '5.0', events: 60, months: 12, opens: { from: '2023-02', to: '2024-01' } },
      },
    ]);
  });

  it('counts bars in threes from the article both ways, and no bar holds months of both sides', () => {
    const { places, article, top } = whereChanged(setting(), attacks(), each('2021-09', '2024-01', ['north'], 3));
    const bars = places[0]?.marks ?? [];
    expect(article).toBe('2023-02');
    expect(bars.map(({ from, to }) => [from, to]).slice(0, 2)).toEqual([
      ['2021-09', '2021-10'],
      ['2021-11', '2022-01'],
    ]);
    expect(bars.find(({ from }) => from === '2023-02')).toMatchObject({
      to: '2023-04',
      role: 'after',
      events: 9,
      value: 3,
    });
    expect(bars.every(({ from, to }) => from >= article || to < article)).toBe(true);
    // A short bar at the far end is an average too, so it is not drawn lower.
    expect(bars[0]).toMatchObject({ events: 6, value: 3 });
    expect(top).toBe(3);
  });

  it('takes a month that nobody covered as missing, not as none', () => {
    const feed = aFeed('2021-09', '2023-01', {
      holdBack: 0,
      coverage: [
        { from: '2021-09', to: '2023-01', countries: ['freeland'], indicators: null },
        { from: '2023-05', to: '2023-12', countries: ['freeland'], indicators: null },
      ],
    });
    const tallies = [...each('2021-09', '2023-12', ['north'], 4)];
    const { places } = whereChanged(setting(feed), attacks(), tallies);
    const [bar, next] = (places[0]?.marks ?? []).filter(({ from }) => from >= '2023-02');
    expect(bar).toMatchObject({ role: 'missing', value: null, events: 12 });
    expect(next).toMatchObject({ role: 'after', value: 4 });
    expect(places[0]?.after).toMatchObject({
      value: 4,
      months: 8,
      events: 32,
      opens: { from: '2023-05', to: '2023-12' },
    });
  });

  it('opens the list of an average without the months of a gap that hold others', () => {
    const feed = aFeed('2021-09', '2023-01', {
      holdBack: 0,
      coverage: [
        { from: '2021-09', to: '2023-03', countries: ['freeland'], indicators: null },
        { from: '2023-05', to: '2024-01', countries: ['freeland'], indicators: null },
      ],
    });
    const inside = whereChanged(setting(feed), attacks(), each('2021-09', '2024-01', ['north'], 4));
    expect(inside.places[0]?.after).toMatchObject({ events: 44, months: 11, opens: { notMonths: ['2023-04'] } });
    const clear = each('2021-09', '2024-01', ['north'], 4).filter(({ month }) => month !== '2023-04');
    expect(whereChanged(setting(feed), attacks(), clear).places[0]?.after?.opens).toEqual({
      from: '2023-02',
      to: '2024-01',
    });
  });

  it('leaves provisional months out of the average and marks their bar', () => {
    const { places } = whereChanged(
      setting(aFeed('2021-09', '2026-01', { holdBack: 2 })),
      attacks(),
      each('2021-09', '2024-01', ['north'], 2),
    );
    expect(places[0]?.after).toMatchObject({ months: 10, opens: { from: '2023-02', to: '2023-11' } });
    expect(places[0]?.marks.at(-1)).toMatchObject({ from: '2023-11', role: 'provisional' });
  });

  it('puts an event that names two districts into both, and says so', () => {
    const tallies = [
      ...each('2023-02', '2023-02', ['north', 'east'], 3),
      ...each('2023-03', '2023-03', ['north', 'town'], 2),
      ...each('2023-04', '2023-04', ['hills'], 1),
    ];
    const { places, note } = whereChanged(setting(), attacks(), tallies);
    expect(places.map(({ place, after }) => [place, after?.events])).toEqual([
      ['north', 5],
      ['east', 3],
    ]);
    expect(note).toBe(
      '1 of 6 events names no district and is in none of these. 3 events name more than one district and are in each of them.',
    );
  });

  it('shows provinces where most events name no district, with all their events', () => {
    const tallies = [...each('2023-02', '2023-06', ['hills'], 3), ...each('2023-02', '2023-03', ['north'], 1)];
    const { level, places } = whereChanged(setting(), attacks(), tallies);
    expect(level).toBe('province');
    expect(places).toMatchObject([{ place: 'hills', title: 'The Hills', after: { events: 17 } }]);
  });

  it('shows the six with most events, judged months alone counting', () => {
    const tallies = ['d-a', 'd-b', 'd-c', 'd-d', 'd-e', 'north', 'east'].flatMap((place, n) =>
      each('2023-02', '2023-02', [place], n + 1),
    );
    const outside = each('2024-03', '2024-03', ['d-a'], 99);
    const { places, words: said } = whereChanged(setting(), attacks(), [...tallies, ...outside]);
    expect(said).toContain('in the six districts with most events. One scale for all.');
    expect(places.map(({ place }) => place)).toEqual(['east', 'north', 'd-e', 'd-d', 'd-c', 'd-b']);
  });

  it('says "most" only where there are others', () => {
    const two = [...each('2023-02', '2023-04', ['north'], 3), ...each('2023-02', '2023-04', ['east'], 2)];
    expect(whereChanged(setting(), attacks(), two).words).toContain(
      'in the two districts with events. One scale for all.',
    );
  });

  it('adds up to the main series on both sides, whatever is not covered, provisional or left over', () => {
    const spans = [
      ['2018-01', '2022-03'],
      ['2022-06', '2023-08'],
      ['2023-10', '2026-01'],
    ].map(([from = '', to = '']) => ({ from, to, countries: ['freeland'], indicators: null }));
    const feed = aFeed('2018-01', '2026-01', { holdBack: 2, coverage: spans });
    const numbers = Array.from({ length: 53 }, (_, i) => (i * 7) % 5);
    for (const change of [
      {},
      { measure: { kind: 'count', of: 'events', per: 'quarter' } },
      { baseline: 'long' },
      { measure: { kind: 'distinct', of: 'district', per: 'quarter' } },
      { measure: { kind: 'distinct', of: 'with', per: 'half-year' } },
    ]) {
      const at = setting(feed, '2025-05-17');
      const { buckets } = measure(at, attacks(change), talliesOf(tallied('2021-09', numbers)));
      const tallies = numbers.flatMap((n, i) => each(addMonths('2021-09', i), addMonths('2021-09', i), ['north'], n));
      const [north] = whereChanged(at, attacks(change), tallies).places;
      const judged = (window: 0 | 1) =>
        buckets.filter((step) => step.judged && step.window === window).reduce((sum, step) => sum + step.events, 0);
      expect([north?.before?.events, north?.after?.events], JSON.stringify(change)).toEqual([judged(0), judged(1)]);
    }
  });

  it('adds up the number of a sum, and speaks by the year where it is rare', () => {
    const sum = attacks({ measure: { kind: 'sum', of: 'deaths', per: 'month' } });
    const many = whereChanged(setting(), sum, each('2023-02', '2024-01', ['north'], 2, 10));
    expect(many).toMatchObject({ unit: 'a month', places: [{ after: { value: 10, events: 24 } }] });
    const rare = whereChanged(setting(), attacks(), each('2023-02', '2023-03', ['north'], 1));
    expect(rare).toMatchObject({ unit: 'a year', places: [{ after: { value: 2, words: '2.0' } }] });
  });

  it('says why a share, a mean and a first occurrence are not shown by place', () => {
    for (const measure of [
      { kind: 'share' },
      { kind: 'mean', of: 'deaths' },
      { kind: 'ratio', of: 'deaths_forces', to: 'deaths_attackers' },
      { kind: 'first', times: 1 },
      { kind: 'response', within: '30 days' },
    ]) {
      const { definition, ...rest } = attacks();
      const indicator = { ...rest, definition: { ...definition, measure: measure as typeof definition.measure } };
      const { places, words: said } = whereChanged(
        setting(),
        indicator,
        each('2023-02', addMonths('2023-02', 5), ['north'], 3),
      );
      expect(places).toEqual([]);
      expect(said).toContain('not shown by place');
    }
  });

  it('says so where there is nothing, and where too few events name a place', () => {
    expect(whereChanged(setting(), attacks(), []).words).toContain('There are no events');
    expect(whereChanged(setting(), attacks(), each('2023-02', '2023-05', ['freeland'], 2)).words).toContain('Too few');
  });
});
