import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { importFile } from '../../actions/imports/import-file.ts';
import { reloadDefinitions } from '../../actions/definitions/reload-definitions.ts';
import { bulkEdit } from '../../actions/events/bulk-edit.ts';
import { logEvent } from '../../actions/events/log-event.ts';
import { previewBulk } from '../../actions/events/preview-bulk.ts';
import { overrideEvent } from '../../actions/overrides/override-event.ts';
import { keepView } from '../../actions/views/keep-view.ts';
import { openHub, type Hub, type HubOptions } from '../../live/hub.ts';
import { openStore } from '../../store/open.ts';
import { catalogue, forecast, indicator } from '../../testing/forecasts.ts';
import { bob } from '../../testing/people.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { readStream, type ReadStream } from '../../testing/stream.ts';

const log = await testLog();
const { ctx } = log;
const streams: ReadStream[] = [];
const hubs: Hub[] = [];
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.stop()));
});
afterAll(() => hubs.forEach((hub) => hub.close()));

/** A server of its own on the log: its own connections, its own hub, heard of by way of the database alone. */
async function anotherServer(change: Partial<HubOptions> = {}) {
  const store = await openStore({ connection: { ...log.connection }, poolSize: 4, migrations: 'drizzle' });
  afterAll(() => store.close());
  const version = async () => (await store.data.version()).n;
  const hub = openHub({ most: 50, mostEach: 50, pace: 200, version, ...change });
  hubs.push(hub);
  const began = new Promise<void>((resolve) =>
    store.listen({
      onNews: hub.publish,
      onAgain: () => {
        hub.again();
        resolve();
      },
    }),
  );
  await began;
  const other = { ...ctx, store };
  return { hub, ctx: other, ask: testServer(log, { ctx: other, live: hub }) };
}

async function streamOf(ask: ReturnType<typeof testServer>): Promise<ReadStream> {
  const answer = await ask('GET', '/api/live');
  expect(answer.status).toBe(200);
  const stream = readStream(answer);
  streams.push(stream);
  return stream;
}

const [here, there] = [await anotherServer(), await anotherServer()];
const send = { 'x-signposts-page': 'page-of-alice' };

describe('an event logged on one server', () => {
  it('reaches a stream of another one, with counts and the name of the page alone', async () => {
    const stream = await streamOf(there.ask);
    const { version } = (await stream.next('state'))?.data ?? {};
    const logged = await here.ask('POST', '/api/events', { body: aBomb(), headers: send });
    expect(logged.status).toBe(201);
    const news = await stream.next('news');
    const one = { events: 1, added: 1, other: 0, definitions: 0 };
    expect(news?.data).toEqual({ ...one, version: (version ?? 0) + 1, by: { 'page-of-alice': one } });
  });

  it('says nothing of a page whose name is none', async () => {
    const stream = await streamOf(there.ask);
    await here.ask('POST', '/api/events', { body: aBomb(), headers: { 'x-signposts-page': 'a "b"' } });
    expect((await stream.next('news'))?.data).toMatchObject({ events: 1, by: {} });
  });
});

/** A stream on which an event of one's own has just come through: nothing of before is under way any more. */
async function freshStream() {
  const stream = await streamOf(there.ask);
  const { id } = await logEvent({ ctx, input: aBomb() });
  expect((await stream.next('news'))?.data).toMatchObject({ events: 1, added: 1 });
  return { stream, id };
}

