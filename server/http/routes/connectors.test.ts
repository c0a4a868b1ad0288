import { describe, expect, it } from 'vitest';
import type { ConnectorList, ConnectorOut } from '../../domain/import/connector.ts';
import { ucdp } from '../../connectors/ucdp.ts';
import { runConnector } from '../../actions/connectors/run-connector.ts';
import { charlie } from '../../testing/people.ts';
import { testPublishers } from '../../testing/publishers.ts';
import { testLog, testServer } from '../../testing/request.ts';

const log = await testLog();
const publishers = await testPublishers();
const settings = { url: publishers.url, token: 'ucdp-secret', versions: null, countries: ['pakistan'] as const };
const connectors = [ucdp(settings)];
const off = testServer(log);
const on = testServer(log, { connecting: { connectors } });
const RUN = '/api/connectors/ucdp-candidate/run';

describe('connectors', () => {
  it('are off without settings, ask nobody, and say how they are switched on', async () => {
    const { connectors: found } = (await (await off('GET', '/api/connectors')).json()) as ConnectorList;
    expect(found.map(({ feed, state }) => [feed, state])).toEqual([
      ['ucdp-candidate', 'off'],
      ['acled', 'off'],
    ]);
    expect(found[0]?.how).toContain('SIGNPOSTS_UCDP_TOKEN');
    const refused = await off('POST', RUN, { body: {} });
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'connector-off' }]);
    expect((await off('POST', '/api/connectors/gtd/run', { body: {} })).status).toBe(404);
  });

  it('run as soon as a process looks, when an editor asks for it', async () => {
    const answer = await on('POST', RUN, { body: {} });
    expect(answer.status).toBe(202);
    expect((await answer.json()) as ConnectorOut).toMatchObject({ state: 'idle', problem: null });
    expect(publishers.asked).toEqual([]);
    const reader = testServer(log, { ctx: log.as(charlie), connecting: { connectors } });
    expect((await reader('POST', RUN, { body: {} })).status).toBe(403);
    expect((await reader('GET', '/api/connectors')).status).toBe(200);
  });

  it('are run by one process at a time, and again only when the next run is due', async () => {
    const manners = {
      ...{ now: () => 0, random: () => 0, sleep: () => new Promise<void>((go) => setTimeout(go, 20)) },
      ...{ timeout: 5_000, most: 1_000 },
    };
    const connecting = { connectors, manners, every: 24, share: 0.1 };
    const input = { feed: 'ucdp-candidate', connecting, due: true };
    const both = await Promise.all([1, 2].map(() => runConnector({ ctx: log.ctx, input })));
    expect(both.filter((ran) => ran?.said === 'Nothing new')).toHaveLength(1);
    expect(both.filter((ran) => ran === null)).toHaveLength(1);
    expect(await runConnector({ ctx: log.ctx, input })).toBeNull();
  });
});
