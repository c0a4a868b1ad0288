import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/event/calendar.ts';
import { UNMOVED } from '../../domain/live.ts';
import { ReportPlan } from '../../domain/report/plan.ts';
import { listedInWords } from '../../domain/report/report-event.ts';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { bringText } from '../../testing/bring.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { editEvent } from '../events/edit-event.ts';
import { logEvent } from '../events/log-event.ts';
import { retractEvent } from '../events/retract-event.ts';
import { checkReport } from './check-report.ts';
import { makeReport } from './make-report.ts';

const log = await testLog(
  catalogue([forecast([indicator('attacks-in-csv', { carried_by: ['desk', 'csv'] }), ...fourIndicators()])]),
);
const { ctx } = log;
const FORECAST = ctx.definitions.catalogue().forecasts[0]?.id ?? '';
const plan = (change: Record<string, unknown>) => ReportPlan.parse({ forecast: FORECAST, feed: 'desk', ...change });
const cite = (...cites: string[]) => [{ id: 'one', after: null, kind: 'paragraph', text: 'See.', cites }];
const report = async (change: Record<string, unknown>) => (await makeReport({ ctx, input: plan(change) })).report;
const on = (day: string, summary: string) => logEvent({ ctx, input: aBomb({ when: { from: day }, summary }) });

