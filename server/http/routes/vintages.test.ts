import { describe, expect, it } from 'vitest';
import type { DatasetSays } from '../../domain/import/dataset-says.ts';
import type { VintageList, VintageRead, VintageUndone } from '../../domain/import/vintage.ts';
import { bringText } from '../../testing/bring.ts';
import { bob } from '../../testing/people.ts';
import { testLog, testServer } from '../../testing/request.ts';

const log = await testLog();
const ask = testServer(log);
const asBob = testServer({ ...log, ctx: log.as(bob) });
const asJson = async <T>(answer: Response) => (await answer.json()) as T;
const file = (killed: number) =>
  `id,date,kind,by,country,district,killed_total,summary\ne1,2024-01-05,bomb,rebels,freeland,north,${killed},A bomb`;

describe('imports over HTTP', () => {
  it('lists them, tells what one did, and takes it back with a key once', async () => {
    const { vintage } = await bringText(log.ctx, file(3), { release: '1' });
    const { vintages } = await asJson<VintageList>(await ask('GET', '/api/vintages'));
    expect(vintages).toMatchObject([{ id: vintage, feed: 'csv', release: '1', undoneAt: null, counts: { new: 1 } }]);
    const read = await asJson<VintageRead>(await ask('GET', `/api/vintages/${vintage}`));
    expect(read).toMatchObject({
      part: 'new',
      parts: { new: 1 },
      rows: [{ event: { summary: 'A bomb' } }],
      next: null,
    });
    const event = read.rows[0]?.event.id ?? '';
    expect(await asJson<DatasetSays>(await ask('GET', `/api/events/${event}/dataset`))).toEqual({ says: null });
    const undo = (query = '') => ({
      address: `/api/vintages/${vintage}/undo${query}`,
      asked: { body: {}, headers: { 'idempotency-key': 'undo-1' } },
    });
    const dry = undo('?dry-run=true');
    const plan = await asJson<VintageUndone>(await ask('POST', dry.address, dry.asked));
    expect(plan).toMatchObject({ dryRun: true, brought: 1, blocked: null });
    const { address, asked } = undo();
    expect((await asBob('POST', address, { body: {} })).status).toBe(403);
    const first = await asJson<VintageUndone>(await ask('POST', address, asked));
    expect(first).toMatchObject({ dryRun: false, brought: 1 });
    expect(await asJson(await ask('POST', address, asked))).toEqual(first);
    const again = await ask('POST', address, { body: {} });
    expect([again.status, (await asJson<{ code: string }>(again)).code]).toEqual([409, 'vintage-undone']);
  });

  it('knows no other', async () => {
    for (const id of ['x', log.ctx.newId()]) {
      const none = await ask('GET', `/api/vintages/${id}`);
      expect([none.status, (await asJson<{ code: string }>(none)).code]).toEqual([404, 'vintage-not-found']);
    }
  });

  it('refuses an answer to a dataset that says nothing, and one without the version that was read', async () => {
    const { vintage } = await bringText(log.ctx, file(4));
    const read = await asJson<VintageRead>(await ask('GET', `/api/vintages/${vintage}`));
    const address = `/api/events/${read.rows[0]?.event.id ?? ''}/dataset/take`;
    expect((await ask('POST', address, { body: {} })).status).toBe(428);
    const version = read.rows[0]?.event.version ?? 0;
    const nothing = await ask('POST', address, { body: {}, headers: { 'if-match': `"${version}"` } });
    expect([nothing.status, (await asJson<{ code: string }>(nothing)).code]).toEqual([409, 'dataset-says-nothing']);
  });
});
