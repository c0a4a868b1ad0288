import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/event/calendar.ts';
import { EventDraft } from '../../domain/event/event.ts';
import { Problem } from '../../domain/problem.ts';
import { behind } from '../../domain/reading/pages/behind.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import { dayByDay } from '../../testing/day-by-day.ts';
import { deskAtWork } from '../../testing/desk-at-work.ts';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { inFeed } from '../../testing/other-feed.ts';
import { aBomb, testLog, TODAY } from '../../testing/request.ts';
import { syncDefinitions } from '../definitions/rematch.ts';
import { declareCoverage } from '../data/declare-coverage.ts';
import { removeSample } from '../data/remove-sample.ts';
import { editEvent } from '../events/edit-event.ts';
import { listEvents } from '../events/list-events.ts';
import { logEvent } from '../events/log-event.ts';
import { retractEvent } from '../events/retract-event.ts';
import type { Ctx } from '../ctx.ts';
import { endOf, momentOf } from './moment.ts';
import { readForecast } from './read-forecast.ts';

const [days, edges, samples, feeds, defined] = await Promise.all([
  testLog(),
  testLog(),
  testLog(),
  testLog(),
  testLog(),
]);

const read = (ctx: Ctx, asOf?: string, feed = 'desk') =>
  readForecast({ ctx, input: { forecast: 'test', feed, ...(asOf ? { 'as-of': asOf } : {}) } });
const attacks = (reading: ForecastReading) =>
  reading.developments.flatMap(({ indicators }) => indicators).find(({ id }) => id === 'attacks');
const counted = async (ctx: Ctx, asOf?: string) => (await read(ctx, asOf)).events.total;
const inMarch = async (ctx: Ctx, asOf?: string) =>
  attacks(await read(ctx, asOf))?.series.find(({ month }) => month === '2024-03')?.events;

describe('the log as it stood on a day', () => {
  it('is read as it was read that evening, and every mark lists exactly its events', { timeout: 60_000 }, async () => {
    const log = dayByDay(days, '2024-04-01');
    const { ctx } = log;
    await declareCoverage({ ctx, input: { feed: 'desk', from: '2021-09', to: '2024-04', countries: ['freeland'] } });
    const desk = deskAtWork(log, 'day by day');
    const evenings: { day: string; was: ForecastReading }[] = [];
    for (let day = '2024-04-01'; day < '2024-04-13'; day = addDays(day, 1)) {
      log.go(day);
      for (let n = 0; n < 2; n++) await desk.log();
      for (let n = 0; n < 3; n++) await desk.step().catch(refusedAlone);
      await logEvent({ ctx, input: aBomb({ when: { from: day } }) });
      evenings.push({ day, was: { ...(await read(ctx)), dataVersion: '' } });
    }
    let opened = 0;
    for (const { day, was } of evenings) {
      const now = { ...(await read(days.ctx, day)), dataVersion: '' };
      expect(now, `as of ${day}`).toEqual(was);
      for (const { id, chart } of now.developments.flatMap(({ indicators }) => indicators)) {
        for (const { from, to, events } of chart.marks) {
          const filters = behind({ forecast: 'test', indicator: id, feed: 'desk', asOf: day }, { from, to });
          const { total } = await listEvents({ ctx: days.ctx, input: filters });
          expect(total, `${id}, ${from} to ${to}, as of ${day}`).toBe(events);
          opened += events > 0 ? 1 : 0;
        }
      }
    }
    expect(opened).toBeGreaterThan(50);
  });

  it('begins with the first and ends with the last millisecond of the day in UTC', async () => {
    const { ctx } = edges;
    const logAt = (now: string) =>
      logEvent({ ctx: { ...ctx, now: () => now, today: () => now.slice(0, 10) }, input: aBomb() });
    await logAt('2024-05-03T23:59:59.999Z');
    await logAt('2024-05-04T00:00:00.000Z');
    expect([
      await counted(ctx, '2024-05-02'),
      await counted(ctx, '2024-05-03'),
      await counted(ctx, '2024-05-04'),
    ]).toEqual([0, 1, 2]);
  });

  it('is now on the day itself, on days to come, and without a day', () => {
    const now = { at: null, day: TODAY };
    expect([momentOf(edges.ctx, undefined), momentOf(edges.ctx, TODAY), momentOf(edges.ctx, '2030-01-01')]).toEqual([
      now,
      now,
      now,
    ]);
    expect(momentOf(edges.ctx, '2024-05-03')).toEqual({ at: endOf('2024-05-03'), day: '2024-05-03' });
  });

  it('takes the earlier of a day and an exact moment', () => {
    const exact = '2024-05-03T08:00:00.000Z';
    expect(momentOf(edges.ctx, undefined, exact)).toEqual({ at: exact, day: '2024-05-03' });
    expect(momentOf(edges.ctx, '2024-05-01', exact)).toEqual({ at: endOf('2024-05-01'), day: '2024-05-01' });
    expect(momentOf(edges.ctx, '2024-05-20', exact)).toEqual({ at: exact, day: '2024-05-03' });
  });
});

