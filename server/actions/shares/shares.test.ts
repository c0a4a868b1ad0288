import { describe, expect, it } from 'vitest';
import { client } from '../../store/connect.ts';
import { catalogue, forecast, indicator } from '../../testing/forecasts.ts';
import { alice, bob, charlie } from '../../testing/people.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import type { Ctx } from '../ctx.ts';
import { reloadDefinitions } from '../definitions/reload-definitions.ts';
import { editEvent } from '../events/edit-event.ts';
import { logEvent } from '../events/log-event.ts';
import { aboutShare } from './about-share.ts';
import { freeze } from './freeze.ts';
import { listShares } from './list-shares.ts';
import { makeShare } from './make-share.ts';
import { openShare } from './open-share.ts';
import { readShared } from './read-shared.ts';
import { revokeShare } from './revoke-share.ts';
import { sharedEvent, sharedEvents } from './shared-events.ts';
import { tokenHash } from './token.ts';

const log = await testLog();
const { ctx } = log;
const make = (change: Record<string, unknown> = {}, as: Ctx = log.as(bob)) =>
  makeShare({ ctx: as, input: { kind: 'live', forecast: 'test', days: 7, ...change } });
const open = (token: string, at: Ctx = ctx) => openShare({ ctx: at, input: { token } });
const later = (days: number): Ctx => {
  const moment = new Date(Date.parse(ctx.now()) + days * 86_400_000).toISOString();
  return { ...ctx, now: () => moment };
};

/** Everything the database holds of links, of the audit trail and of kept answers, as text. */
async function everythingKept(): Promise<string> {
  const sql = client({ ...log.connection }, 1, {});
  try {
    const rows = await sql`
      select to_jsonb(s) - 'token_hash' as row from shares s union all select to_jsonb(a) from audit a
      union all select to_jsonb(i) from idempotency i`;
    return JSON.stringify(rows);
  } finally {
    await sql.end();
  }
}

