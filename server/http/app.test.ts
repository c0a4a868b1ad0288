import { describe, expect, it } from 'vitest';
import { aBomb, testLog, testServer } from '../testing/request.ts';

const log = await testLog();
const ask = testServer(log);
const problemOf = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return (await answer.json()) as {
    code: string;
    status: number;
    instance: string;
    issues: { field: string }[];
    current?: { version: number };
  };
};
const asJson = async <T>(answer: Response) => (await answer.json()) as T;

describe('an event over HTTP', () => {
  it('is logged, read, changed, retracted, each with its version', async () => {
    const logged = await ask('POST', '/api/events', { body: aBomb() });
    expect([logged.status, logged.headers.get('etag')]).toEqual([201, '"1"']);
    const { id } = await asJson<{ id: string }>(logged);
    expect(logged.headers.get('location')).toBe(`/api/events/${id}`);

    const edited = await ask('PUT', `/api/events/${id}?reason=Better%20known`, {
      body: aBomb({ tags: ['bold'] }),
      headers: { 'if-match': '"1"' },
    });
    expect([edited.status, edited.headers.get('etag')]).toEqual([200, '"2"']);
    const stale = await ask('PUT', `/api/events/${id}`, { body: aBomb(), headers: { 'if-match': '"1"' } });
    expect(await problemOf(stale)).toMatchObject({ status: 412, code: 'changed-meanwhile', current: { version: 2 } });
    expect(await problemOf(await ask('PUT', `/api/events/${id}`, { body: aBomb() }))).toMatchObject({
      status: 428,
      code: 'no-version',
    });

    const retracted = await ask('POST', `/api/events/${id}/retract`, {
      body: { reason: 'Twice' },
      headers: { 'if-match': '"2"' },
    });
    expect(await asJson(retracted)).toMatchObject({ status: 'retracted', version: 3 });
    const read = await ask('GET', `/api/events/${id}`);
    expect([read.status, read.headers.get('etag')]).toEqual([200, '"3"']);
    const { revisions } = await asJson<{ revisions: unknown[] }>(await ask('GET', `/api/events/${id}/revisions`));
    expect(revisions).toHaveLength(3);
    expect(await asJson(await ask('GET', `/api/events/${id}/counts-toward`))).toEqual({ counts: [], misses: [] });
  });

  it('is logged once under one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'form-17' };
    const [one, other] = [
      await ask('POST', '/api/events', { body: aBomb(), headers }),
      await ask('POST', '/api/events', { body: aBomb(), headers }),
    ];
    expect(await asJson<{ id: string }>(one)).toEqual(await asJson<{ id: string }>(other));
    const reused = await ask('POST', '/api/events', { body: aBomb({ summary: 'Other' }), headers });
    expect(await problemOf(reused)).toMatchObject({ status: 422, code: 'key-reused' });
    const wrong = await ask('POST', '/api/events', { body: aBomb(), headers: { 'idempotency-key': 'a b' } });
    expect(await problemOf(wrong)).toMatchObject({ status: 400, code: 'key-wrong' });
  });

  it('is found by its words, page by page, each event once', async () => {
    for (let n = 0; n < 5; n++)
      await ask('POST', '/api/events', { body: aBomb({ summary: `Page 100%_ number ${n}` }) });
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: { events: { id: string }[]; next: string | null; total: number } = await asJson(
        await ask('GET', `/api/events?q=100%25_&limit=2${next ? `&after=${next}` : ''}`),
      );
      expect(page.total).toBe(5);
      seen.push(...page.events.map((event) => event.id));
      next = page.next;
    }
    expect(new Set(seen).size).toBe(5);
  });
});

describe('a reading over HTTP', () => {
  it('is not sent again while nothing changed', async () => {
    const first = await ask('GET', '/api/forecasts/test/reading');
    expect(first.status).toBe(200);
    const tag = first.headers.get('etag') ?? '';
    expect((await ask('GET', '/api/forecasts/test/reading', { headers: { 'if-none-match': tag } })).status).toBe(304);
    await ask('POST', '/api/events', { body: aBomb() });
    expect((await ask('GET', '/api/forecasts/test/reading', { headers: { 'if-none-match': tag } })).status).toBe(200);
  });

  it('gives an indicator with its definition, and a report in each format', async () => {
    const page = await asJson<{ reading: { id: string }; versions: unknown[] }>(
      await ask('GET', '/api/forecasts/test/indicators/attacks'),
    );
    expect(page).toMatchObject({
      reading: { id: 'attacks' },
      definition: { noun: 'attacks' },
      versions: [{ current: true }],
    });
    for (const format of ['html', 'csv', 'json']) {
      const report = await ask('GET', `/api/forecasts/test/report?format=${format}`);
      expect([report.status, report.headers.get('content-disposition')]).toEqual([
        200,
        `attachment; filename="signposts-test-desk-2024-06-15.${format}"`,
      ]);
    }
    expect(await problemOf(await ask('GET', '/api/forecasts/test/report?format=odt'))).toMatchObject({
      status: 400,
      code: 'report-format',
    });
    expect(await problemOf(await ask('GET', '/api/forecasts/test/indicators/none'))).toMatchObject({
      code: 'indicator-not-found',
    });
    expect(await problemOf(await ask('GET', '/api/forecasts/none/reading'))).toMatchObject({
      code: 'forecast-not-found',
    });
    expect(await problemOf(await ask('GET', '/api/forecasts/test/reading?as-of=infinity'))).toMatchObject({
      status: 422,
      code: 'not-valid',
    });
  });
});

