import { describe, expect, it } from 'vitest';
import { logEvent } from '../actions/events/log-event.ts';
import { charlie, bob } from '../testing/people.ts';
import { PROBLEMS } from '../domain/problem.ts';
import { random } from '../samples/practice/random.ts';
import { aBomb, testLog, testServer } from '../testing/request.ts';

const log = await testLog();
const ask = testServer(log);
const nowhere = '01900000-0000-7000-8000-000000000000';
const source = { publisher: 'The Paper' };
const override = '/api/events/:id/overrides/test/attacks';
const nil = '/api/forecasts/test/indicators/attacks/nil-returns';

/** What each operation that changes the desk takes when all is well. `:id` and `:other` stand for events. */
const BODIES: Record<string, unknown> = {
  'POST /api/events': aBomb(),
  'PUT /api/events/:id': aBomb(),
  'POST /api/events/:id/retract': { reason: 'Wrong' },
  'POST /api/events/:id/restore': { version: 1 },
  'POST /api/events/:id/sources': { sources: [source] },
  'POST /api/events/:id/merge': { other: ':other', versions: { kept: 1, other: 1 } },
  'POST /api/events/:id/comments': { body: 'Which road?' },
  'POST /api/events/bulk': { ids: [':id'], change: { what: 'kind', to: 'attack' }, reason: 'Checked' },
  'POST /api/events/bulk/preview': { query: 'kind=bomb', change: { what: 'kind', to: 'attack' } },
  [`PUT ${override}`]: { counts: false, reason: 'Known here' },
  [`DELETE ${override}`]: undefined,
  [`POST ${nil}`]: { from: '2023-01-01', to: '2023-01-31', lookedIn: ['The Paper'] },
  [`DELETE /api/nil-returns/${nowhere}`]: undefined,
  'POST /api/links': { a: ':id', b: ':other', kind: 'different' },
  [`DELETE /api/links/${nowhere}`]: undefined,
  'POST /api/review/:id/decide': { decision: 'ask', note: 'Who says so?' },
  'POST /api/review/:id/reopen': {},
  [`POST /api/batches/${nowhere}/undo`]: {},
  'POST /api/shares': { kind: 'live', forecast: 'test', days: 7, withEvents: true },
  [`POST /api/shares/${nowhere}/revoke`]: {},
  'POST /api/views': { name: 'Bombs', query: 'kind=bomb' },
  [`PUT /api/views/${nowhere}`]: { name: 'Bombs' },
  [`DELETE /api/views/${nowhere}`]: undefined,
  [`PUT /api/drafts/${nowhere}`]: { title: 'A bomb', event: null, body: {}, version: 0 },
  [`DELETE /api/drafts/${nowhere}`]: undefined,
  [`DELETE /api/attachments/${nowhere}`]: undefined,
  [`POST /api/attachments/${nowhere}/restore`]: undefined,
  [`PUT /api/imports/${nowhere}/settings`]: {
    ...{ feed: 'csv', mapping: null, release: null, covers: 'none', duplicates: 'skip' },
    ...{ acceptValid: false, dropGone: false, fixes: [] },
  },
  'POST /api/connectors/acled/run': {},
  'POST /api/deliveries/schedules': {
    ...{ title: 'Monthly', plan: { forecast: 'test' }, formats: ['json'] },
    target: { kind: 'webhook', url: 'https://hook.example/' },
  },
  [`PUT /api/deliveries/schedules/${nowhere}`]: {
    ...{ title: 'Monthly', plan: { forecast: 'test' }, formats: ['json'] },
    target: { kind: 'webhook', url: 'https://hook.example/' },
  },
  [`DELETE /api/deliveries/schedules/${nowhere}`]: undefined,
  [`POST /api/deliveries/schedules/${nowhere}/secret`]: {},
  [`POST /api/deliveries/schedules/${nowhere}/test`]: {},
  [`POST /api/deliveries/${nowhere}/acknowledge`]: {},
  [`POST /api/deliveries/${nowhere}/again`]: {},
  'POST /api/digest': { forecast: 'test', address: 'reader@example.org' },
  [`DELETE /api/digest/${nowhere}`]: undefined,
  [`POST /api/imports/${nowhere}/check`]: {},
  [`POST /api/imports/${nowhere}/commit`]: {},
  [`POST /api/imports/${nowhere}/give-up`]: {},
  'PUT /api/feeds/desk': { title: 'Mine', licence: 'Ours', citation: 'Us', redistribution: 'free' },
  'PUT /api/review/policy': { hold: { sensitive: true, verdict: true, oneSource: false }, fourEyes: false },
};
/** Asked with a body, and open to everybody who reads: nothing is written. */
const QUESTIONS: Record<string, unknown> = {
  'POST /api/events/preview': aBomb(),
  'POST /api/events/like': { event: aBomb() },
  'POST /api/events/review-reasons': aBomb(),
  'POST /api/events/read-text': { text: 'A bomb in the north killed 3 on Monday.', today: '2024-06-15' },
};
const NOT_FOR_READERS = [
  '/api/imports',
  `/api/imports/${nowhere}`,
  `/api/imports/${nowhere}/refused.csv`,
  '/api/shares',
  '/api/deliveries',
  '/api/deliveries/failed',
  `/api/deliveries/${nowhere}`,
  '/api/review',
  '/api/review/policy',
  '/api/review/:id',
  '/api/events/:id/comments',
];

