import { describe, expect, it } from 'vitest';
import type { ForecastOverview } from '../domain/reading/pages/overview.ts';
import { behind } from '../domain/reading/pages/behind.ts';
import type { ForecastReading } from '../domain/reading/reading.ts';
import { aBomb, testLog, testServer } from '../testing/request.ts';
import { charlie } from '../testing/people.ts';
import { readOverview } from '../actions/readings/read-overview.ts';
import { readForecast } from '../actions/readings/read-forecast.ts';
import { overviewOf } from '../domain/reading/pages/overview.ts';

const log = await testLog();
const ask = testServer(log);
const overview = async (query = '') =>
  (await (await ask('GET', `/api/forecasts/test/overview${query}`)).json()) as ForecastOverview;

describe('the overview of a forecast', () => {
  it('says what the reading says, without what only one indicator needs', async () => {
    const whole = (await (await ask('GET', '/api/forecasts/test/reading')).json()) as ForecastReading;
    const lean = await overview();
    expect(lean.sentences).toMatchObject(whole.sentences);
    expect(lean.developments.map(({ id, verdict }) => [id, verdict])).toEqual(
      whole.developments.map(({ id, verdict }) => [id, verdict]),
    );
    const [one] = lean.developments.flatMap((development) => development.indicators);
    expect(one).not.toHaveProperty('series');
    expect(one).not.toHaveProperty('chart');
    expect(one?.spark.marks.length).toBeGreaterThan(0);
  });

  it('draws one chart in full for each development that is rolled up', async () => {
    for (const development of (await overview()).developments)
      expect(development.lead === null).toBe(!development.rollUp || development.indicators.length === 0);
  });

  it('is not sent again while nothing changed, and is after an event', async () => {
    const first = await ask('GET', '/api/forecasts/test/overview');
    const tag = first.headers.get('etag') ?? '';
    const again = () => ask('GET', '/api/forecasts/test/overview', { headers: { 'if-none-match': tag } });
    expect((await again()).status).toBe(304);
    expect((await ask('POST', '/api/events', { body: aBomb() })).status).toBe(201);
    expect((await again()).status).toBe(200);
  });

  it('counts what was entered lately, and its link lists exactly those events', async () => {
    await ask('POST', '/api/events', { body: aBomb({ when: { from: '2024-04-02' }, summary: 'Another bomb' }) });
    const { entered, feed, forecast } = await overview();
    expect(entered?.indicators.length).toBeGreaterThan(0);
    for (const { indicator, events } of entered?.indicators ?? []) {
      const filters = {
        ...behind({ forecast, indicator, feed, asOf: null }, entered?.months ?? { from: '', to: '' }),
        loggedFrom: entered?.since ?? '',
        sample: 'own',
      };
      const listed = (await (await ask('GET', `/api/events?${new URLSearchParams(filters)}`)).json()) as {
        total: number;
      };
      expect([indicator, listed.total]).toEqual([indicator, events]);
    }
  });

  it('says nothing of entries when a past day is shown', async () => {
    expect((await overview('?as-of=2024-05-01')).entered).toBeNull();
  });

  it('looks for entries no further than the watch goes', async () => {
    const ctx = { ...log.ctx, today: () => '2026-06-15', now: () => '2026-06-15T12:00:00.000Z' };
    const late = await readOverview({ ctx, input: { forecast: 'test' } });
    expect(late.entered?.months.to).toBe(late.windows.horizon);
  });

  it('is read by everybody who may read', async () => {
    const lean = await readOverview({ ctx: log.as(charlie), input: { forecast: 'test' } });
    expect(lean.forecast).toBe('test');
  });

  it('refuses a forecast and a feed that there are not', async () => {
    expect((await ask('GET', '/api/forecasts/none/overview')).status).toBe(404);
    expect((await ask('GET', '/api/forecasts/test/overview?feed=none')).status).toBe(404);
  });

  it('names no indicator under lately entered that has no such event', async () => {
    const reading = await readForecast({ ctx: log.ctx, input: { forecast: 'test' } });
    const months = { from: '2018-01', to: '2024-06' };
    const none = overviewOf(reading, { since: '2024-05-16', months, indicators: new Map() });
    expect(none.entered?.indicators).toEqual([]);
    expect(none.sentences.entered).toBe('Nothing that counts here was logged or imported in the last 30 days.');
  });
});
