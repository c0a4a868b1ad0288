import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { describe, expect, it } from 'vitest';
import { openHub } from '../live/hub.ts';
import { testLog, testServer } from '../testing/request.ts';
import { createApp } from './app.ts';

const log = await testLog();
const token = 'a-token-of-enough-characters';
const authorization = `Bearer ${token}`;

/** Asks over a real socket, so that there is an address to look at. */
async function overLoopback(headers: Record<string, string>, publicOrigin?: string): Promise<Response> {
  const live = openHub({ most: 1, mostEach: 1, version: async () => 0 });
  const state = { database: true, definitions: true, stopping: false };
  const app = createApp({
    ...{ ctx: log.ctx, live, publicOrigin, web: '.', log: () => undefined, stopping: () => false },
    ready: async () => state,
  });
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, answer) => void listener(request, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers });
    return new Response(await answer.text(), { status: answer.status });
  } finally {
    server.close();
  }
}

describe('/metrics', () => {
  it('counts requests by the pattern of their route, never by what was asked', async () => {
    const ask = testServer(log, { metricsToken: token });
    await ask('GET', '/api/events/secret-id?q=secret');
    await ask('GET', '/healthz');
    const answer = await ask('GET', '/metrics', { headers: { authorization } });
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain('signposts_requests_total{method="GET",route="/healthz",status="200"} 1');
    expect(text).toContain('route="/api/events/:id",status="404"');
    expect(text).toContain('signposts_request_seconds_bucket{method="GET",route="/healthz",le="+Inf"} 1');
    expect(text).toMatch(/signposts_database_connections\{state="\w+"\} \d/);
    for (const name of [
      'database_up 1',
      'events 0',
      'jobs{kind="imports"} 0',
      'deliveries_failed 0',
      'build_info{version',
    ])
      expect(text).toContain(`signposts_${name}`);
    expect(text).not.toContain('secret');
    for (const line of text.trim().split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{.+\})? [\d.e+-]+)$/);
  });

  it('is not there for a wrong token, none, or a token where none is set', async () => {
    const ask = testServer(log, { metricsToken: token });
    expect((await ask('GET', '/metrics')).status).toBe(404);
    expect((await ask('GET', '/metrics', { headers: { authorization: `${authorization}x` } })).status).toBe(404);
    expect((await testServer(log)('GET', '/metrics', { headers: { authorization } })).status).toBe(404);
  });

  it('answers this machine, but not what a proxy on it passes on', async () => {
    expect((await overLoopback({})).status).toBe(200);
    expect((await overLoopback({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
    expect((await overLoopback({}, 'http://127.0.0.1')).status).not.toBe(200);
  });
});
