import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../store/connect.ts';
import { bob, charlie } from '../../testing/people.ts';
import { testPost } from '../../testing/receivers.ts';
import { testLog, testServer } from '../../testing/request.ts';
import type { Ctx } from '../ctx.ts';
import { enterAddress, removeAddress } from './digest-list.ts';
import { recordVerdicts } from './record-verdicts.ts';
import { runDelivery } from './run-delivery.ts';
import type { Sending } from './sending.ts';
import { tellDigests } from './tell-digests.ts';

const log = await testLog();
const post = await testPost();
const { sql, end } = connect({ ...log.connection }, 2);
afterAll(() => end());
const { ctx } = log;
const sending: Sending = {
  outbox: null,
  mail: post.box,
  posting: { allowPrivate: false, patience: 500 },
  origin: 'https://signposts.example.org',
};
const ask = testServer(log, { sending, publicOrigin: undefined });
const [first] = ctx.definitions.catalogue().forecasts;
const forecast = first?.id ?? '';

const enter = (address: string, by: Ctx = ctx) => enterAddress({ ctx: by, input: { forecast, address }, sending });
const run = () => runDelivery({ ctx, input: { sending } });
/** Has the last look have seen another verdict, as if the log had been another. */
const turn = (indicator: string) =>
  sql`update verdict_states set verdict = 'no-clear-change' where indicator = ${indicator}`;

beforeEach(async () => {
  post.letters.length = 0;
  for (const table of ['delivery_attempts', 'delivery_log', 'digest_subscribers', 'verdict_changes', 'verdict_states'])
    await sql`delete from ${sql(table)}`;
  await recordVerdicts({ ctx });
});

describe('watching verdicts', () => {
  it('takes the first look for no change, and writes each change down once, also by two servers', async () => {
    expect(await recordVerdicts({ ctx })).toBe(0);
    await turn('attacks');
    const found = await Promise.all([recordVerdicts({ ctx: log.as() }), recordVerdicts({ ctx: log.as() })]);
    expect(found.reduce((sum, n) => sum + n)).toBe(1);
    expect(await recordVerdicts({ ctx })).toBe(0);
    const [row] = await sql`select indicator, "from", "to", why from verdict_changes`;
    expect(row).toMatchObject({ indicator: 'attacks', from: 'no-clear-change', to: 'too-little-data' });
    expect(String(row?.['why'])).not.toBe('');
  });
});

