import { describe, expect, it } from 'vitest';
import { Problem } from '../../domain/problem.ts';
import { addMonths, monthOf } from '../../domain/event/calendar.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { logEvent } from '../events/log-event.ts';
import { makeReport } from './make-report.ts';

const { ctx } = await testLog();
const [forecast] = ctx.definitions.catalogue().forecasts;
const make = (change: Record<string, unknown>) =>
  makeReport({ ctx, input: { forecast: forecast?.id, feed: 'desk', ...change } });
const refusal = async (change: Record<string, unknown>) => {
  const problem: unknown = await make(change).catch((error: unknown) => error);
  return problem instanceof Problem ? `${problem.code}: ${problem.message}. ${problem.fix}` : 'was made';
};

describe('a plan that no report can be made of', () => {
  it('names a development that the forecast has not: the ones it has are told', async () => {
    const known = forecast?.definition.developments[0]?.id ?? '';
    const said = await refusal({ developments: [known, 'xx'] });
    expect(said).toContain('not-valid: The forecast has no development "xx"');
    expect(said).toContain(known);
    expect(await refusal({ developments: [known] })).toBe('was made');
  });

  it('asks for months to come, or for months after the watch', async () => {
    const next = addMonths(monthOf(ctx.today()), 1);
    expect(await refusal({ period: { from: next, to: next } })).toContain('has not begun');
    const horizon = forecast?.definition.windows.horizon ?? '';
    const late = addMonths(horizon, 1);
    const later = { ...ctx, today: () => `${addMonths(horizon, 2)}-15` };
    const after = await makeReport({
      ctx: later,
      input: { forecast: forecast?.id, feed: 'desk', period: { from: late, to: late } },
    }).catch((error: unknown) => error);
    expect(after).toMatchObject({ code: 'not-valid' });
    expect(String((after as Problem).message)).toContain('after the watch');
  });

  it('gives a day beside a period', async () => {
    const month = addMonths(monthOf(ctx.today()), -3);
    expect(await refusal({ period: { from: month, to: month }, until: `${month}-10` })).toContain('says its own day');
  });
});

describe('a report that reads as if it were an earlier day', () => {
  it('counts the events up to that day, and no later one', async () => {
    const before = (await make({ until: '2024-03-31' })).reading.events.counted;
    await logEvent({ ctx, input: aBomb({ when: { from: '2024-03-10' }, summary: 'Before that day' }) });
    await logEvent({ ctx, input: aBomb({ when: { from: '2024-05-10' }, summary: 'After that day' }) });
    expect((await make({ until: '2024-03-31' })).reading.events.counted).toBe(before + 1);
    expect((await make({})).reading.events.counted).toBeGreaterThanOrEqual(before + 2);
  });
});
