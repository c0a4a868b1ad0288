import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/permission.ts';
import type { Role } from '../../domain/role.ts';
import { catalogue, forecast, indicator } from '../../testing/forecasts.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { countsToward } from '../events/counts-toward.ts';
import { listEvents } from '../events/list-events.ts';
import { logEvent } from '../events/log-event.ts';
import { declareNilReturn } from '../nil-returns/declare-nil-return.ts';
import { withdrawNilReturn } from '../nil-returns/withdraw-nil-return.ts';
import { overrideEvent } from '../overrides/override-event.ts';
import { listOverrides } from '../overrides/list-overrides.ts';
import { removeOverride } from '../overrides/remove-override.ts';
import { listForecasts } from '../readings/list-forecasts.ts';
import { readForecast } from '../readings/read-forecast.ts';
import { readIndicator } from '../readings/read-indicator.ts';
import { beginReport } from '../reports/begin-report.ts';
import { discardReport } from '../reports/discard-report.ts';
import { fileOfReport } from '../reports/file-of-report.ts';
import { listReports } from '../reports/list-reports.ts';
import { findReport } from '../reports/read-report.ts';
import { signReport } from '../reports/sign-report.ts';
import { listShares } from '../shares/list-shares.ts';
import { makeShare } from '../shares/make-share.ts';
import { revokeShare } from '../shares/revoke-share.ts';

const other = {
  ...forecast([indicator('attacks'), indicator('bold', { counts: { event: 'attack', tag: 'bold' } })]),
  id: 'other',
};
const log = await testLog(
  catalogue([forecast([indicator('attacks'), indicator('bold', { counts: { event: 'attack', tag: 'bold' } })]), other]),
);
const who = (forecasts: Record<string, Role>, role: Role = 'analyst'): Actor => ({
  id: 'dora',
  name: 'Dora',
  role,
  forecasts,
});
const onTest = log.as(who({ test: 'editor' }));
const onOther = log.as(who({ other: 'editor' }));
const reader = log.as(who({ test: 'reader' }));
const NOT_THERE = { code: 'forecast-not-found' };
const plan = { forecast: 'test', sections: ['bottom-line'] };
const given = { from: '2023-06-01', to: '2023-06-30', lookedIn: ['The Paper'] };

describe('a role on one forecast', () => {
  it('shows that forecast and no other, in lists, by name and in what refuses', async () => {
    expect(listForecasts({ ctx: onTest }).forecasts.map(({ id }) => id)).toEqual(['test']);
    expect(listForecasts({ ctx: log.as(who({ '*': 'reader' })) }).forecasts).toHaveLength(2);
    await expect(readForecast({ ctx: onOther, input: { forecast: 'test' } })).rejects.toMatchObject(NOT_THERE);
    const asked = readIndicator({ ctx: onOther, input: { forecast: 'test', indicator: 'attacks' } });
    await expect(asked).rejects.toMatchObject({ ...NOT_THERE, fix: 'Use one of: other.' });
    await expect(listEvents({ ctx: onOther, input: { forecast: 'test' } })).rejects.toMatchObject(NOT_THERE);
    expect((await readForecast({ ctx: onTest, input: { forecast: 'test' } })).forecast).toBe('test');
  });

  it('says of an event only what it counts toward there, and lets nobody else decide it', async () => {
    const { id } = await logEvent({ ctx: log.ctx, input: aBomb() });
    const toward = async (ctx: typeof onTest) =>
      (await countsToward({ ctx, input: { id } })).counts.map((one) => one.forecast);
    expect(await toward(onTest)).toEqual(['test']);
    expect(await toward(onOther)).toEqual(['other']);
    const decision = { id, forecast: 'test', indicator: 'bold', given: { counts: true, reason: 'as the report says' } };
    await expect(overrideEvent({ ctx: onOther, input: decision })).rejects.toMatchObject(NOT_THERE);
    await expect(overrideEvent({ ctx: reader, input: decision })).rejects.toMatchObject({ code: 'not-allowed' });
    await overrideEvent({ ctx: onTest, input: decision });
    expect((await listOverrides({ ctx: onOther, input: { id } })).overrides).toEqual([]);
    expect((await listOverrides({ ctx: reader, input: { id } })).overrides).toHaveLength(1);
    const removal = { id, forecast: 'test', indicator: 'bold' };
    await expect(removeOverride({ ctx: onOther, input: removal })).rejects.toMatchObject(NOT_THERE);
    await removeOverride({ ctx: onTest, input: removal });
  });

  it('holds for nil returns, that are declared there and withdrawn there', async () => {
    const input = { forecast: 'test', indicator: 'attacks', given };
    await expect(declareNilReturn({ ctx: onOther, input })).rejects.toMatchObject(NOT_THERE);
    await expect(declareNilReturn({ ctx: reader, input })).rejects.toMatchObject({ code: 'not-allowed' });
    const { id } = await declareNilReturn({ ctx: onTest, input });
    await expect(withdrawNilReturn({ ctx: onOther, input: { id } })).rejects.toMatchObject({
      code: 'nil-return-not-found',
    });
    await withdrawNilReturn({ ctx: onTest, input: { id } });
  });

  it('holds for reports: drafts for those who write there, signed ones for its readers', async () => {
    await expect(beginReport({ ctx: onOther, input: { plan } })).rejects.toMatchObject(NOT_THERE);
    await expect(beginReport({ ctx: reader, input: { plan } })).rejects.toMatchObject({ code: 'not-allowed' });
    const { id } = await beginReport({ ctx: onTest, input: { plan } });
    for (const ctx of [onOther, reader]) {
      expect((await listReports({ ctx, input: {} })).reports).toEqual([]);
      await expect(findReport({ ctx, input: { id } })).rejects.toMatchObject({ code: 'report-not-found' });
      await expect(fileOfReport({ ctx, input: { id, format: 'json' } })).rejects.toMatchObject({
        code: 'report-not-found',
      });
    }
    const hidden = { code: 'report-not-found' };
    await expect(discardReport({ ctx: onOther, input: { id } })).rejects.toMatchObject(hidden);
    const signing = { input: { id, version: 1, accept: [] }, address: () => null };
    await expect(signReport({ ctx: onOther, ...signing })).rejects.toMatchObject(hidden);
    const analyst = log.as(who({ test: 'analyst', other: 'editor' }));
    await expect(signReport({ ctx: analyst, ...signing })).rejects.toMatchObject({ code: 'not-allowed' });
    await discardReport({ ctx: onTest, input: { id } });
  });

  it('holds for shared links', async () => {
    const input = {
      forecast: 'test',
      opens: 'pages',
      kind: 'live',
      indicator: null,
      feed: 'desk',
      withEvents: false,
      days: 7,
    };
    await expect(makeShare({ ctx: onOther, input })).rejects.toMatchObject(NOT_THERE);
    const { share } = await makeShare({ ctx: onTest, input });
    expect((await listShares({ ctx: onOther })).shares).toEqual([]);
    await expect(revokeShare({ ctx: onOther, input: { id: share.id } })).rejects.toMatchObject({
      code: 'share-not-found',
    });
    await revokeShare({ ctx: onTest, input: { id: share.id } });
  });

  it('refuses whoever has none at all', async () => {
    const nobody = log.as(who({}, 'reader'));
    await expect(readForecast({ ctx: nobody, input: { forecast: 'test' } })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('given none') as string,
    });
  });
});