describe('the events that a report names', () => {
  it('are those its texts cite, numbered as they are met, with what they count toward', async () => {
    const [a, b] = [await on('2024-03-10', 'First bomb'), await on('2024-03-12', 'Second bomb')];
    const { cited, opening } = await report({ texts: cite(b.id, a.id) });
    expect(cited.map(({ summary }) => summary)).toEqual(['Second bomb', 'First bomb']);
    expect(opening[0]?.cites).toEqual([1, 2]);
    expect(cited[0]).toMatchObject({
      ...{ when: '12 Mar 2024', killed: '2 to 4', inReview: false },
      sources: [{ publisher: 'The Paper', grade: 'B2' }],
    });
    expect(cited[0]?.counts.length).toBeGreaterThan(0);
  });

  it('leave out what was retracted or never logged, and the check stops', async () => {
    const gone = await on('2024-03-14', 'A mistake');
    await retractEvent({ ctx, input: { id: gone.id, version: gone.version, reason: 'a mistake' } });
    const never = crypto.randomUUID();
    const asked = plan({ texts: cite(gone.id, never) });
    const file = await makeReport({ ctx, input: asked });
    expect(file.report.cited).toEqual([]);
    const stops = (await checkReport({ ctx, plan: asked, file })).filter(({ weight }) => weight === 'stop');
    expect(stops.map(({ id }) => id)).toEqual([`cited:one:${gone.id}`, `cited:one:${never}`]);
    expect(stops[0]?.words).toContain('retracted');
  });

  it('are those of the period that count toward its indicators, the newest first', async () => {
    await on('2024-01-05', 'January bomb');
    await on('2024-02-05', 'February bomb');
    const period = { from: '2024-01', to: '2024-02' };
    const { events } = await report({ period, sections: ['events'] });
    expect(events).toMatchObject({ total: 2, words: '2 events' });
    expect(events?.items.map(({ summary }) => summary)).toEqual(['February bomb', 'January bomb']);
    expect((await report({ period })).events).toBeNull();
  });

  it('stand as they stood on the day the report is read as of', async () => {
    const days = { period: { from: '2023-11', to: '2023-11' }, sections: ['events'] };
    const then = { ...ctx, now: () => '2024-01-10T10:00:00.000Z', today: () => '2024-01-10' };
    const event = await logEvent({
      ctx: then,
      input: aBomb({ when: { from: '2023-11-05' }, summary: 'As first told' }),
    });
    const draft = aBomb({ when: { from: '2023-11-05' }, summary: 'As told now' });
    await editEvent({ ctx, input: { id: event.id, version: event.version, reason: 'better told', draft } });
    await on('2023-11-06', 'Logged later');
    const told = async (asOf: string | null) =>
      (await report({ ...days, asOf, texts: cite(event.id) })).events?.items.map(({ summary }) => summary);
    expect(await told('2024-02-01')).toEqual(['As first told']);
    expect(await told(null)).toEqual(['Logged later', 'As told now']);
    const cited = await report({ asOf: '2024-02-01', texts: cite(event.id) });
    expect(cited.cited.map(({ summary }) => summary)).toEqual(['As first told']);
  });

  it('are the newest 500 where there are more, and that is said', async () => {
    const rows = Array.from(
      { length: 502 },
      (_, n) => `m${n},${addDays('2019-01-01', 3 * n)},bomb,rebels,freeland,north,3,Bomb ${n}`,
    );
    const head = 'id,date,kind,by,country,district,killed_total,summary';
    const covers = { from: '2021-09', to: '2024-05', countries: ['freeland'] };
    await bringText(ctx, [head, ...rows].join('\n'), { feed: 'csv', covers });
    const asked = { feed: 'csv', period: { from: '2019-01', to: '2023-02' }, sections: ['events'] };
    const { events } = await report(asked);
    expect(events).toMatchObject({ total: 502, words: '500 of 502 events, the newest' });
    expect(events?.items).toHaveLength(500);
    expect(events?.items.map(({ summary }) => summary)).not.toContain('Bomb 1');
  });

  it('are not named where the terms of their feed keep them in', async () => {
    const rows =
      'id,date,kind,by,country,district,killed_total,summary\nr1,2024-03-01,bomb,rebels,freeland,north,3,A row of theirs';
    await bringText(ctx, rows, { feed: 'csv', covers: { from: '2021-09', to: '2024-05', countries: ['freeland'] } });
    await ctx.store.change(async (tx) => {
      const feed = (await tx.feeds.terms()).find(({ id }) => id === 'csv');
      if (!feed) throw new Error('nothing was imported');
      await tx.feeds.setTerms({ ...feed, redistribution: 'not-allowed' });
      await tx.data.raise({ ...UNMOVED, page: null });
    });
    const { events: brought } = await ctx.store.events.whole({ feed: 'csv', q: 'theirs', sort: '-day', limit: 5 });
    expect(brought).toHaveLength(1);
    const asked = plan({
      ...{ feed: 'csv', period: { from: '2024-03', to: '2024-03' }, sections: ['events', 'map'] },
      texts: cite(brought[0]?.id ?? ''),
    });
    const file = await makeReport({ ctx, input: asked });
    expect(JSON.stringify(file)).not.toContain('A row of theirs');
    expect(file.report.events).toMatchObject({ items: [], total: 1, words: expect.stringContaining('1 event. ') });
    const stops = (await checkReport({ ctx, plan: asked, file })).filter(({ weight }) => weight === 'stop');
    expect(stops.map(({ words }) => words)).toEqual([
      expect.stringContaining('terms do not let its rows be passed on'),
    ]);
  });

  it('are told in review where they would count, and only there', async () => {
    const open = (day: string) =>
      logEvent({ ctx, input: aBomb({ when: { from: day }, summary: `Waits ${day}`, status: 'in-review' }) });
    await open('2023-07-03');
    await open('2023-08-03');
    const asked = plan({ period: { from: '2023-07', to: '2023-07' } });
    const file = await makeReport({ ctx, input: asked });
    const found = (await checkReport({ ctx, plan: asked, file })).find(({ id }) => id === 'in-review');
    expect(found).toMatchObject({ weight: 'warn', words: '1 event that would count here is still in review' });
  });
});

describe('the words over a list of events', () => {
  it('say how many there are, and that only the newest are listed', () => {
    expect(listedInWords(500, 2_345)).toBe('500 of 2,345 events, the newest');
    expect(listedInWords(1, 1)).toBe('1 event');
  });
});
