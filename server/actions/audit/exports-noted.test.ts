import { expect, it } from 'vitest';
import { auditOf } from '../../testing/accounts.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';

const log = await testLog();
const ask = testServer(log);

it('what leaves as a file leaves a line: events, reports', async () => {
  await ask('POST', '/api/events', { body: aBomb() });
  for (const path of ['/api/events.csv?kind=bomb', '/api/forecasts/test/report?format=csv'])
    expect([path, (await ask('GET', path)).status]).toEqual([path, 200]);
  expect((await ask('GET', '/api/forecasts/test/report?format=no-such')).status).toBe(400);
  const noted = (await auditOf(log)).filter(({ action }) => action.endsWith(':export'));
  expect(noted).toEqual([
    expect.objectContaining({
      ...{ actor: log.ctx.actor.id, action: 'event:export', subject: 'events' },
      detail: expect.objectContaining({ format: 'csv', events: 1 }),
    }),
    expect.objectContaining({
      ...{ actor: log.ctx.actor.id, action: 'report:export', subject: 'test' },
      detail: { format: 'csv', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    }),
  ]);
});
