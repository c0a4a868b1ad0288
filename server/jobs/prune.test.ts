import { describe, expect, it } from 'vitest';
import { logEvent } from '../actions/events/log-event.ts';
import { bob } from '../testing/people.ts';
import { aBomb, testLog, TODAY } from '../testing/request.ts';
import { KEYS_KEPT_DAYS, pruneKeys } from './prune.ts';

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