describe('what is told', () => {
  it('is that an event was changed, and not that it is new', async () => {
    const { stream, id } = await freshStream();
    await bulkEdit({ ctx, input: { ids: [id], change: { what: 'kind', to: 'attack' }, reason: 'Seen again' } });
    expect((await stream.next('news'))?.data).toMatchObject({ events: 1, added: 0, other: 0 });
  });

  it('is one message for a whole import', async () => {
    const { stream } = await freshStream();
    const rows = Array.from({ length: 300 }, (_, n) => `${n},2024-03-01,bomb,north,Row ${n}`);
    const open = async function* () {
      yield Buffer.from(['id,date,kind,place,summary', ...rows].join('\n'));
    };
    await importFile({ ctx, input: { feed: 'csv', file: 'rows.csv', open } });
    expect((await stream.next('news'))?.data).toMatchObject({ events: 300, added: 300, other: 1 });
  });

  it('is that a decision by hand moved a number', async () => {
    const { stream, id } = await freshStream();
    const given = { counts: false, reason: 'Known here' };
    await overrideEvent({ ctx, input: { id, forecast: 'test', indicator: 'attacks', given } });
    expect((await stream.next('news'))?.data).toMatchObject({ events: 0, other: 1 });
  });

  it('is that the definitions changed', async () => {
    const { stream } = await freshStream();
    log.define(catalogue([forecast([indicator('attacks', { counts: { event: 'bomb', in: 'freeland' } })])]));
    await reloadDefinitions({ ctx });
    expect((await stream.next('news'))?.data).toMatchObject({ events: 0 });
    expect(stream.seen().some(({ data }) => data.definitions > 0)).toBe(true);
  });

  it('is nothing of what was refused, taken back or only tried', async () => {
    const { stream, id } = await freshStream();
    await previewBulk({ ctx, input: { ids: [id], change: { what: 'kind', to: 'attack' } } });
    await expect(logEvent({ ctx, input: aBomb({ kind: 'no-such-kind' }) })).rejects.toThrow();
    const failing = { ...log.as(bob, 'taken-back'), now: () => 'no time at all' };
    await expect(logEvent({ ctx: failing, input: aBomb() })).rejects.toThrow();
    // A view raises the data version and moves no number: whatever had been told before would come with it.
    await keepView({ ctx: log.as(bob), input: { name: 'Bombs', query: 'kind=bomb' } });
    expect((await stream.next('news'))?.data).toMatchObject({ events: 0, added: 0, other: 0, definitions: 0, by: {} });
  });

  it('is where the log stands when something came over the channel that is not ours', async () => {
    const stream = await streamOf(there.ask);
    await stream.next('state');
    const sql = postgres({ ...log.connection, max: 1 });
    await sql`select pg_notify('signposts', 'somebody else')`;
    await sql`select pg_notify('signposts', '{"events":1,"page":"<script>"}')`;
    await sql.end();
    expect((await stream.next('state'))?.data.version).toBeGreaterThan(0);
    expect(stream.seen().filter(({ event }) => event === 'news')).toEqual([]);
  });
});

describe('a database whose connections are cut', () => {
  it('is heard again, and streams hear where the log stands', async () => {
    const stream = await streamOf(there.ask);
    await stream.next('state');
    const sql = postgres({ ...log.connection, max: 1, onnotice: () => {} });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await sql.end();
    await stream.next('state');
    await expect
      .poll(
        () =>
          logEvent({ ctx, input: aBomb() }).then(
            () => 'logged',
            () => 'away',
          ),
        { timeout: 10_000 },
      )
      .toBe('logged');
    expect((await stream.next('news'))?.data).toMatchObject({ events: 1 });
  });
});

describe('the stream', () => {
  it('is neither kept, packed nor held back on its way', async () => {
    const answer = await there.ask('GET', '/api/live', { headers: { 'accept-encoding': 'gzip' } });
    const { headers } = answer;
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toContain('no-store');
    expect([headers.get('x-accel-buffering'), headers.get('content-encoding')]).toEqual(['no', null]);
    await readStream(answer).stop();
  });

  it('leaves nothing open when it is asked for its head alone', async () => {
    const { hub, ask } = await anotherServer();
    expect((await ask('HEAD', '/api/live')).status).toBe(200);
    expect(hub.size).toBe(0);
  });

  it('is refused in words when too many listen, and to come again', async () => {
    const { hub, ask } = await anotherServer({ mostEach: 1 });
    await streamOf(ask);
    const refused = await ask('GET', '/api/live');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.json()).toMatchObject({ code: 'too-many-streams' });
    await streams.pop()?.stop();
    await expect.poll(() => hub.size).toBe(0);
  });
});

describe('a server that stops', () => {
  it('ends its streams and waits for none of them', async () => {
    const { hub, ask } = await anotherServer();
    const fetch = (request: Request) => ask('GET', new URL(request.url).pathname);
    const server = await new Promise<ServerType>((resolve) => {
      const own = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(own));
    });
    const { port } = server.address() as AddressInfo;
    const stream = readStream(await globalThis.fetch(`http://127.0.0.1:${port}/api/live`));
    streams.push(stream);
    await stream.next('state');
    const begun = performance.now();
    hub.close();
    expect(await stream.next('news')).toBeNull();
    await new Promise((resolve) => server.close(resolve));
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('is noticed by clients that went: their place is free at once', async () => {
    const { hub, ask } = await anotherServer();
    const stream = await streamOf(ask);
    expect(hub.size).toBe(1);
    await stream.stop();
    expect(hub.size).toBe(0);
  });
});
