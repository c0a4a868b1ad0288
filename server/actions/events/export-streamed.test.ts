import { beforeAll, describe, expect, it, vi } from 'vitest';
import { EventDraft } from '../../domain/event/event.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { listEvents } from './list-events.ts';
import { readEvent } from './read-event.ts';

const log = await testLog();
const { ctx } = log;
const MANY = 2_600;

beforeAll(async () => {
  const draft = EventDraft.parse(aBomb({ summary: 'One of "many"\nin two lines', when: { from: '2024-02-01' } }));
  const stamp = { loggedAt: ctx.now(), loggedBy: 'test', at: ctx.now(), by: 'test', action: 'log', reason: null };
  const many = Array.from({ length: MANY }, () => ({
    ...{ id: ctx.newId(), feed: 'desk', externalId: null, vintage: null, sample: null, ...stamp },
    ...{ action: 'log' as const, status: 'published' as const, version: 1, firstLogged: '2024-02-01' as const, draft },
    hash: 'many',
  }));
  await ctx.store.change((tx) => tx.events.write(many, ctx.definitions.tracked()), 60_000);
}, 60_000);

describe('a list of events as a file', () => {
  it('is JSON with every field of each event, an event a line, and says what holds for all', async () => {
    const answer = await testServer(log)('GET', '/api/events.json?sort=day');
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-signposts-events')).toBe(String(MANY));
    expect(answer.headers.get('content-disposition')).toContain(`signposts-${MANY}-events-2024-06-15.json`);
    const text = await answer.text();
    expect(text.split('\n')).toHaveLength(MANY + 3);
    const { events, ...about } = JSON.parse(text) as { events: { id: string }[] };
    expect(about).toMatchObject({ format: 'signposts-events', day: '2024-06-15', leftOut: [] });
    expect(new Set(events.map(({ id }) => id)).size).toBe(MANY);
    const [first] = (await listEvents({ ctx, input: { sort: 'day', limit: '1' } })).events;
    const { when, summary, deaths, sources } = await readEvent({ ctx, input: { id: first?.id ?? '' } });
    expect(events[0]).toMatchObject({ id: first?.id, when, summary, deaths, sources });
  });

  it('is whole where nothing matches', async () => {
    const text = await (await testServer(log)('GET', '/api/events.json?q=nothing-like-it')).text();
    expect(JSON.parse(text)).toMatchObject({ events: [] });
  });

  it.each(['csv', 'json'])('stops reading the log when whoever asked for %s goes away', async (format) => {
    const read = vi.spyOn(ctx.store.events, 'whole');
    // As a browser asks: an answer that is packed whole would be read to its end first.
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    const answer = await testServer(log)('GET', `/api/events.${format}?q=many`, { headers });
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const soFar = read.mock.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(read.mock.calls.length).toBe(soFar);
    expect(soFar).toBeLessThan(4);
    // The same list read to its end takes all of them.
    await (await testServer(log)('GET', `/api/events.${format}?q=many`)).text();
    expect(read.mock.calls.length - soFar).toBeGreaterThan(5);
    read.mockRestore();
  });
});
