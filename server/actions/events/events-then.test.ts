import { beforeAll, describe, expect, it } from 'vitest';
import { dayByDay } from '../../testing/day-by-day.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { bulkEdit } from './bulk-edit.ts';
import { editEvent } from './edit-event.ts';
import { eventMonths } from './event-months.ts';
import { exportEvents } from './export-events.ts';
import { listEvents } from './list-events.ts';
import { logEvent } from './log-event.ts';
import { mapEvents } from './map-events.ts';

const log = await testLog();
const { ctx } = log;
const THEN = { 'as-of': '2024-05-05' };

/** On 1 May: one in March, one in April that later moves to February, one that stays. On 10 May: a new one. */
beforeAll(async () => {
  const desk = dayByDay(log, '2024-05-01');
  const at = { words: ['north'], name: 'Old Bridge', lat: 1, lon: 2, precision: 'exact' as const };
  await logEvent({ ctx: desk.ctx, input: aBomb({ summary: 'Stays', place: at }) });
  const moved = aBomb({ when: { from: '2024-04-02' }, place: at, summary: 'As it was', deaths: {} });
  const { id } = await logEvent({ ctx: desk.ctx, input: moved });
  await logEvent({ ctx: desk.ctx, input: aBomb({ summary: 'No place', place: {} }) });
  desk.go('2024-05-10');
  const draft = aBomb({ when: { from: '2024-02-02' }, place: {}, summary: 'As it is' });
  await editEvent({ ctx: desk.ctx, input: { id, version: 1, draft } });
  await logEvent({ ctx: desk.ctx, input: aBomb({ summary: 'Came later' }) });
});

describe('a list as the log stood', () => {
  it('shows each event in the state of then, in the order of the list', async () => {
    const { events, total } = await listEvents({ ctx, input: { ...THEN, sort: 'day' } });
    expect(events.at(-1)).toMatchObject({ summary: 'As it was', from: '2024-04-02', killed: null });
    expect([events.map(({ summary }) => summary).sort(), total]).toEqual([['As it was', 'No place', 'Stays'], 3]);
  });

  it('counts its months, marks its map and fills its file with the same events', async () => {
    const { months } = await eventMonths({ ctx, input: THEN });
    expect(months).toEqual([
      { month: '2024-03', events: 2 },
      { month: '2024-04', events: 1 },
    ]);
    const { marks, total, unplaced } = await mapEvents({ ctx, input: THEN });
    expect([marks.map(({ summary }) => summary), total, unplaced]).toEqual([['As it was', 'Stays'], 3, 1]);
    const { fileName, pieces } = await exportEvents({ ctx, input: THEN });
    let text = '';
    for await (const piece of pieces) text += piece;
    expect(fileName).toBe('signposts-3-events-2024-05-05.csv');
    expect([text.includes('As it was'), text.includes('As it is'), text.includes('Came later')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(text.trim().split('\r\n')).toHaveLength(4);
  });

  it('holds nothing before the first entry', async () => {
    expect(await listEvents({ ctx, input: { 'as-of': '2024-04-30' } })).toEqual({ events: [], total: 0, next: null });
  });

  it('says which filter to drop where words are searched', async () => {
    await expect(listEvents({ ctx, input: { ...THEN, q: 'bridge' } })).rejects.toMatchObject({
      code: 'not-valid',
      issues: [{ field: 'q', fix: 'Drop "q", or drop "as-of" to search the log as it is now.' }],
    });
    await expect(eventMonths({ ctx, input: { ...THEN, publisher: 'Paper' } })).rejects.toMatchObject({
      issues: [{ field: 'publisher' }],
    });
  });

  it('is not what a change is made to', async () => {
    const change = { what: 'add-tag', to: 'bold' };
    const asked = bulkEdit({ ctx, input: { query: 'as-of=2024-05-05', change, reason: 'As agreed' } });
    await expect(asked).rejects.toMatchObject({ code: 'not-valid', issues: [{ field: 'as-of' }] });
  });
});
