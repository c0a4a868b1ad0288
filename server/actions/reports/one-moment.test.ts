import { describe, expect, it } from 'vitest';
import { ReportPlan } from '../../domain/report/plan.ts';
import type { Reads } from '../../store/queries.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import type { Ctx } from '../ctx.ts';
import { logEvent } from '../events/log-event.ts';
import { makeReport } from './make-report.ts';

const { ctx } = await testLog();
const forecast = ctx.definitions.catalogue().forecasts[0]?.id ?? '';
const plan = ReportPlan.parse({ forecast, feed: 'desk', sections: ['indicators', 'events'] });
let day = 0;
const somebodyWrites = () =>
  logEvent({ ctx, input: aBomb({ when: { from: `2024-02-${String(++day).padStart(2, '0')}` } }) });
await somebodyWrites();
await somebodyWrites();

/** The log of everybody, in which somebody writes before the view that a report asks for is opened, so many times. */
function writtenBefore(times: number): Ctx {
  let left = times;
  const steady: Ctx['store']['steady'] = async (work, deadline) => {
    if (left-- > 0) await somebodyWrites();
    return ctx.store.steady(work, deadline);
  };
  return { ...ctx, store: { ...ctx.store, steady } };
}

/** The same, in which somebody writes in the middle of that view, before its list of events is read. */
function writtenWithin(): Ctx {
  const steady: Ctx['store']['steady'] = (work, deadline) =>
    ctx.store.steady((reads) => {
      const whole: Reads['events']['whole'] = async (query) => {
        await somebodyWrites();
        return reads.events.whole(query);
      };
      return work({ ...reads, events: { ...reads.events, whole } });
    }, deadline);
  return { ...ctx, store: { ...ctx.store, steady } };
}

describe('the numbers of one report', () => {
  it.each([
    ['once, before its events are read', () => writtenBefore(1), false],
    ['each time, before its events are read', () => writtenBefore(9), false],
    ['while its events are read', writtenWithin, false],
    ['once, and it carries its evidence', () => writtenBefore(1), true],
    ['while its events are read, and it carries its evidence', writtenWithin, true],
  ])('are of one moment where somebody writes between two reads: %s', async (_, made, evidence) => {
    const { report, reading, evidence: carried } = await makeReport({ ctx: made(), input: plan, evidence });
    expect(report.events?.total).toBe(reading.events.total);
    expect(report.events?.items).toHaveLength(reading.events.total);
    if (evidence) expect(carried?.events).toHaveLength(reading.events.total);
    // The next one has what was written meanwhile.
    const next = await makeReport({ ctx, input: plan });
    expect(next.reading.events.total).toBe(day);
    expect(next.report.events?.total).toBe(day);
  });
});
