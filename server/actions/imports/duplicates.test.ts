import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/event/calendar.ts';
import { bringText } from '../../testing/bring.ts';
import { testLog } from '../../testing/request.ts';
import { listEvents } from '../events/list-events.ts';
import { readEvent } from '../events/read-event.ts';

// More than are read back at a time.
const ROWS = 2_100;
const HEADER = 'id,date,kind,by,country,district,killed_total,summary';
const rows = (batch: string) =>
  Array.from(
    { length: ROWS },
    (_, n) => `${batch}${n},${addDays('2010-01-01', 2 * n)},bomb,rebels,freeland,north,7,A bomb`,
  );
const file = (lines: string[]) => [HEADER, ...lines].join('\n');

describe('a table that tells what is there once more', () => {
  it('has each of its rows held against what is there, however many they are', { timeout: 120_000 }, async () => {
    const lone = await testLog();
    await bringText(lone.ctx, file(rows('x')));
    const { check } = await bringText(lone.ctx, file(rows('y')));
    expect(check.counts).toMatchObject({ new: ROWS, duplicates: ROWS });
    expect(check.duplicates.map(({ line }) => line)).toEqual(Array.from({ length: 50 }, (_, n) => n + 2));
    expect((await listEvents({ ctx: lone.ctx, input: { feed: 'csv', status: 'in-review' } })).total).toBe(ROWS);
  });

  it('adds the sources of all rows that tell one event to it, once', { timeout: 120_000 }, async () => {
    const lone = await testLog();
    const told = (id: string) =>
      `${id},2024-04-05,bomb,rebels,freeland,north,7,A bomb,Paper ${id},https://paper.example/${id}`;
    const table = (ids: string[]) => [`${HEADER},publisher,url`, ...ids.map(told)].join('\n');
    await bringText(lone.ctx, table(['x']));
    // More than are read back at a time, and more than an event may have.
    const ids = Array.from({ length: 600 }, (_, n) => `y${n}`);
    const { check } = await bringText(lone.ctx, table(ids), { duplicates: 'sources' });
    expect(check.counts).toMatchObject({ new: 0, duplicates: 600 });
    const { events } = await listEvents({ ctx: lone.ctx, input: { feed: 'csv' } });
    const event = await readEvent({ ctx: lone.ctx, input: { id: events[0]?.id ?? '' } });
    expect([events.length, event.version, event.sources.length]).toEqual([1, 2, 40]);
    expect(event.sources.slice(0, 3).map(({ publisher }) => publisher)).toEqual(['Paper x', 'Paper y0', 'Paper y1']);
  });
});
