import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import { behindMonths } from '../../domain/reading/pages/behind.ts';
import { feedSays } from '../../domain/reading/pages/compared-feeds.ts';
import type { PlaceChange } from '../../domain/reading/measure/where-changed.ts';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { inFeed } from '../../testing/other-feed.ts';
import { charlie } from '../../testing/people.ts';
import { aBomb, testLog, TODAY } from '../../testing/request.ts';
import { declareCoverage } from '../data/declare-coverage.ts';
import { loadSample } from '../data/load-sample.ts';
import { listEvents } from '../events/list-events.ts';
import { logEvent } from '../events/log-event.ts';
import { overrideEvent } from '../overrides/override-event.ts';
import { compareFeeds } from './compare-feeds.ts';
import { readForecast } from './read-forecast.ts';
import { readIndicator } from './read-indicator.ts';
import { whereChanged } from './where-changed.ts';

const FORECAST = 'pakistan-ttp-2023';
const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const real = await testLog(loaded.catalogue);
const small = await testLog(
  catalogue([
    forecast([
      ...fourIndicators(),
      indicator('elsewhere', { carried_by: ['other'], feeds: { desk: 'Never logged by hand.' } }),
    ]),
  ]),
);

describe('an indicator by every feed', () => {
  const { ctx, as } = small;
  const input = { forecast: 'test', indicator: 'attacks' };
  const cover = (feed: string) =>
    declareCoverage({ ctx, input: { feed, from: '2021-09', to: '2024-05', countries: ['freeland'] } });

  it('stands side by side, the feed of record first, each with its own numbers and none added up', async () => {
    await logEvent({ ctx, input: aBomb({ when: { from: '2023-05-04' } }) });
    for (const day of ['2022-05-04', '2023-06-04', '2023-07-04'])
      await inFeed(ctx, 'other', aBomb({ when: { from: day } }));
    for (const feed of ['third', 'csv']) await inFeed(ctx, feed, aBomb());
    await cover('desk');
    await cover('other');
    const { says, silent } = await compareFeeds({ ctx: as(charlie), input });
    expect(says.map(({ feed, record, counts }) => [feed, record, counts.before, counts.after])).toEqual([
      ['desk', true, 0, 1],
      ['other', false, 1, 2],
    ]);
    expect(silent).toMatchObject([
      { feed: 'csv', why: 'It covers no month of this indicator.' },
      { feed: 'third', why: 'Its records do not hold what this indicator counts.' },
    ]);
    for (const { feed, verdict, counts, spark } of says) {
      const page = await readIndicator({ ctx, input: { ...input, feed } });
      expect({ verdict, counts }).toEqual({ verdict: page.reading.verdict, counts: page.reading.counts });
      expect(spark.marks).toHaveLength(page.reading.chart.marks.length);
    }
  });

  it('opens exactly the events counted in the months it names', async () => {
    const { says } = await compareFeeds({ ctx, input });
    for (const { feed, months, counts } of says) {
      for (const side of ['before', 'after'] as const) {
        const span = months[side];
        if (!span) throw new Error('no months');
        const list = behindMonths({ ...input, feed, asOf: null }, span);
        const { total } = await listEvents({ ctx, input: list });
        expect([total, span.events]).toEqual([counts[side], counts[side]]);
      }
    }
  });

  it('says of each feed what the whole reading on that feed says', async () => {
    const { says } = await compareFeeds({ ctx, input });
    for (const { feed, title, record, standing, ...said } of says) {
      const whole = await readForecast({ ctx, input: { forecast: 'test', feed } });
      const reading = whole.developments.flatMap(({ indicators }) => indicators).find(({ id }) => id === 'attacks');
      if (!reading) throw new Error('no reading');
      expect([title, record, standing, said]).toEqual([
        whole.feedTitle,
        feed === 'desk',
        whole.standing,
        feedSays(reading),
      ]);
    }
  });

  it('holds the feed of record against each other one over the months they share', async () => {
    const { agreement } = await compareFeeds({ ctx, input });
    // September 2021 to March 2024: the desk holds back two of the months that both cover.
    expect(agreement).toMatchObject([
      { feed: 'other', with: 'desk', months: 31, steps: 31, moves: { of: 30 }, levels: { feed: 3 / 31, with: 1 / 31 } },
    ]);
    expect(agreement?.[0]?.words).toMatch(/^other and Desk log have 31 months in common\./);
  });

  it('refuses a feed that is none', async () => {
    await expect(compareFeeds({ ctx, input: { ...input, feed: 'nowhere' } })).rejects.toMatchObject({
      code: 'feed-not-found',
    });
  });

  it('reckons the feed of record once, asked for by its name or without', async () => {
    const unnamed = await readForecast({ ctx, input: { forecast: 'test' } });
    expect(await readForecast({ ctx, input: { forecast: 'test', feed: 'desk' } })).toBe(unnamed);
  });

  it('names a feed that cannot carry it, in the words of its file where it has some', async () => {
    const of = (id: string) => compareFeeds({ ctx, input: { ...input, indicator: id } });
    expect((await of('elsewhere')).silent).toMatchObject([
      { feed: 'desk', why: 'Never logged by hand.' },
      { feed: 'csv' },
      { feed: 'third', why: 'Its records do not hold what this indicator counts.' },
    ]);
    expect((await of('elsewhere')).says.map(({ feed }) => feed)).toEqual(['other']);
  });

  it('refuses an indicator that is none', async () => {
    await expect(compareFeeds({ ctx, input: { ...input, indicator: 'none' } })).rejects.toMatchObject({
      code: 'indicator-not-found',
    });
  });
});