describe('a shared link', () => {
  it('is made by an analyst, opens for whoever has its token, and reads as a reader', async () => {
    const { share, token } = await make({ note: 'For the ministry', address: '/i/attacks?m=2024-03' });
    expect(share).toMatchObject({
      by: 'bob',
      state: 'open',
      opens: 'pages',
      note: 'For the ministry',
      withEvents: false,
    });
    expect(Date.parse(share.expiresAt) - Date.parse(share.at)).toBe(7 * 86_400_000);
    const opened = await open(token);
    expect(opened.ctx.actor).toEqual({ id: `share:${share.id}`, name: 'Shared link', role: 'reader' });
    expect((await readShared(opened, 'reading')).forecast).toBe('test');
  });

  it('has 32 random bytes in its token, another one each time', async () => {
    const tokens = [(await make()).token, (await make()).token];
    expect(new Set(tokens).size).toBe(2);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('leaves neither token nor hash in audit trail, kept answers or lists', async () => {
    const { share, token } = await make({}, log.as(bob, 'share-key'));
    await revokeShare({ ctx: log.as(bob), input: { id: share.id } });
    const kept = (await everythingKept()) + JSON.stringify(await listShares({ ctx }));
    expect(kept).toContain(share.id);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(tokenHash(token));
  });

  it('is made once under one Idempotency-Key; the answer that got lost opens nothing', async () => {
    const before = (await listShares({ ctx })).shares.length;
    const [lost, got] = [await make({}, log.as(bob, 'twice')), await make({}, log.as(bob, 'twice'))];
    expect(got.share).toEqual(lost.share);
    expect((await listShares({ ctx })).shares).toHaveLength(before + 1);
    expect((await open(got.token)).share.id).toBe(got.share.id);
    await expect(open(lost.token)).rejects.toMatchObject({ code: 'share-closed' });
    await expect(make({ days: 1 }, log.as(bob, 'twice'))).rejects.toMatchObject({ code: 'key-reused' });
    await revokeShare({ ctx: log.as(bob), input: { id: got.share.id } });
    await expect(make({}, log.as(bob, 'twice'))).rejects.toMatchObject({ code: 'share-revoked' });
  });
});

describe('a link that does not open', () => {
  it('answers the same whether it is unknown, malformed, expired or revoked', async () => {
    const [expired, revoked] = [await make({ days: 1 }), await make()];
    await revokeShare({ ctx: log.as(bob), input: { id: revoked.share.id } });
    const refusals = await Promise.all(
      [
        open('A'.repeat(43)),
        open("'; drop table shares; --"),
        open(expired.token, later(1.01)),
        open(revoked.token),
      ].map((opening) => opening.catch((error: unknown) => JSON.stringify(error) + String(error))),
    );
    expect(new Set(refusals).size).toBe(1);
    expect(refusals[0]).toContain('share-closed');
    expect((await open(expired.token, later(0.99))).share.id).toBe(expired.share.id);
  });

  it('is closed at once, for good, and forgets what it had frozen', async () => {
    const { share, token } = await make({ kind: 'frozen' });
    const opened = await open(token);
    expect(await revokeShare({ ctx: log.as(bob), input: { id: share.id } })).toMatchObject({
      state: 'revoked',
      revokedBy: 'bob',
    });
    await expect(open(token)).rejects.toMatchObject({ code: 'share-closed' });
    await expect(readShared(opened, 'reading')).rejects.toMatchObject({ code: 'share-frame' });
    await expect(revokeShare({ ctx, input: { id: share.id } })).rejects.toMatchObject({ code: 'share-revoked' });
  });
});

describe('who may', () => {
  it('make and see links: an analyst, not a reader', async () => {
    await expect(make({}, log.as(charlie))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(listShares({ ctx: log.as(charlie) })).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await listShares({ ctx: log.as(bob) })).shares.length).toBeGreaterThan(0);
  });

  it('revoke a link: its maker, or an editor', async () => {
    const hers = await make({}, log.as(alice));
    await expect(revokeShare({ ctx: log.as(bob), input: { id: hers.share.id } })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const his = await make();
    expect((await revokeShare({ ctx: log.as(alice), input: { id: his.share.id } })).revokedBy).toBe('alice');
    await expect(revokeShare({ ctx, input: { id: 'none' } })).rejects.toMatchObject({ code: 'share-not-found' });
  });
});

describe('a link is refused', () => {
  it.each([
    [{ forecast: 'other' }, 'forecast-not-found'],
    [{ opens: 'chart', indicator: 'none' }, 'indicator-not-found'],
    [{ feed: 'none' }, 'feed-not-found'],
    [{ days: 2 }, 'not-valid'],
    [{ days: undefined }, 'not-valid'],
    [{ opens: 'chart' }, 'not-valid'],
    [{ indicator: 'attacks' }, 'not-valid'],
    [{ opens: 'chart', indicator: 'attacks', withEvents: true }, 'not-valid'],
    [{ address: '//elsewhere.example' }, 'not-valid'],
    [{ address: '/../../events' }, 'not-valid'],
    [{ note: 'x'.repeat(201) }, 'not-valid'],
  ])('with %j', async (wrong, code) => {
    const before = (await listShares({ ctx })).shares.length;
    await expect(make(wrong)).rejects.toMatchObject({ code });
    expect((await listShares({ ctx })).shares).toHaveLength(before);
  });

  it('when it would keep more than a frozen one holds', async () => {
    const frame = { forecast: 'test' };
    const frozen = freeze(ctx, { frame, indicator: null, withEvents: false, most: 1000 });
    await expect(frozen).rejects.toMatchObject({ code: 'share-too-large' });
  });
});

describe('a frozen link', () => {
  it('stays to the letter while a live one follows', async () => {
    await logEvent({ ctx, input: aBomb() });
    const [frozen, live] = [await make({ kind: 'frozen' }), await make()];
    const first = JSON.stringify(await readShared(await open(frozen.token), 'reading'));
    const [was] = [JSON.stringify(await readShared(await open(live.token), 'reading'))];
    await logEvent({ ctx, input: aBomb({ summary: 'Another bomb' }) });
    expect(JSON.stringify(await readShared(await open(frozen.token), 'reading'))).toBe(first);
    expect(JSON.stringify(await readShared(await open(live.token), 'reading'))).not.toBe(was);
  });

  it('made with events gives those of its moment, in the state they had', async () => {
    const event = await logEvent({ ctx, input: aBomb({ summary: 'As it was first told' }) });
    const { token } = await make({ kind: 'frozen', withEvents: true });
    const opened = await open(token);
    const asked = { indicator: 'attacks', month: '2024-03' };
    const [first, one] = [await sharedEvents(opened, asked), await sharedEvent(opened, event.id)];
    await editEvent({
      ctx,
      input: { id: event.id, version: 1, reason: null, draft: aBomb({ summary: 'As it was told later' }) },
    });
    const late = await logEvent({ ctx, input: aBomb({ summary: 'Logged later' }) });
    expect(await sharedEvents(opened, asked)).toEqual(first);
    expect(await sharedEvent(opened, event.id)).toEqual(one);
    expect(one.summary).toBe('As it was first told');
    await expect(sharedEvent(opened, late.id)).rejects.toMatchObject({ code: 'share-frame' });
    const { reading } = await readShared(opened, 'indicator', { indicator: 'attacks' });
    expect(first.total).toBe(reading.chart.marks.find((mark) => mark.from === '2024-03')?.events);
  });

  it('is not made while the log is written to', async () => {
    const version = ctx.store.data.version;
    const moved = { ...ctx.store, data: { version: async () => ({ ...(await version()), n: -1 }) } };
    await expect(make({ kind: 'frozen' }, { ...log.as(bob), store: moved })).rejects.toMatchObject({
      code: 'share-moved',
    });
  });

  it('of one chart keeps that chart alone', async () => {
    const { token } = await make({ kind: 'frozen', opens: 'chart', indicator: 'attacks' });
    const opened = await open(token);
    expect((await readShared(opened, 'indicator', { indicator: 'attacks' })).reading.id).toBe('attacks');
    await expect(readShared(opened, 'indicator', { indicator: 'deaths' })).rejects.toMatchObject({
      code: 'share-frame',
    });
    await expect(readShared(opened, 'reading')).rejects.toMatchObject({ code: 'share-frame' });
  });
});

describe('the events of a link', () => {
  it('are those behind its numbers alone, and only where it was made with them', async () => {
    await logEvent({ ctx, input: aBomb() });
    const [withThem, without] = [await make({ withEvents: true }), await make()];
    const opened = await open(withThem.token);
    const page = await sharedEvents(opened, { indicator: 'attacks' });
    expect(page.total).toBeGreaterThan(0);
    expect(JSON.stringify(page)).not.toContain('alice');
    await expect(sharedEvents(await open(without.token), { indicator: 'attacks' })).rejects.toMatchObject({
      code: 'share-frame',
    });
    for (const wrong of [
      {},
      { indicator: 'attacks', q: 'bomb' },
      { indicator: 'attacks', loggedBy: 'alice' },
      { indicator: 'attacks', status: 'draft' },
    ])
      await expect(sharedEvents(opened, wrong)).rejects.toMatchObject({ code: 'not-valid' });
    for (const wrong of [{ feed: 'acled' }, { forecast: 'other' }])
      await expect(sharedEvents(opened, { indicator: 'attacks', ...wrong })).rejects.toMatchObject({
        code: 'share-frame',
      });
  });
});

describe('once the definitions changed', () => {
  it('a frozen link tells what it is and its numbers still, and lists no events that are not behind them', async () => {
    const other = await testLog(catalogue([forecast()]));
    const share = (change: Record<string, unknown>) =>
      makeShare({ ctx: other.ctx, input: { forecast: 'test', days: 7, withEvents: true, ...change } });
    const event = await logEvent({ ctx: other.ctx, input: aBomb() });
    const [frozen, live] = [await share({ kind: 'frozen' }), await share({ kind: 'live' })];
    const [about, list] = [await aboutShare(await open(frozen.token, other.ctx)), { indicator: 'attacks' }];
    expect((await sharedEvents(await open(frozen.token, other.ctx), list)).total).toBe(1);

    other.define(catalogue([forecast([indicator('attacks', { counts: { event: 'bomb', in: 'freeland' } })])]));
    await reloadDefinitions({ ctx: other.ctx });
    await expect(sharedEvents(await open(frozen.token, other.ctx), list)).rejects.toMatchObject({
      code: 'share-frame',
      message: expect.stringContaining('definition changed'),
    });
    expect((await sharedEvents(await open(live.token, other.ctx), list)).total).toBe(1);

    other.define(catalogue([{ ...forecast(), id: 'another' }]));
    await reloadDefinitions({ ctx: other.ctx });
    const opened = await open(frozen.token, other.ctx);
    expect(await aboutShare(opened)).toEqual(about);
    expect((await readShared(opened, 'reading')).forecast).toBe('test');
    await expect(sharedEvents(opened, list)).rejects.toMatchObject({ code: 'share-frame' });
    await expect(sharedEvent(opened, event.id)).rejects.toMatchObject({ code: 'share-frame' });
    // Not "there is no such forecast": that refusal names those there are.
    await expect(open(live.token, other.ctx)).rejects.toMatchObject({ code: 'share-closed' });
  });
});