describe('every answer', () => {
  it('carries the headers that keep foreign pages and caches out', async () => {
    for (const path of ['/api/forecasts', '/healthz', '/nowhere']) {
      const { headers } = await ask('GET', path);
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'",
      );
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect((await ask('GET', '/api/events')).headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['GET', '/nowhere', {}, 404, 'not-found'],
    ['GET', '/.env', {}, 404, 'not-found'],
    ['PATCH', '/api/events', { body: {} }, 405, 'wrong-method'],
    ['DELETE', '/api/forecasts', {}, 405, 'wrong-method'],
    ['POST', '/api/events', { raw: '{', headers: { 'content-type': 'application/json' } }, 400, 'not-json'],
    [
      'POST',
      '/api/events',
      { raw: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'wrong-content-type',
    ],
    ['POST', '/api/events', { raw: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'wrong-content-type'],
    [
      'POST',
      '/api/events',
      { raw: '{}', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
      415,
      'encoded-body',
    ],
    [
      'POST',
      '/api/events',
      { raw: `"${'x'.repeat(1_100_000)}"`, headers: { 'content-type': 'application/json' } },
      413,
      'too-large',
    ],
    [
      'POST',
      '/api/events',
      { raw: '{"summary":"a\\u0000b"}', headers: { 'content-type': 'application/json' } },
      400,
      'not-json',
    ],
    [
      'POST',
      '/api/events',
      { raw: '{"summary":"\\ud800"}', headers: { 'content-type': 'application/json' } },
      400,
      'not-json',
    ],
    [
      'POST',
      '/api/events',
      { raw: `${'['.repeat(60)}${']'.repeat(60)}`, headers: { 'content-type': 'application/json' } },
      400,
      'not-json',
    ],
    ['GET', '/api/events?q=%00', {}, 400, 'not-storable'],
    ['GET', '/api/events?from=now', {}, 422, 'not-valid'],
    ['GET', '/api/events?limit=0x10', {}, 422, 'not-valid'],
    ['GET', '/api/events?after=x', {}, 422, 'not-valid'],
    ['GET', '/api/events?unknown=1', {}, 422, 'not-valid'],
    ['GET', '/api/events/not-an-id', {}, 404, 'event-not-found'],
    ['GET', '/api/forecasts', { headers: { host: 'evil.example' } }, 421, 'wrong-host'],
    ['POST', '/api/events', { body: aBomb(), headers: { origin: 'https://evil.example' } }, 403, 'wrong-origin'],
    ['POST', '/api/events', { body: aBomb(), headers: { 'sec-fetch-site': 'cross-site' } }, 403, 'wrong-origin'],
    ['POST', '/api/events', { body: aBomb(), headers: { origin: 'null' } }, 403, 'wrong-origin'],
  ] as const)('%s %s %j is refused with %i %s', async (method, path, asked, status, code) => {
    const answer = await ask(method, path, asked);
    expect(answer.status).toBe(status);
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ code, status });
    expect(problem.instance).toContain('urn:signposts:request:');
  });

  it('says which methods an address takes', async () => {
    expect((await ask('DELETE', '/api/events')).headers.get('allow')).toBe('GET, POST, HEAD');
  });

  it('takes a change from its own pages', async () => {
    const headers = { origin: 'http://localhost:8600', 'sec-fetch-site': 'same-origin' };
    expect((await ask('POST', '/api/events', { body: aBomb(), headers })).status).toBe(201);
  });

  it('says no more than a number when something unexpected fails', async () => {
    const lines: unknown[] = [];
    const broken = {
      ...log,
      ctx: {
        ...log.ctx,
        today: () => {
          throw new Error('secret words');
        },
      },
    };
    const answer = await testServer(broken, { log: (_level, line) => lines.push(line) })(
      'GET',
      '/api/forecasts/test/reading',
    );
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('refuses work while stopping, with the time to come back', async () => {
    const answer = await testServer(log, { stopping: () => true })('GET', '/api/forecasts');
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('connection')]).toEqual([
      503,
      '5',
      'close',
    ]);
  });
});
