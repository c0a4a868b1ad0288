import { describe, expect, it } from 'vitest';
import { logEvent } from '../actions/events/log-event.ts';
import { makeShare } from '../actions/shares/make-share.ts';
import { bob } from '../testing/people.ts';
import { aBomb, testLog, TODAY } from '../testing/request.ts';
import { KEYS_KEPT_DAYS, pruneKeys, pruneShares } from './prune.ts';

const log = await testLog();
const DAY = 86_400_000;
const later = (days: number) => ({
  ...log.ctx,
  now: () => new Date(Date.parse(`${TODAY}T12:00:00Z`) + days * DAY).toISOString(),
});
const send = () => logEvent({ ctx: log.as(bob, 'device-1'), input: aBomb() });

describe('answers under Idempotency-Keys', () => {
  it('stand for as long as an entry may wait on a device: it is logged once', async () => {
    const first = await send();
    await pruneKeys(later(KEYS_KEPT_DAYS - 1));
    expect(await send()).toEqual(first);
  });

  it('are forgotten after that', async () => {
    const first = await send();
    await pruneKeys(later(KEYS_KEPT_DAYS + 1));
    expect((await send()).id).not.toBe(first.id);
  });
});

describe('what a frozen link kept', () => {
  it('stands until the link expires, and is forgotten then', async () => {
    const input = { forecast: 'test', kind: 'frozen', days: 7 };
    const { share } = await makeShare({ ctx: log.ctx, input });
    const kept = () => log.ctx.store.shares.frozen(share.id, 'reading');
    await pruneShares(later(6));
    expect(await kept()).toMatchObject({ forecast: 'test' });
    await pruneShares(later(8));
    expect(await kept()).toBeNull();
  });
});