describe('a digest', () => {
  it('tells each change once: from what to what, since when, why, who entered the address, and the way out', async () => {
    await enter('reader@example.org');
    await turn('attacks');
    await recordVerdicts({ ctx });
    expect(await Promise.all([tellDigests({ ctx }), tellDigests({ ctx })])).toContain(1);
    expect(await run()).toMatchObject({ state: 'sent' });
    expect([await tellDigests({ ctx }), await run()]).toEqual([0, null]);
    expect(post.letters).toHaveLength(1);
    const raw = (post.letters[0]?.raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
    expect(raw).toMatch(/from no clear change to too little data/);
    expect(raw).toMatch(/because Alice entered your address/);
    const token = /\/unsubscribe\/([\w-]{43})/.exec(raw)?.[1];
    expect(raw).toMatch(/^List-Unsubscribe:\s+<https:\/\/signposts/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect((await ask('POST', '/api/digest/leave', { body: { token } })).status).toBe(204);
    expect((await ask('POST', '/api/digest/leave', { body: { token } })).status).toBe(204);
    expect((await ask('POST', '/api/digest/leave', { body: { token: 'x'.repeat(43) } })).status).toBe(404);
    await turn('deaths');
    await recordVerdicts({ ctx });
    expect(await tellDigests({ ctx })).toBe(0);
  });

  it('is left by the one click of a mail program: a form is posted to the address in the header, without a page', async () => {
    await enter('reader@example.org');
    const [{ token } = { token: '' }] = await sql<{ token: string }[]>`select token from digest_subscribers`;
    const app = testServer(log, { sending, publicOrigin: 'https://signposts.example.org' });
    const click = (method: 'GET' | 'POST', of: string) =>
      app(method, `/unsubscribe/${of}`, {
        ...(method === 'POST' && { raw: 'List-Unsubscribe=One-Click' }),
        headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'signposts.example.org' },
      });
    await click('GET', token);
    expect((await sql`select 1 from digest_subscribers where left_at is null`).length).toBe(1);
    expect((await click('POST', token)).status).toBe(204);
    expect((await click('POST', token)).status).toBe(204);
    expect((await sql`select 1 from digest_subscribers where left_at is null`).length).toBe(0);
    expect((await click('POST', 'x'.repeat(43))).status).toBe(404);
  });

  it('says nothing of what was before an address was entered, and nothing after it was taken off', async () => {
    await turn('attacks');
    await recordVerdicts({ ctx });
    const { id } = await enter('reader@example.org');
    expect(await tellDigests({ ctx })).toBe(0);
    await turn('deaths');
    await recordVerdicts({ ctx });
    expect(await tellDigests({ ctx })).toBe(1);
    await removeAddress({ ctx, id });
    expect(await run()).toBeNull();
    expect(post.letters).toEqual([]);
  });

  it('has addresses entered by editors, once', async () => {
    await enter('reader@example.org');
    await expect(enter('Reader@example.org')).rejects.toMatchObject({ code: 'subscriber-there' });
    await expect(enter('other@example.org', log.as(bob))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(enter('a@b.example, c@d.example')).rejects.toMatchObject({ code: 'not-valid' });
  });
});

describe('the feed of changes', () => {
  const address = `/api/forecasts/${forecast}/changes.atom`;

  it('names each change by an id that stays, newest first, and answers 304 to who has it', async () => {
    await turn('attacks');
    await recordVerdicts({ ctx });
    await turn('deaths');
    await recordVerdicts({ ctx });
    const one = await ask('GET', address);
    expect(one.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const xml = await one.text();
    const ids = [...xml.matchAll(/<id>urn:uuid:([^<]+)<\/id>/g)].map(([, id]) => id);
    expect(ids).toEqual((await sql`select id from verdict_changes order by n desc`).map(({ id }) => String(id)));
    expect(xml).toMatch(/<updated>\d{4}-\d\d-\d\dT/);
    const etag = one.headers.get('etag') ?? '';
    expect((await ask('GET', address, { headers: { 'if-none-match': etag } })).status).toBe(304);
    await turn('districts');
    await recordVerdicts({ ctx });
    const more = await (await ask('GET', address, { headers: { 'if-none-match': etag } })).text();
    expect(ids.every((id) => more.includes(String(id)))).toBe(true);
  });

  it('is a whole feed before the first change, and nothing for a forecast that is none', async () => {
    expect(await (await ask('GET', address)).text()).toMatch(/<updated>2023-02-02T00:00:00Z<\/updated>/);
    expect((await ask('GET', '/api/forecasts/none/changes.atom')).status).toBe(404);
  });

  it('is read through a shared link that follows the pages, and through no frozen one', async () => {
    const link = async (kind: string) => {
      const made = await ask('POST', '/api/shares', { body: { kind, forecast, days: 7 } });
      return ((await made.json()) as { token: string }).token;
    };
    const live = await link('live');
    const frozen = await link('frozen');
    const feed = await ask('GET', `/api/shared/${live}/changes.atom`);
    expect([feed.status, await feed.text()]).toEqual([
      200,
      expect.stringContaining(`/api/shared/${live}/changes.atom`),
    ]);
    expect((await ask('GET', `/api/shared/${frozen}/changes.atom`)).status).toBe(403);
  });
});

describe('the page about delivery', () => {
  it('is made, tested and read over HTTP, by those who may', async () => {
    const body = {
      title: 'Monthly',
      plan: { forecast },
      formats: ['json'],
      target: { kind: 'mail', addresses: ['desk@example.org'] },
    };
    const made = await ask('POST', '/api/deliveries/schedules', { body, headers: { 'idempotency-key': 'one' } });
    expect(made.status).toBe(201);
    const { schedule } = (await made.json()) as { schedule: { id: string } };
    const test = await ask('POST', `/api/deliveries/schedules/${schedule.id}/test`, { body: {} });
    expect(test.status).toBe(202);
    await run();
    const page = (await (await ask('GET', '/api/deliveries')).json()) as {
      deliveries: { kind: string; state: string }[];
    };
    expect(page.deliveries).toMatchObject([{ kind: 'test', state: 'sent' }]);
    expect(await (await ask('GET', '/api/deliveries/failed')).json()).toEqual({ failed: 0, words: null });
    const asCharlie = testServer({ ...log, ctx: log.as(charlie) }, { sending });
    expect((await asCharlie('GET', '/api/deliveries')).status).toBe(403);
    expect((await asCharlie('POST', '/api/deliveries/schedules', { body })).status).toBe(403);
    const deleted = await ask('DELETE', `/api/deliveries/schedules/${schedule.id}`);
    expect(deleted.status).toBe(204);
  });
});