describe('where an indicator changed, on practice data', async () => {
  const { ctx, as } = real;
  await loadSample({ ctx, input: { choice: 'practice' } });
  const counted = loaded.catalogue.forecasts[0]?.indicators ?? [];

  /** Reads the places of an indicator and asks for the list of every number; gives how many there were. */
  async function recounted(id: string, asOf: string | null, barsOf: number): Promise<number> {
    const input = { forecast: FORECAST, indicator: id, ...(asOf ? { 'as-of': asOf } : {}) };
    const page = await whereChanged({ ctx: as(charlie), input });
    const spans = (place: PlaceChange, n: number) => [
      ...[place.before, place.after].flatMap((side) => (side ? [{ ...side.opens, events: side.events }] : [])),
      // The bars of every place would be thousands of lists: those of the first stand for them.
      ...(n < barsOf ? place.marks : []),
    ];
    const all = page.places.flatMap((place, n) => spans(place, n).map((span) => ({ ...span, place: place.place })));
    for (const { events, place, ...months } of all) {
      const { from } = months;
      const list = behindMonths({ forecast: FORECAST, indicator: id, feed: page.feed, asOf }, months, { place });
      expect([id, place, from, (await listEvents({ ctx, input: list })).total]).toEqual([id, place, from, events]);
    }
    return all.length;
  }

  it('opens exactly the events of every number and bar', async () => {
    let numbers = 0;
    for (const { id } of counted) numbers += await recounted(id, null, 1);
    expect(numbers).toBeGreaterThan(100);
  });

  it('opens exactly the events of every number on an earlier day', async () => {
    expect(await recounted('territory-held', '2023-12-31', 0)).toBeGreaterThan(5);
  });

  it('adds up to the main comparison where every event names one of the places', async () => {
    const input = { forecast: FORECAST, indicator: 'districts-hit' };
    const { reading } = await readIndicator({ ctx, input });
    const { places, level } = await whereChanged({ ctx, input });
    expect(level).toBe('district');
    const shown = places.reduce((sum, { after }) => sum + (after?.events ?? 0), 0);
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThanOrEqual(reading.counts.after);
  });
});

describe('where an indicator changed, on a day gone by', () => {
  const { ctx } = small;
  const of = async (day?: string) => {
    const input = { forecast: 'test', indicator: 'deaths', feed: 'desk', ...(day ? { 'as-of': day } : {}) };
    const { places } = await whereChanged({ ctx, input });
    return places.map(({ place, after }) => [place, after?.events]);
  };

  it('knows no event that was not in the log yet', async () => {
    await logEvent({ ctx, input: aBomb({ when: { from: '2023-06-04' }, deaths: {} }) });
    expect(await of()).toEqual([['north', 2]]);
    expect(await of(TODAY)).toEqual([['north', 2]]);
    expect(await of('2024-06-14')).toEqual([]);
  });

  it('follows a decision by hand', async () => {
    const { id } = await logEvent({ ctx, input: aBomb({ when: { from: '2023-07-04' } }) });
    expect(await of()).toEqual([['north', 3]]);
    const given = { counts: false, reason: 'Told twice' };
    await overrideEvent({ ctx, input: { id, forecast: 'test', indicator: 'deaths', given } });
    expect(await of()).toEqual([['north', 2]]);
  });
});
