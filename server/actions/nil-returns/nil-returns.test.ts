import { describe, expect, it } from 'vitest';
import { bob, charlie } from '../../testing/people.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { logEvent } from '../events/log-event.ts';
import { readIndicator } from '../readings/read-indicator.ts';
import { declareNilReturn } from './declare-nil-return.ts';
import { listNilReturns } from './list-nil-returns.ts';
import { withdrawNilReturn } from './withdraw-nil-return.ts';

const log = await testLog();
const { ctx } = log;
const looked = (change: Record<string, unknown> = {}, as = ctx, indicator = 'attacks') =>
  declareNilReturn({
    ctx: as,
    input: {
      forecast: 'test',
      indicator,
      given: { from: '2023-06-01', to: '2023-06-30', lookedIn: ['The Paper'], ...change },
    },
  });
const month = async (wanted: string) => {
  const { reading } = await readIndicator({ ctx, input: { forecast: 'test', indicator: 'attacks', feed: 'desk' } });
  return reading.series.find((point) => point.month === wanted)?.state;
};

describe('saying that somebody looked and found none', () => {
  it('turns a missing month into a zero, and back when it is withdrawn', async () => {
    expect(await month('2023-06')).toBe('missing');
    const { id } = await looked();
    expect(await month('2023-06')).toBe('zero');
    expect(await month('2023-07')).toBe('missing');
    await withdrawNilReturn({ ctx, input: { id } });
    expect(await month('2023-06')).toBe('missing');
    await expect(withdrawNilReturn({ ctx, input: { id } })).rejects.toMatchObject({ code: 'nil-return-not-found' });
  });

  it('is not contradicted by an event that the forecast leaves out', async () => {
    await logEvent({ ctx, input: aBomb({ when: { from: '2023-01-30' } }) });
    const { id } = await looked({ from: '2023-01-01', to: '2023-01-31' });
    const { nilReturns } = await listNilReturns({ ctx, input: { forecast: 'test', indicator: 'attacks' } });
    expect(nilReturns.find((each) => each.id === id)).toMatchObject({ loggedSince: 0 });
    await withdrawNilReturn({ ctx, input: { id } });
  });

  it('is refused where the log holds events that count, and named when one is logged afterwards', async () => {
    await logEvent({ ctx, input: aBomb({ when: { from: '2023-08-10' } }) });
    await expect(looked({ from: '2023-08-01', to: '2023-08-31' })).rejects.toMatchObject({
      code: 'nil-return-contradicted',
    });
    await looked({ from: '2023-09-01', to: '2023-09-30' });
    await logEvent({ ctx, input: aBomb({ when: { from: '2023-09-10' } }) });
    const { nilReturns } = await listNilReturns({ ctx, input: { forecast: 'test', indicator: 'attacks' } });
    expect(nilReturns).toMatchObject([{ from: '2023-09-01', lookedIn: ['The Paper'], loggedSince: 1 }]);
    expect(await month('2023-09')).toBe('counted');
  });

  it('is refused for days to come, without a source, turned round, and for a share', async () => {
    await expect(looked({ to: '2024-06-16' })).rejects.toMatchObject({ issues: [{ field: 'to' }] });
    await expect(looked({ lookedIn: [] })).rejects.toMatchObject({ code: 'not-valid' });
    await expect(looked({ lookedIn: ['  '] })).rejects.toMatchObject({ code: 'not-valid' });
    await expect(looked({ from: '2023-07-01' })).rejects.toMatchObject({ code: 'not-valid' });
    await expect(looked({}, ctx, 'bold-share')).rejects.toMatchObject({ code: 'nil-return-meaningless' });
  });

  it('is for analysts, and happens once under one key', async () => {
    await expect(looked({}, log.as(charlie))).rejects.toMatchObject({ code: 'not-allowed' });
    const first = await looked({ from: '2023-10-01', to: '2023-10-31' }, log.as(bob, 'once'));
    const again = await looked({ from: '2023-10-01', to: '2023-10-31' }, log.as(bob, 'once'));
    expect(again.id).toBe(first.id);
  });
});
