import { beforeAll, describe, expect, it } from 'vitest';
import type { EventInput } from '../../domain/event/event.ts';
import { SORTS } from '../../domain/event-query-values.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { bob } from '../../testing/people.ts';
import { editEvent } from './edit-event.ts';
import { eventMonths } from './event-months.ts';
import { exportEvents } from './export-events.ts';
import { listEvents } from './list-events.ts';
import { logEvent } from './log-event.ts';

const log = await testLog();
const ids: Record<string, string> = {};

/** Six events that differ in every field a list can be filtered by. */
const EVENTS: Record<string, Partial<EventInput>> = {
  plain: { when: { from: '2024-03-10' } },
  rifle: {
    when: { from: '2024-03-12' },
    by: [],
    between: [{ actor: 'rebels' }, { actor: 'forces' }],
    weapons: ['rifle'],
    deaths: { total: { low: 9, best: 9, high: 9 } },
    sources: [
      { publisher: 'The Paper', reliability: 'C', credibility: 3 },
      { publisher: 'The Wire', reliability: 'A', credibility: 4 },
    ],
  },
  bold: {
    when: { from: '2024-04-02', precision: 'week' },
    by: [{ actor: 'forces' }],
    with: [{ actor: 'rebels' }],
    against: ['civilians'],
    tags: ['bold'],
    deaths: {},
    sources: [],
    summary: 'A bold act by 100% of them',
  },
  placed: {
    when: { from: '2024-05-01' },
    place: { words: ['freeland'], name: 'Old Bridge', lat: 1, lon: 2, precision: 'exact' },
    deaths: { total: { low: 0, best: 0, high: 0 } },
    by: [{ actor: 'rebels', attribution: 'claimed' }],
  },
  talks: {
    when: { from: '2024-05-20' },
    kind: 'attack',
    status: 'in-review',
    deaths: {},
    by: [{ actor: 'rebels', attribution: 'alleged' }],
  },
  disputed: {
    when: { from: '2024-06-01' },
    status: 'disputed',
    deaths: { total: { low: 3, best: 3, high: 3 } },
    by: [{ actor: 'rebels', attribution: 'claimed' }],
    sources: [{ publisher: 'Rebels, a statement', reliability: 'B', credibility: 2 }],
  },
};

beforeAll(async () => {
  for (const [name, event] of Object.entries(EVENTS)) {
    const who = name === 'bold' ? bob : undefined;
    ids[name] = (await logEvent({ ctx: log.as(who), input: aBomb(event) })).id;
  }
});

async function found(query: Record<string, string>): Promise<string[]> {
  const { events, total } = await listEvents({ ctx: log.ctx, input: query });
  expect(total).toBe(events.length);
  return events.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id) ?? id).sort();
}