const world = async () => {
  const [id, other] = [
    await logEvent({ ctx: log.ctx, input: aBomb() }),
    await logEvent({ ctx: log.ctx, input: aBomb() }),
  ];
  return <T>(text: T): T =>
    JSON.parse(JSON.stringify(text).replaceAll(':id', id.id).replaceAll(':other', other.id)) as T;
};
const split = (name: string) => name.split(' ') as [method: string, address: string];
const asWith = (body: unknown) => ({
  headers: { 'if-match': '"1"', ...(body === undefined ? { 'content-type': 'application/json' } : {}) },
  ...(body === undefined ? { raw: '{}' } : { body }),
});

describe('a reader', () => {
  const reader = testServer(log, { ctx: log.as(charlie) });

  it.each(Object.keys(BODIES))('is refused %s, and nothing changes', async (name) => {
    const fill = await world();
    const version = await log.ctx.store.data.version();
    const [method, address] = split(fill(name));
    const body = BODIES[name] === undefined ? undefined : fill(BODIES[name]);
    const answer = await reader(method, address, method === 'DELETE' ? {} : asWith(body));
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'not-allowed']);
    expect(await log.ctx.store.data.version()).toEqual(version);
  });

  it.each(NOT_FOR_READERS)('does not see %s', async (address) => {
    const fill = await world();
    expect((await reader('GET', fill(address))).status).toBe(403);
  });

  it.each(Object.keys(QUESTIONS))('may ask %s, and nothing changes', async (name) => {
    const version = await log.ctx.store.data.version();
    const [method, address] = split(name);
    expect((await reader(method, address, { body: QUESTIONS[name] })).status).toBe(200);
    expect(await log.ctx.store.data.version()).toEqual(version);
  });

  it('keeps no file', async () => {
    const fill = await world();
    const headers = { 'content-type': 'application/octet-stream' };
    expect((await reader('POST', fill('/api/events/:id/attachments'), { raw: 'words', headers })).status).toBe(403);
  });
});

describe('an analyst', () => {
  const analyst = testServer(log, { ctx: log.as(bob) });

  it.each([
    ['PUT /api/review/policy', BODIES['PUT /api/review/policy']],
    ['POST /api/events/:id/retract', { reason: 'Not mine' }],
    ['POST /api/events/bulk', { ids: [':id'], change: { what: 'retract' }, reason: 'Not mine' }],
  ])('is refused %s of what others did', async (name, body) => {
    const fill = await world();
    const [method, address] = split(fill(name));
    expect((await analyst(method, address, asWith(fill(body)))).status).toBe(403);
  });
});

