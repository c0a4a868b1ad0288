import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import { bob, charlie } from '../../testing/people.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { dataStatus } from './data-status.ts';
import { declareCoverage } from './declare-coverage.ts';
import { editEvent } from '../events/edit-event.ts';
import { draftOf } from '../events/held-event.ts';
import { listEvents } from '../events/list-events.ts';
import { loadSample } from './load-sample.ts';
import { logEvent } from '../events/log-event.ts';
import { readEvent } from '../events/read-event.ts';
import { readForecast } from '../readings/read-forecast.ts';
import { removeCoverage } from './remove-coverage.ts';
import { retractEvent } from '../events/retract-event.ts';
import { removeSample } from './remove-sample.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const real = await testLog(loaded.catalogue);
const small = await testLog();
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('sample data', () => {
  const { ctx, as } = real;

  it('is offered on the first run, loads whole and says so in every reading', async () => {
    expect((await dataStatus({ ctx })).firstRun).toBe(true);
    const { events } = await loadSample({ ctx, input: { choice: 'notable' } });
    const status = await dataStatus({ ctx });
    expect(status).toMatchObject({ firstRun: false, events, own: 0, samples: [{ name: 'notable', events }] });
    expect(events).toBeGreaterThan(20);
    const reading = await readForecast({ ctx, input: { forecast: 'pakistan-ttp-2023' } });
    expect(reading.sample).toEqual(['notable']);
  });

  it('is not loaded on top of another, nor by somebody who may only log', async () => {
    expect(await refusal(loadSample({ ctx, input: { choice: 'practice' } }))).toMatchObject({ code: 'log-not-empty' });
    expect(await refusal(loadSample({ ctx: as(bob), input: { choice: 'practice' } }))).toMatchObject({
      code: 'not-allowed',
    });
    expect(await refusal(loadSample({ ctx, input: { choice: 'everything' } }))).toMatchObject({ code: 'not-valid' });
  });

  it('goes whole, with what people changed in it, and leaves nothing behind', async () => {
    const [row] = (await listEvents({ ctx, input: { status: 'published' } })).events;
    const event = await readEvent({ ctx, input: { id: row?.id ?? '' } });
    await editEvent({ ctx, input: { id: event.id, version: 1, draft: { ...draftOf(event), summary: 'Changed' } } });
    expect(await removeSample({ ctx, input: { name: 'notable' } })).toMatchObject({ edited: 1 });
    const tallies = await ctx.store.tallies.of({
      tracked: [...ctx.definitions.idsOf('pakistan-ttp-2023').values()],
      feeds: ['desk'],
    });
    expect([...(tallies.get('desk')?.values() ?? [])].every((each) => each.days.length === 0)).toBe(true);
    expect(await dataStatus({ ctx })).toMatchObject({ events: 0, samples: [], firstRun: false });
    expect(await refusal(removeSample({ ctx, input: { name: 'notable' } }))).toMatchObject({
      code: 'sample-not-loaded',
    });
  });

  it('is counted apart from your own events, and neither counts what was retracted', async () => {
    const [kind] = loaded.catalogue.words.events.keys();
    const { events } = await loadSample({ ctx, input: { choice: 'notable' } });
    const own = await logEvent({ ctx, input: aBomb({ kind: kind ?? '', by: [], place: { words: [] } }) });
    const [first] = (await listEvents({ ctx, input: { status: 'published', to: '2024-01-31' } })).events;
    const sampled = await readEvent({ ctx, input: { id: first?.id ?? '' } });
    expect(await dataStatus({ ctx })).toMatchObject({ events: events + 1, own: 1, samples: [{ events }] });
    for (const { id, version } of [own, sampled]) await retractEvent({ ctx, input: { id, version, reason: 'Not so' } });
    const status = await dataStatus({ ctx });
    expect(status).toMatchObject({ events: events - 1, own: 0, samples: [{ events: events - 1 }] });
    // A list without a filter shows the retracted ones too.
    expect(status.listed).toBe((await listEvents({ ctx, input: {} })).total);
    expect(status.listed).toBe(events + 1);
    expect(status.feeds.find(({ id }) => id === 'desk')?.events).toBe(events - 1);
    await removeSample({ ctx, input: { name: 'notable' } });
  });

  it('waits until the log holds no events of your own', async () => {
    const [kind] = loaded.catalogue.words.events.keys();
    await logEvent({ ctx, input: aBomb({ kind: kind ?? '', by: [], place: { words: [] } }) });
    expect(await refusal(loadSample({ ctx, input: { choice: 'notable' } }))).toMatchObject({ code: 'log-not-empty' });
  });
});

describe('the hash of the definitions', () => {
  it('is the one that reports show while there is one forecast', async () => {
    const { ctx } = real;
    const reading = await readForecast({ ctx, input: { forecast: 'pakistan-ttp-2023' } });
    const { hash } = reading.definitions;
    const forecasts = [{ id: 'pakistan-ttp-2023', hash }];
    expect((await dataStatus({ ctx })).definitions).toMatchObject({ hash, forecasts });
  });
});

describe('coverage', () => {
  const { ctx, as } = small;
  const span = { feed: 'desk', from: '2021-09', to: '2024-05', countries: ['freeland'] };

  it('turns unknown months into zero, and back', async () => {
    const covered = async () => {
      const reading = await readForecast({ ctx, input: { forecast: 'test' } });
      return reading.developments[0]?.indicators[0]?.coverage.watch.covered;
    };
    expect(await covered()).toBe(0);
    const { id } = await declareCoverage({ ctx, input: span });
    expect(await covered()).toBeGreaterThan(10);
    await removeCoverage({ ctx, input: { id } });
    expect(await covered()).toBe(0);
    expect(await refusal(removeCoverage({ ctx, input: { id } }))).toMatchObject({ code: 'coverage-not-found' });
  });

  it('refuses months to come, unknown places, feeds and indicators, and a reader', async () => {
    const wrong = declareCoverage({
      ctx,
      input: { ...span, to: '2024-07', countries: ['atlantis'], indicators: ['none-such'] },
    });
    const fields = ((await refusal(wrong)) as { issues: { field: string }[] }).issues.map((issue) => issue.field);
    expect(fields).toEqual(['to', 'countries.0', 'indicators.0']);
    expect(await refusal(declareCoverage({ ctx, input: { ...span, feed: 'none' } }))).toMatchObject({
      code: 'feed-not-found',
    });
    expect(await refusal(declareCoverage({ ctx: as(charlie), input: span }))).toMatchObject({ code: 'not-allowed' });
  });
});

describe('reading', () => {
  const { ctx } = small;

  it('reckons once for callers who ask together, and anew after a change', async () => {
    const ask = () => readForecast({ ctx, input: { forecast: 'test' } });
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one).toBe(other);
    await logEvent({ ctx, input: aBomb() });
    const after = await ask();
    expect(after.dataVersion).not.toBe(one?.dataVersion);
    expect(after.events.total).toBe((one?.events.total ?? 0) + 1);
  });

  it('names an unknown forecast, feed or day', async () => {
    expect(await refusal(readForecast({ ctx, input: { forecast: 'none' } }))).toMatchObject({
      code: 'forecast-not-found',
    });
    expect(await refusal(readForecast({ ctx, input: { forecast: 'test', feed: 'none' } }))).toMatchObject({
      code: 'feed-not-found',
    });
    expect(await refusal(readForecast({ ctx, input: { forecast: 'test', 'as-of': 'now' } }))).toMatchObject({
      code: 'not-valid',
    });
  });
});
