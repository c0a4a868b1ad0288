import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { whoAsks } from '../actions/account/who-asks.ts';
import { readInstallation } from '../actions/installation/read-installation.ts';
import { makeApiKey } from '../actions/keys/make-api-key.ts';
import { disable } from '../actions/people/disable.ts';
import { openHub } from '../live/hub.ts';
import { auditOf, browser, firstAdminOf, invited } from '../testing/accounts.ts';
import { aBomb, testLog, testServer } from '../testing/request.ts';

const log = await testLog();
const { ctx } = log;
const hub = openHub({ most: 20, mostEach: 5, version: async () => (await ctx.store.data.version()).n });
const ask = testServer(log, { live: hub });
const before = (await ask('GET', '/api/events')).status;
const at = browser();
const { admin } = await firstAdminOf(ctx, at);
const entered = async (email: string, role: 'reader' | 'analyst' | 'editor') => {
  const place = browser();
  const { me } = await invited(admin, email, role, place);
  return { me, headers: { cookie: `signposts=${place.session ?? ''}` }, token: place.session };
};
const boss = { cookie: `signposts=${at.session ?? ''}` };
const bob = await entered('bob@example.org', 'analyst');
const status = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status;
const mode = (to: string) => ask('PUT', '/api/installation/mode', { body: { mode: to }, headers: boss });

describe('the doors of the server', () => {
  it('are open to this machine until the first account, and to nobody without one from then on', async () => {
    expect(before).toBe(200);
    expect(await status('GET', '/api/events')).toBe(401);
    expect(await status('GET', '/f/test/i/attacks.csv')).toBe(401);
    expect(await status('GET', '/api/events', { headers: { cookie: `signposts=${'x'.repeat(43)}` } })).toBe(401);
    expect(await status('GET', '/api/events', { headers: bob.headers })).toBe(200);
    expect(await status('GET', '/healthz')).toBe(200);
  });

  it('write who did it, and refuse what a role may not before anything is read', async () => {
    const made = await ask('POST', '/api/events', { body: aBomb(), headers: bob.headers });
    expect([made.status, await made.json()]).toMatchObject([201, { loggedBy: bob.me.id }]);
    const refused = await ask('PUT', '/api/installation/mode', { body: { nonsense: 1 }, headers: bob.headers });
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'not-allowed' }]);
  });

  it('close for a disabled person with the next request, and end what they were listening to', async () => {
    const eve = await entered('eve@example.org', 'reader');
    const stream = await ask('GET', '/api/live', { headers: eve.headers });
    const reader = stream.body?.getReader();
    await reader?.read();
    await disable({ ctx: admin, input: { id: eve.me.id } });
    expect(await status('GET', '/api/events', { headers: eve.headers })).toBe(401);
    const ended = (async () => {
      for (;;) if ((await reader?.read())?.done !== false) return true;
    })();
    expect(await Promise.race([ended, sleep(9_000)])).toBe(true);
  }, 15_000);

  it('open to a key within its scopes, its forecasts and its time, and never to accounts', async () => {
    const own = log.as({ id: bob.me.id, name: 'bob', role: 'analyst', via: 'session' });
    const make = (scopes: string[], forecasts: string[] | null = null, as = own) =>
      makeApiKey({ ctx: as, input: { name: 'Collector', scopes, forecasts, days: 1 } });
    const by = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });
    const [reading, logging, all] = [await make(['read']), await make(['log']), await make(['all'], ['test'])];
    expect(await status('GET', '/api/events', by(reading.secret))).toBe(200);
    expect(await status('POST', '/api/events', { body: aBomb(), ...by(reading.secret) })).toBe(403);
    expect(await status('POST', '/api/events', { body: aBomb(), ...by(logging.secret) })).toBe(201);
    expect(await status('POST', '/api/shares', { body: {}, ...by(logging.secret) })).toBe(403);
    expect(await status('GET', '/api/forecasts/test/overview', by(all.secret))).toBe(200);
    for (const secret of [reading.secret, all.secret]) {
      expect(await status('GET', '/api/me/sessions', by(secret))).toBe(401);
      expect(await status('GET', '/api/people', by(secret))).toBe(403);
      expect(await status('POST', '/api/keys', { body: {}, ...by(secret) })).toBe(403);
    }
    expect(await status('GET', '/api/events', { headers: { authorization: 'Basic eDp5' } })).toBe(401);
    const closing = await ask('DELETE', `/api/keys/${all.key.id}`, { headers: bob.headers });
    expect(closing.status).toBe(200);
    expect(await status('GET', '/api/forecasts', by(all.secret))).toBe(401);
    const late = { ...ctx, now: () => new Date(Date.parse(ctx.now()) + 2 * 86_400_000).toISOString() };
    await expect(whoAsks(late, { token: undefined, key: reading.secret })).rejects.toMatchObject({
      code: 'api-key-refused',
    });
    const told = JSON.stringify(await auditOf(log));
    for (const { secret } of [reading, logging, all]) expect(told).not.toContain(secret.slice(-43));
  });

  it('can be set to read only, and closed to all but admins', async () => {
    expect((await mode('read-only')).status).toBe(200);
    const refused = await ask('POST', '/api/events', { body: aBomb(), headers: bob.headers });
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'read-only' }]);
    expect(await status('GET', '/api/events', { headers: bob.headers })).toBe(200);
    expect(await status('POST', '/api/events/preview', { body: aBomb(), headers: bob.headers })).toBe(200);
    expect((await mode('no-access')).status).toBe(200);
    const shut = await ask('GET', '/api/events', { headers: bob.headers });
    expect([shut.status, await shut.json()]).toMatchObject([403, { code: 'no-access' }]);
    expect(await status('GET', `/api/shared/${'x'.repeat(43)}`)).toBe(403);
    expect(await status('GET', '/api/events', { headers: boss })).toBe(200);
    expect((await mode('normal')).status).toBe(200);
    expect(await readInstallation({ ctx: admin })).toMatchObject({ mode: 'normal' });
  });

  it('close for everyone at once where an admin says so', async () => {
    const out = await ask('POST', '/api/installation/sign-everyone-out', { body: {}, headers: boss });
    expect(out.status).toBe(200);
    for (const headers of [boss, bob.headers]) expect(await status('GET', '/api/events', { headers })).toBe(401);
  });
});
