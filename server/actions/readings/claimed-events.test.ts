import { describe, expect, it } from 'vitest';
import { eventsOn, type ClaimedSide } from '../../domain/reading/measure/claimed.ts';
import type { Claim } from '../../domain/event/event-values.ts';
import type { Part, Source } from '../../domain/event/event.ts';
import { behindMonths } from '../../domain/reading/pages/behind.ts';
import { dayByDay } from '../../testing/day-by-day.ts';
import { tableIn } from '../../testing/monthly-table.ts';
import { charlie } from '../../testing/people.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { declareCoverage } from '../data/declare-coverage.ts';
import { editEvent } from '../events/edit-event.ts';
import { listEvents } from '../events/list-events.ts';
import { logEvent } from '../events/log-event.ts';
import { attachSeries } from '../series/attach-series.ts';
import { claimedEvents } from './claimed-events.ts';

const log = dayByDay(await testLog(), '2024-04-01');
const { ctx } = log;
const input = { forecast: 'test', indicator: 'deaths', feed: 'desk' };
const bomb = (from: string, attribution: Part['attribution'], sources: Source[] = []) =>
  aBomb({ when: { from }, by: [{ actor: 'rebels', attribution }], sources });
const good: Source = { publisher: 'The Paper', reliability: 'B', credibility: 2 };
const numbers = (side: ClaimedSide | null) => side && side.on.map(({ events, sum }) => [events, sum]);

describe('claimed against vouched for', () => {
  it('says so when no event is there, and when none is claimed', async () => {
    expect(await claimedEvents({ ctx, input })).toMatchObject({ claims: false, words: 'No event counts here yet.' });
    await logEvent({ ctx, input: bomb('2023-05-04', 'attributed') });
    const { words, after } = await claimedEvents({ ctx: log.as(charlie), input });
    expect(words).toMatch(/^No event counted here says that whoever did it claimed it/);
    // No coverage is declared yet, so no month is judged and all that have begun are shown.
    expect(after).toMatchObject({ judged: false, events: 1, opens: { from: '2023-02', to: '2024-04' } });
  });

  it('adds events and tolls up by whose word they rest on, in the months that are judged', async () => {
    await declareCoverage({
      ctx,
      input: { feed: 'desk', from: '2021-09', to: '2024-04', countries: ['freeland'] },
    });
    log.go('2024-04-02');
    const alone = await logEvent({ ctx, input: bomb('2023-05-05', 'claimed') });
    await logEvent({ ctx, input: bomb('2023-05-06', 'claimed', [good]) });
    await logEvent({ ctx, input: bomb('2023-05-07', 'alleged', [good]) });
    await logEvent({ ctx, input: bomb('2022-05-07', 'claimed', [good]) });
    // The newest months of a log by hand are held back.
    await logEvent({ ctx, input: bomb('2024-04-01', 'claimed') });
    const { before, after, summed } = await claimedEvents({ ctx, input });
    expect(summed).toBe('people killed');
    expect([before?.judged, numbers(before)]).toEqual([
      true,
      [
        [0, 0],
        [1, 3],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ]);
    expect(numbers(after)).toEqual([
      [1, 3],
      [1, 3],
      [1, 3],
      [1, 3],
      [0, 0],
    ]);
    log.go('2024-04-03');
    const draft = bomb('2023-05-05', 'claimed', [good]);
    await editEvent({ ctx, input: { id: alone.id, version: 1, reason: null, draft } });
    expect(numbers((await claimedEvents({ ctx, input })).after)?.slice(0, 2)).toEqual([
      [0, 0],
      [2, 6],
    ]);
  });

  it('says of an earlier day what it said then, and its lists are those of then', async () => {
    const of = async (asOf: string, claim: Claim) => {
      const { after, feed } = await claimedEvents({ ctx, input: { ...input, 'as-of': asOf } });
      if (!after) throw new Error('no side');
      const list = behindMonths({ ...input, feed, asOf }, after.opens, { claims: [claim] });
      return [eventsOn(after, [claim]), (await listEvents({ ctx, input: list })).total];
    };
    expect(await of('2024-04-01', 'alone')).toEqual([0, 0]);
    expect(await of('2024-04-02', 'alone')).toEqual([1, 1]);
    expect(await of('2024-04-02', 'also')).toEqual([1, 1]);
    expect(await of('2024-04-03', 'also')).toEqual([2, 2]);
  });

  it('has nothing to tell of monthly totals', async () => {
    await attachSeries({ ctx, input: tableIn() });
    const { before, after, words } = await claimedEvents({ ctx, input: { ...input, feed: 'series-tracker' } });
    expect([before, after, words]).toEqual([null, null, 'Monthly totals hold no single events.']);
  });

  it('refuses an indicator or a feed that is none', async () => {
    for (const [change, code] of [
      [{ indicator: 'none' }, 'indicator-not-found'],
      [{ feed: 'nowhere' }, 'feed-not-found'],
      [{ forecast: 'none' }, 'forecast-not-found'],
    ] as const)
      await expect(claimedEvents({ ctx, input: { ...input, ...change } })).rejects.toMatchObject({ code });
  });
});
