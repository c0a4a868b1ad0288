import { describe, expect, it } from 'vitest';
import { aBomb, testLog } from '../../testing/request.ts';
import { charlie } from '../../testing/people.ts';
import { countsToward } from './counts-toward.ts';
import { logEvent } from './log-event.ts';
import { previewEvent } from './preview-event.ts';
import { retractEvent } from './retract-event.ts';

const log = await testLog();
const { ctx } = log;

describe('previewing an event', () => {
  it('says what it would count toward, with the month before and after, from kind, day and place alone', async () => {
    await logEvent({ ctx, input: aBomb({ tags: ['bold'] }) });
    const input = {
      kind: 'bomb',
      when: { from: '2024-03-20' },
      place: { words: ['north'] },
      deaths: { total: { low: 5, best: 5, high: 5 } },
    };
    const { counts, misses } = await previewEvent({ ctx: log.as(charlie), input });
    const of = (id: string) => counts.find((line) => line.indicator === id);
    expect(of('attacks')).toMatchObject({ month: '2024-03', before: 1, after: 2, unit: 'attacks', provisional: false });
    expect(of('deaths')).toMatchObject({ before: 3, after: 8, unit: 'deaths' });
    expect(of('districts')).toMatchObject({ before: 1, after: 1 });
    expect(misses).toContainEqual({
      forecast: 'test',
      indicator: 'bold-share',
      title: 'Indicator bold-share',
      missing: 'feature is not Bold',
    });
  });

  it('passes over a source that is still being typed, and says when the month is provisional', async () => {
    const input = {
      kind: 'bomb',
      when: { from: '2024-06-01' },
      place: { words: ['north'] },
      sources: [{ publisher: '', url: 'htt' }],
    };
    expect((await previewEvent({ ctx, input })).counts[0]).toMatchObject({ provisional: true });
  });

  it('says that the forecast leaves an event out', async () => {
    const { counts, misses } = await previewEvent({
      ctx,
      input: { kind: 'bomb', when: { from: '2023-01-30' }, place: { words: ['north'] } },
    });
    expect(counts).toEqual([]);
    expect(misses[0]?.missing).toContain('left out');
  });
});

describe('a stored event', () => {
  it('says what it counts toward, until it is retracted', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    const { counts } = await countsToward({ ctx, input: event });
    expect(counts.map((line) => line.indicator)).toContain('attacks');
    expect(counts[0]).toMatchObject({ before: null, after: null });
    await retractEvent({ ctx, input: { id: event.id, version: 1, reason: 'Wrong' } });
    expect(await countsToward({ ctx, input: event })).toEqual({ counts: [], misses: [] });
  });
});

describe('an event in a denominator only', () => {
  it('is listed with the share it lowers', async () => {
    const month = { when: { from: '2024-01-10' }, place: { words: ['north'] } };
    await logEvent({ ctx, input: aBomb({ ...month, tags: ['bold'] }) });
    const { counts, misses } = await previewEvent({ ctx, input: { kind: 'bomb', ...month } });
    expect(counts.find((line) => line.indicator === 'bold-share')).toMatchObject({
      role: 'among',
      before: 100,
      after: 50,
      unit: '%',
      because: ['counts in the denominator only', expect.any(String)],
    });
    expect(counts.find((line) => line.indicator === 'attacks')?.role).toBe('counts');
    expect(misses.map((line) => line.indicator)).toContain('bold-share');
  });
});