describe('sample events as they stood', () => {
  const { ctx } = samples;
  const load = async (firstLogged: string, from: string) => {
    const [id, at] = [ctx.newId(), ctx.now()];
    const draft = EventDraft.parse(aBomb({ when: { from } }));
    const origin = { id, feed: 'desk', externalId: id, vintage: null, sample: 'practice' as const, firstLogged, draft };
    const state = {
      status: 'published' as const,
      version: 1,
      hash: id,
      loggedAt: at,
      loggedBy: 'alice',
      at,
      by: 'alice',
    };
    await ctx.store.change(async (tx) => {
      await tx.events.write([{ ...origin, ...state, action: 'load-sample', reason: null }], ctx.definitions.tracked());
      await tx.data.raise();
    });
    return id;
  };

  it('are there from the day on that their own story says, whenever they were loaded', async () => {
    const id = await load('2024-03-12', '2024-03-10');
    await load('2024-04-02', '2024-03-11');
    const counts = async () => [
      await inMarch(ctx, '2024-03-11'),
      await inMarch(ctx, '2024-03-12'),
      await inMarch(ctx, '2024-04-02'),
      await inMarch(ctx),
    ];
    expect(await counts()).toEqual([0, 1, 2, 2]);
    await retractEvent({ ctx, input: { id, version: 1, reason: 'Wrong' } });
    // Retracted today, by a person: until then it stood as it was loaded.
    expect(await counts()).toEqual([0, 1, 2, 1]);
  });

  it('are gone with their sample', async () => {
    const vintage = {
      id: ctx.newId(),
      feed: 'desk',
      release: null,
      fileName: '',
      sha256: '',
      at: ctx.now(),
      by: 'alice',
    };
    const counts = { new: 2, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0, duplicates: 0 };
    await ctx.store.change((tx) => tx.feeds.addVintage({ ...vintage, counts, sample: 'practice' }));
    await removeSample({ ctx, input: { name: 'practice' } });
    expect(await inMarch(ctx, '2024-04-02')).toBe(0);
  });
});

describe('feeds as they stood', () => {
  it('are not known before their first import', async () => {
    const { ctx } = feeds;
    await inFeed(ctx, 'other', aBomb());
    const counts = { new: 1, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0, duplicates: 0 };
    const about = { release: null, fileName: 'a.csv', sha256: '', by: 'alice', sample: null, counts };
    await ctx.store.change((tx) =>
      tx.feeds.addVintage({ ...about, id: ctx.newId(), feed: 'other', at: '2024-06-15T12:00:00.000Z' }),
    );
    expect((await read(ctx)).feeds.map(({ id }) => id)).toEqual(['desk', 'other']);
    expect((await read(ctx, '2024-06-14')).feeds.map(({ id }) => id)).toEqual(['desk']);
    await expect(read(ctx, '2024-06-14', 'other')).rejects.toMatchObject({
      code: 'feed-not-found',
      message: 'Nothing of a feed "other" was in the log on 14 Jun 2024',
    });
  });
});

describe('definitions that changed since', () => {
  it('are those of today, on the entries of then', async () => {
    const log = dayByDay(defined, '2024-05-01');
    const event = await logEvent({ ctx: log.ctx, input: aBomb({ tags: ['bold'] }) });
    await logEvent({ ctx: log.ctx, input: aBomb() });
    log.go('2024-05-10');
    await editEvent({ ctx: log.ctx, input: { id: event.id, version: 1, draft: aBomb() } });
    expect(await inMarch(defined.ctx, '2024-05-05')).toBe(2);
    defined.define(
      catalogue([
        forecast([indicator('attacks', { counts: { event: 'attack', tag: 'bold' } }), ...fourIndicators().slice(1)]),
      ]),
    );
    await syncDefinitions({ ctx: defined.ctx });
    expect([await inMarch(defined.ctx, '2024-05-05'), await inMarch(defined.ctx)]).toEqual([1, 0]);
  });
});

function refusedAlone(error: unknown): void {
  if (!(error instanceof Problem) || error.status >= 500) throw error;
}