describe('a filter of the list', () => {
  it.each<[Record<string, string>, string[]]>([
    [{ q: 'bold act' }, ['bold']],
    [{ q: '100%' }, ['bold']],
    [{ q: 'old bridge' }, ['placed']],
    [{ feed: 'desk', status: 'disputed' }, ['disputed']],
    [{ feed: 'gtd' }, []],
    [{ kind: 'bomb' }, ['bold', 'disputed', 'placed', 'plain', 'rifle']],
    [{ kind: 'attack', from: '2024-05-02' }, ['disputed', 'talks']],
    [{ actor: 'forces' }, ['bold', 'rifle']],
    [{ by: 'forces' }, ['bold']],
    [{ with: 'rebels' }, ['bold']],
    [{ between: 'forces' }, ['rifle']],
    [{ target: 'civilians' }, ['bold']],
    [{ target: 'rebels' }, []],
    [{ place: 'freeland', to: '2024-03-31' }, ['plain', 'rifle']],
    [{ place: 'north', from: '2024-05-01' }, ['disputed', 'talks']],
    [{ precision: 'exact,near' }, ['placed']],
    [{ dating: 'week' }, ['bold']],
    [{ weapon: 'rifle' }, ['rifle']],
    [{ tag: 'bold' }, ['bold']],
    [{ status: 'in-review,disputed' }, ['disputed', 'talks']],
    [{ sample: 'own', month: '2024-04' }, ['bold']],
    [{ sample: 'practice' }, []],
    [{ sources: 'none' }, ['bold']],
    [{ sources: '1', month: '2024-03' }, ['plain']],
    [{ sources: '2+' }, ['rifle']],
    [{ sources: '2 ' }, ['rifle']],
    [{ publisher: 'wire' }, ['rifle']],
    [{ grade: 'B2', to: '2024-03-31' }, ['plain']],
    [{ grade: 'C3', to: '2024-03-31' }, ['plain', 'rifle']],
    [{ grade: 'F6', sources: '2+' }, ['rifle']],
    [{ killedMin: '4' }, ['rifle']],
    [{ killedMax: '0' }, ['placed']],
    [{ killedMin: '1', killedMax: '3' }, ['disputed', 'plain']],
    [{ claim: 'alone' }, ['disputed']],
    [{ claim: 'also' }, ['placed']],
    [{ claim: 'others' }, ['bold', 'plain', 'rifle']],
    [{ claim: 'alleged,unsaid' }, ['talks']],
    [{ hasPosition: 'yes' }, ['placed']],
    [{ hasPosition: 'no', month: '2024-05' }, ['talks']],
    [{ loggedBy: 'bob' }, ['bold']],
    [{ loggedFrom: '2024-06-15', loggedTo: '2024-06-15', loggedBy: 'bob' }, ['bold']],
    [{ loggedFrom: '2024-06-16' }, []],
    [{ loggedTo: '2024-06-14' }, []],
    [{ changedFrom: '2024-06-15', tag: 'bold' }, ['bold']],
    [{ changedTo: '2024-06-14' }, []],
    [{ month: '2024-04', toMonth: '2024-05' }, ['bold', 'placed', 'talks']],
    [{ month: '2024-04', toMonth: '2024-05', notMonths: '2024-04' }, ['placed', 'talks']],
    [{ month: '2024-05', from: '2024-05-02' }, ['talks']],
    [{ forecast: 'test', indicator: 'bold-share' }, ['bold']],
  ])('%j finds %j', async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  it('can name the events themselves', async () => {
    expect(await found({ ids: `${ids['bold']},${ids['plain']?.toUpperCase()}` })).toEqual(['bold', 'plain']);
  });

  it.each<[Record<string, string>, string, RegExp]>([
    [{ precision: 'exact,nearly' }, 'precision', /exact, near, district/],
    [{ status: 'open' }, 'status', /in-review/],
    [{ dating: '' }, 'dating', /day, week/],
    [{ sources: '3' }, 'sources', /none, 1 or 2\+/],
    [{ claim: 'claimed' }, 'claim', /alone, also, others/],
    [{ grade: 'B' }, 'grade', /such as B2/],
    [{ killedMin: '-1' }, 'killedMin', /digits/],
    [{ ids: 'one' }, 'ids', /list of ids/],
    [
      { ids: Array.from({ length: 401 }, () => '018f0000-0000-7000-8000-000000000000').join(',') },
      'ids',
      /more than 400/,
    ],
    [{ month: '2024-13' }, 'month', /YYYY-MM/],
    [{ loggedFrom: 'today' }, 'loggedFrom', /YYYY-MM-DD/],
    [{ sample: 'mine' }, 'sample', /known here/],
    [{ sort: 'size' }, 'sort', /known here/],
    [{ limit: '0' }, 'limit', /number of rows/],
    [{ indicator: 'attacks' }, 'forecast', /missing/],
    [{ forecast: 'test', key: 'north' }, 'indicator', /missing/],
    [{ after: '2024-01-01_x' }, 'after', /mark of a page/],
    [{ after: '4_018f0000-0000-7000-8000-000000000000' }, 'after', /sorted this way/],
  ])('%j is refused by name, with what it should be', async (query, field, message) => {
    const refusal = listEvents({ ctx: log.ctx, input: query });
    await expect(refusal).rejects.toMatchObject({ code: 'not-valid', issues: [{ field }] });
    await expect(refusal).rejects.toMatchObject({ issues: [{ message: expect.stringMatching(message) as string }] });
  });
});

describe('the order of the list', () => {
  it.each(SORTS)('%s visits each event once, page by page', async (sort) => {
    const seen: string[] = [];
    const values: (string | number | null)[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page = await listEvents({ ctx: log.ctx, input: { sort, limit: '2', ...(after && { after }) } });
      seen.push(...page.events.map(({ id }) => id));
      values.push(
        ...page.events.map((row) =>
          sort.endsWith('killed') ? row.killed : sort.endsWith('sources') ? row.sources : row.from,
        ),
      );
      after = page.next;
    }
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
    if (sort.endsWith('changed')) return;
    const said = values.filter((value) => value !== null);
    const sorted = [...said].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    expect(said).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
    // What is not said comes last both ways.
    expect(values.slice(said.length).every((value) => value === null)).toBe(true);
  });

  it('puts what was changed last first, when asked', async () => {
    const id = ids['plain'] ?? '';
    await editEvent({ ctx: log.ctx, input: { id, version: 1, draft: aBomb(EVENTS['plain']) } });
    const { events } = await listEvents({ ctx: log.ctx, input: { sort: '-changed', limit: '1' } });
    expect(events[0]?.id).toBe(id);
  });
});

describe('the months of the list', () => {
  it('add up to the list without its limits of time', async () => {
    const answer = await eventMonths({ ctx: log.ctx, input: { month: '2024-03', kind: 'bomb', sort: 'killed' } });
    expect(answer).toEqual({
      months: [
        { month: '2024-03', events: 2 },
        { month: '2024-04', events: 1 },
        { month: '2024-05', events: 1 },
        { month: '2024-06', events: 1 },
      ],
      total: 5,
    });
    expect(answer.total).toBe((await listEvents({ ctx: log.ctx, input: { kind: 'bomb' } })).total);
  });
});

describe('the list as a table', () => {
  it('holds exactly the events of the list in its order, and says in its name how many', async () => {
    const query = { kind: 'bomb', sort: '-killed', limit: '2' };
    const { fileName, pieces } = await exportEvents({ ctx: log.ctx, input: query });
    const { events } = await listEvents({ ctx: log.ctx, input: { ...query, limit: '200' } });
    const lines = (await whole(pieces)).trim().split('\r\n');
    expect(fileName).toBe('signposts-5-events-2024-06-15.csv');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(events.map(({ id }) => id));
  });

  it('is only a header when nothing matches', async () => {
    const { fileName, pieces } = await exportEvents({ ctx: log.ctx, input: { feed: 'gtd' } });
    expect(fileName).toBe('signposts-0-events-2024-06-15.csv');
    expect((await whole(pieces)).split('\r\n')).toHaveLength(2);
  });
});

async function whole(pieces: AsyncGenerator<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
