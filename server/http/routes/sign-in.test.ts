import { describe, expect, it } from 'vitest';
import { makeWelcome } from '../../actions/account/make-link.ts';
import { PASSWORD, tokenIn } from '../../testing/accounts.ts';
import { charlie } from '../../testing/people.ts';
import { testLog, testServer } from '../../testing/request.ts';

const log = await testLog();
const ask = testServer(log, { ctx: log.as(charlie) });
const origin = 'https://desk.example.org';
const behindTls = testServer(log, { ctx: log.as(charlie), publicOrigin: origin });
const host = { host: 'desk.example.org', origin };
const cookies = (answer: Response) => answer.headers.getSetCookie();
const held = (answer: Response) =>
  cookies(answer)
    .map((each) => each.split(';')[0])
    .join('; ');
const email = 'ana@example.org';
const { page } = (await makeWelcome({ ctx: log.ctx })) ?? { page: '' };
const openAddresses = await Promise.all(
  ['/api/people', '/api/me'].map(async (each) => (await ask('GET', each)).status),
);
const first = await ask('POST', '/api/one-time-links/use', {
  body: { token: tokenIn(page), email, name: 'Ana', password: PASSWORD },
});

describe('the door', () => {
  it('gives nobody the list of people while there is no account', () => {
    expect(openAddresses).toEqual([403, 200]);
  });

  it('makes the first account by its link, and keeps the session from scripts and other sites', async () => {
    expect([first.status, await first.json()]).toMatchObject([200, { email, role: 'admin', stage: 'full' }]);
    const [session = '', device = ''] = cookies(first);
    expect(session).toMatch(/^signposts=[\w-]{43}; /);
    expect(device).toMatch(/^signposts-device=[\w-]{43}; /);
    for (const cookie of [session, device]) expect(cookie).toMatch(/Path=\/.*HttpOnly.*SameSite=Lax/);
    expect(session).not.toContain('Secure');
    expect((await ask('GET', '/api/people', { headers: { cookie: held(first) } })).status).toBe(200);
    expect((await ask('GET', '/api/people')).status).toBe(401);
  });

  it('uses the cookie that no other host can set behind TLS', async () => {
    const answer = await behindTls('POST', '/api/sign-in', { body: { email, password: PASSWORD }, headers: host });
    expect(answer.status).toBe(200);
    for (const cookie of cookies(answer))
      expect(cookie).toMatch(/^__Host-signposts(-device)?=[\w-]{43};.*Path=\/.*Secure/);
    expect(cookies(answer).join()).not.toContain('Domain');
    const plain = held(answer).replaceAll('__Host-', '');
    expect((await behindTls('GET', '/api/me', { headers: { ...host, cookie: plain } })).status).toBe(401);
    expect((await behindTls('GET', '/api/me', { headers: { ...host, cookie: held(answer) } })).status).toBe(200);
  });

  it('says how long to wait after too many tries, and refuses other sites', async () => {
    const body = { email: 'eve@example.org', password: 'wrong wrong wrong' };
    for (let each = 0; each < 10; each++) expect((await ask('POST', '/api/sign-in', { body })).status).toBe(401);
    const answer = await ask('POST', '/api/sign-in', { body });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect((await ask('POST', '/api/sign-in', { body, headers: foreign })).status).toBe(403);
  });

  it('signs out: the token opens nothing any more', async () => {
    const cookie = held(await ask('POST', '/api/sign-in', { body: { email, password: PASSWORD } }));
    const answer = await ask('POST', '/api/sign-out', { body: {}, headers: { cookie } });
    expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([200, '"cache"']);
    expect(cookies(answer)[0]).toMatch(/^signposts=;/);
    expect((await ask('GET', '/api/me', { headers: { cookie } })).status).toBe(401);
  });

  it('reaches every address of people and of oneself with the session', async () => {
    const cookie = held(await ask('POST', '/api/sign-in', { body: { email, password: PASSWORD } }));
    const as = (method: string, path: string, body?: unknown) =>
      ask(method, path, { headers: { cookie }, ...(body === undefined ? {} : { body }) });
    const { id } = (await (await as('GET', '/api/me')).json()) as { id: string };
    const nowhere = '01900000-0000-7000-8000-000000000000';
    const statuses = [
      await as('POST', '/api/people/invite', { email: 'bo@example.org', as: { role: 'reader' } }),
      await as('PUT', `/api/people/${nowhere}/roles`, { as: { role: 'reader' }, version: 1 }),
      await as('POST', `/api/people/${id}/disable`, {}),
      await as('POST', `/api/people/${id}/enable`, {}),
      await as('POST', `/api/people/${id}/reset-link`, {}),
      await as('PUT', '/api/people/second-factor', { must: false }),
      await as('PUT', `/api/people/${id}/second-factor`, { must: false }),
      await as('GET', '/api/me/sessions'),
      await as('DELETE', `/api/me/sessions/${nowhere}`),
      await as('POST', '/api/me/sessions/end-others', {}),
      await as('POST', '/api/me/second-factor', { password: PASSWORD }),
      await as('POST', '/api/me/second-factor/confirm', { code: '000000' }),
      await as('POST', '/api/me/recovery-codes', { password: PASSWORD }),
      await as('POST', '/api/me/second-factor/remove', { password: PASSWORD }),
      await as('POST', '/api/me/password', { old: PASSWORD, new: 'short' }),
      await as('POST', '/api/one-time-links/look', { token: 'x' }),
      await as('POST', `/api/people/${id}/sign-out`, {}),
    ].map(({ status }) => status);
    expect(statuses).toEqual([201, 404, 409, 200, 201, 200, 200, 200, 404, 200, 200, 401, 409, 409, 422, 410, 200]);
    expect((await as('GET', '/api/me')).status).toBe(401);
  });
});