/** What a person, a broken client or somebody hostile may send where something else belongs. */
const TEXTS = [
  ...['', ' ', '\u0000', '0', '-1', '1e309', '99999999999999999999', 'null', 'x'.repeat(5000), '%', '_%\\', "'; --"],
  ...[
    '2024-02-30',
    '0000-01-01',
    '1899-12-31',
    '9999-12-31T00:00:00Z',
    '../../etc/passwd',
    '{"a":1}',
    '💥',
    '\u202Eabc',
  ],
  ...['2024-02-30T00:00:00.000Z_01900000-0000-7000-8000-000000000000', '_01900000-0000-7000-8000-000000000000'],
  ...['toString', '__proto__', 'constructor', 'a,b,,c', nowhere, 'kept:other', 'q=%00&kind=%25', 'B7', 'F6', '2+'],
];
const VALUES: unknown[] = [
  ...TEXTS,
  ...[null, true, [], {}, [[]], [null], 0, -1, 1.5, 1e308, 2 ** 53, { __proto__: 1 }, [{ publisher: 1 }], ['\u0000']],
  ...[{ low: 1 }, Array.from({ length: 1100 }, () => nowhere), 'q=\u0000', '\u{1F4A5}'.repeat(600)],
];

/** Designed or done; a failure of ours is neither. */
async function expectDesigned(answer: Response, of: string): Promise<void> {
  expect(answer.status, of).toBeLessThan(500);
  const text = await answer.text();
  if (answer.status < 400) return;
  // An embedded chart that cannot be shown says so as a page.
  if (answer.headers.get('content-type')?.startsWith('text/html'))
    return expect(text, of).toMatch(/<p><b>This chart (is no longer shared|is not part of what is shared)/);
  const { code, fix, detail } = JSON.parse(text) as { code: keyof typeof PROBLEMS; fix: string; detail: string };
  expect(Object.keys(PROBLEMS), of).toContain(code);
  expect(fix && detail, of).toBeTruthy();
}

interface Operation {
  parameters?: { in: string; name: string }[];
}

describe('odd values', { timeout: 60_000 }, () => {
  const chance = random('odd values');
  const some = <T>(list: readonly T[], n: number) => Array.from({ length: n }, () => chance.pick(list));

  it('in any part of any address are refused in words, or taken', async () => {
    const document = (await (await ask('GET', '/openapi.json')).json()) as {
      paths: Record<string, Record<string, Operation>>;
    };
    const fill = await world();
    const shared = await ask('POST', '/api/shares', { body: BODIES['POST /api/shares'] });
    const { token } = (await shared.json()) as { token: string };
    const odd = (path: string) => path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(chance.pick(TEXTS)) || 'x');
    const known = (path: string) =>
      path
        .replace('{forecast}', 'test')
        .replace('{token}', token)
        .replace('{indicator}', 'attacks')
        .replaceAll(/\{\w+\}/g, (name) => (name === '{other}' ? ':other' : ':id'));
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { parameters = [] }] of Object.entries(methods)) {
        const send = async (address: string) => {
          const options = method === 'get' || method === 'delete' ? {} : asWith({});
          await expectDesigned(await ask(method.toUpperCase(), address, options), `${method} ${address}`);
        };
        if (path.includes('{')) for (let n = 0; n < 6; n++) await send(odd(path));
        if (method !== 'get') continue;
        for (const { name } of parameters.filter((each) => each.in === 'query'))
          for (const value of some(TEXTS, 4)) await send(`${fill(known(path))}?${name}=${encodeURIComponent(value)}`);
      }
    }
  });

  it.each(Object.keys({ ...BODIES, ...QUESTIONS }).filter((name) => ({ ...BODIES, ...QUESTIONS })[name]))(
    'in any field of %s are refused in words, or taken',
    async (name) => {
      const given = { ...BODIES, ...QUESTIONS }[name] as Record<string, unknown>;
      const fill = await world();
      const [method, address] = split(fill(name));
      for (const field of [...Object.keys(given), 'reason', 'extra'])
        for (const value of some(VALUES, 5)) {
          const body = { ...fill(given), [field]: value };
          await expectDesigned(await ask(method, address, asWith(body)), `${name} ${field}=${JSON.stringify(value)}`);
        }
    },
  );
});
