import { describe, expect, it } from 'vitest';
import { bob, charlie } from '../../testing/people.ts';
import { catalogue, forecast, indicator } from '../../testing/forecasts.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { editEvent } from '../events/edit-event.ts';
import { countsToward } from '../events/counts-toward.ts';
import { logEvent } from '../events/log-event.ts';
import { retractEvent } from '../events/retract-event.ts';
import { syncDefinitions } from '../definitions/rematch.ts';
import { readIndicator } from '../readings/read-indicator.ts';
import { listOverrides } from './list-overrides.ts';
import { overrideEvent } from './override-event.ts';
import { removeOverride } from './remove-override.ts';

const bold = (change: Record<string, unknown> = {}) =>
  indicator('bold', { counts: { event: 'attack', tag: 'bold' }, ...change });
const share = indicator('bold-share', {
  counts: { event: 'attack', tag: 'bold' },
  among: { event: 'attack', by: 'forces' },
  measure: { kind: 'share' },
  by_at_least: '5 points',
});
const log = await testLog(catalogue([forecast([indicator('attacks'), bold(), share])]));
const { ctx } = log;

const decide = (id: string, name: string, counts: boolean, as = ctx) =>
  overrideEvent({
    ctx: as,
    input: { id, forecast: 'test', indicator: name, given: { counts, reason: 'the second report says so' } },
  });
const counted = async (name: string) => {
  const { reading } = await readIndicator({ ctx, input: { forecast: 'test', indicator: name, feed: 'desk' } });
  const march = reading.series.find((point) => point.month === '2024-03');
  return { events: march?.events ?? 0, reading };
};

describe('deciding by hand what an event counts toward', () => {
  it('counts an event that the rule passes by, and says so beside the number', async () => {
    const { id } = await logEvent({ ctx, input: aBomb() });
    expect((await counted('bold')).events).toBe(0);
    await decide(id, 'bold', true);
    const { events, reading } = await counted('bold');
    expect(events).toBe(1);
    expect(reading.sentences.byHand).toBe('Decided by hand against the rule: 1 event counted.');
    expect(reading.byHand).toMatchObject([
      { event: id, counts: true, reason: 'the second report says so', by: 'alice' },
    ]);
    const toward = await countsToward({ ctx, input: { id } });
    expect(toward.counts.find((line) => line.indicator === 'bold')?.because).toEqual([
      'counted by hand, alice: the second report says so',
    ]);
  });

  it('keeps an event out that the rule counts, and leaves it to the rule again', async () => {
    const before = (await counted('attacks')).events;
    const { id } = await logEvent({ ctx, input: aBomb() });
    await decide(id, 'attacks', false);
    const { events, reading } = await counted('attacks');
    expect(events).toBe(before);
    expect(reading.sentences.byHand).toBe('Decided by hand against the rule: 1 event not counted.');
    await removeOverride({ ctx, input: { id, forecast: 'test', indicator: 'attacks' } });
    expect(await counted('attacks')).toMatchObject({ events: before + 1, reading: { byHand: [] } });
  });

  it('puts an event counted into a share into the whole as well, so that no part exceeds its whole', async () => {
    const { id } = await logEvent({ ctx, input: aBomb() });
    await decide(id, 'bold-share', true);
    const { reading } = await counted('bold-share');
    expect(reading.series.find((point) => point.month === '2024-03')).toMatchObject({ events: 1, exposure: 1 });
  });

  it('holds when the event is edited and when definitions change', async () => {
    const event = await logEvent({ ctx, input: aBomb({ when: { from: '2024-02-10' } }) });
    await decide(event.id, 'bold', true);
    await editEvent({ ctx, input: { id: event.id, version: 1, draft: aBomb({ when: { from: '2024-02-11' } }) } });
    log.define(catalogue([forecast([indicator('attacks'), bold({ counts: { event: 'bomb', tag: 'bold' } }), share])]));
    await syncDefinitions({ ctx });
    const { reading } = await counted('bold');
    expect(reading.byHand.map((one) => one.on)).toEqual(['2024-02-11', '2024-03-10']);
    expect(reading.series.find((point) => point.month === '2024-02')?.events).toBe(1);
  });

  it('goes quiet with a retracted event', async () => {
    const event = await logEvent({ ctx, input: aBomb({ when: { from: '2024-01-10' } }) });
    await decide(event.id, 'bold', true);
    await retractEvent({ ctx, input: { id: event.id, version: 1, reason: 'not so' } });
    const { reading } = await counted('bold');
    expect(reading.byHand.some((one) => one.event === event.id)).toBe(false);
    await expect(decide(event.id, 'attacks', false)).rejects.toMatchObject({ code: 'event-retracted' });
  });

  it('refuses a decision that the rule takes already, one without a reason, and one on nothing', async () => {
    const { id } = await logEvent({ ctx, input: aBomb() });
    await expect(decide(id, 'attacks', true)).rejects.toMatchObject({ code: 'override-needless' });
    await expect(decide(id, 'bold', false)).rejects.toMatchObject({ code: 'override-needless' });
    await expect(decide(id, 'nothing', true)).rejects.toMatchObject({ code: 'indicator-not-found' });
    const blank = { id, forecast: 'test', indicator: 'bold', given: { counts: true, reason: ' ' } };
    await expect(overrideEvent({ ctx, input: blank })).rejects.toMatchObject({ code: 'not-valid' });
    await expect(removeOverride({ ctx, input: { id, forecast: 'test', indicator: 'bold' } })).rejects.toMatchObject({
      code: 'override-not-found',
    });
    expect((await listOverrides({ ctx, input: { id } })).overrides).toEqual([]);
  });

  it('refuses an event that the forecast itself leaves out', async () => {
    const { id } = await logEvent({ ctx, input: aBomb({ when: { from: '2023-01-30' } }) });
    await expect(decide(id, 'attacks', false)).rejects.toMatchObject({ code: 'event-left-out' });
  });

  it('lets an analyst decide and a reader not', async () => {
    const { id } = await logEvent({ ctx, input: aBomb() });
    await expect(decide(id, 'attacks', false, log.as(charlie))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(decide(id, 'attacks', false, log.as(bob))).resolves.toMatchObject({ by: 'bob' });
  });
});
