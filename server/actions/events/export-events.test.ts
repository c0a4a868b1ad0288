import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EventInput } from '../../domain/event/event.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { importFile } from '../imports/import-file.ts';
import { exportEvents } from './export-events.ts';
import { listEvents } from './list-events.ts';
import { logEvent } from './log-event.ts';
import { readEvent } from './read-event.ts';

const log = await testLog();
const { ctx } = log;

const EVENTS: Partial<EventInput>[] = [
  {},
  { summary: '=HYPERLINK("https://evil.example")', place: { words: ['north'], name: '@here', lat: -1.5, lon: 2 } },
  {
    summary: 'A comma, "quotes"; semicolons',
    sources: [
      { publisher: 'One; and only', url: 'https://one.example/a;b', published: '2024-03-11' },
      { publisher: 'Two', reliability: 'A', credibility: 1 },
    ],
    deaths: { civilians: { low: 4, best: 5, high: 6 }, total: { low: 10, best: 10, high: 10, orMore: true } },
    tags: ['bold'],
    weapons: ['rifle'],
    against: ['civilians'],
    with: [{ actor: 'forces', attribution: 'alleged', name: 'the army' }],
  },
  {
    by: [],
    between: [{ actor: 'rebels' }, { actor: 'forces' }],
    when: { from: '2024-03-01', to: '2024-03-09', precision: 'week' },
  },
  { kind: 'attack', place: {}, deaths: {}, sources: [], status: 'disputed' },
  { summary: "'=what was quoted", when: { from: '2024-05-01' } },
  { summary: '＝full width', when: { from: '2024-05-02' } },
];

beforeAll(async () => {
  for (const event of EVENTS) await logEvent({ ctx, input: aBomb(event) });
});

async function table(query: Record<string, string> = {}): Promise<string> {
  let text = '';
  for await (const piece of (await exportEvents({ ctx, input: query })).pieces) text += piece;
  return text;
}

describe('the table of events', () => {
  it('can be imported again: every row is an event, and says the same', async () => {
    const bytes = new TextEncoder().encode(await table());
    const file = {
      feed: 'csv',
      file: 'events.csv',
      open: async function* () {
        yield bytes;
      },
    };
    const summary = await importFile({ ctx, input: { ...file, dryRun: true } });
    expect(summary.refused).toEqual([]);
    expect(summary.check.counts).toMatchObject({ new: EVENTS.length, refused: 0, skipped: 0 });
    await importFile({ ctx, input: file });
    for (const desk of (await listEvents({ ctx, input: { feed: 'desk' } })).events) {
      const { id: _, feed: __, status: ___, place: ____, ...facts } = desk;
      const { events } = await listEvents({ ctx, input: { feed: 'csv', q: desk.id } });
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject(facts);
    }
    // Once in the log under its own ids, the same table holds nothing new.
    const own = new TextEncoder().encode(await table({ feed: 'csv' }));
    const again = await importFile({
      ctx,
      input: {
        ...file,
        open: async function* () {
          yield own;
        },
        dryRun: true,
      },
    });
    expect(again.check.counts).toMatchObject({ new: 0, gone: 0, refused: 0 });
  });

  it('disarms what a spreadsheet would take for a formula', async () => {
    const text = await table({ feed: 'desk', q: 'HYPERLINK' });
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(text).toContain("'@here");
  });

  it('leaves numbers as they are, west and south of zero too, and reads them with and without the mark', async () => {
    const text = await table({ feed: 'desk', q: 'HYPERLINK' });
    expect(text).toContain(",'@here,-1.5,2,");
    const columns = 'id,date,kind,by,country,summary,lat,lon';
    const rows = [
      'west,2024-01-01,attack,rebels,land,Plain,-1.5,-70.25',
      "east,2024-01-01,attack,rebels,land,Older,'-1.5,'-70.25",
    ];
    const input = {
      feed: 'csv',
      file: 'points.csv',
      open: () => Readable.from([Buffer.from([columns, ...rows].join('\n'))]),
    };
    expect((await importFile({ ctx, input })).refused).toEqual([]);
    for (const q of ['Plain', 'Older']) {
      const [found] = (await listEvents({ ctx, input: { feed: 'csv', q } })).events;
      expect((await readEvent({ ctx, input: { id: found?.id ?? '' } })).place).toMatchObject({
        lat: -1.5,
        lon: -70.25,
      });
    }
  });

  it('is sent as a file with a name of our own', async () => {
    const answer = await testServer(log)('GET', '/api/events.csv?feed=desk&sort=killed');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="signposts-7-events-2024-06-15.csv"');
    expect((await answer.text()).replace(/^\uFEFF/, '')).toBe(
      (await table({ feed: 'desk', sort: 'killed' })).replace(/^\uFEFF/, ''),
    );
  });
});
