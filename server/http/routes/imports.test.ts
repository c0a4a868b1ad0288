import { describe, expect, it } from 'vitest';
import { runImport } from '../../actions/imports/run-import.ts';
import type { Import } from '../../domain/import/import.ts';
import { bob } from '../../testing/people.ts';
import { testLog, testServer } from '../../testing/request.ts';

const log = await testLog();
const ask = testServer(log);
const FILE = 'id,date,kind,country,summary\nh1,2024-01-01,bomb,freeland,One\nh2,2024-01-02,raid,freeland,Two\n';
const send = (raw: string, headers = {}) =>
  ask('POST', '/api/imports?file=two.csv', { raw, headers: { 'content-type': 'text/csv', ...headers } });
const asImport = async (answer: Response | Promise<Response>) => (await (await answer).json()) as Import;
const work = (id: string) => runImport({ ctx: log.ctx, input: { only: id } });

describe('an import over HTTP', () => {
  it('goes from the file to the log step by step', async () => {
    const answer = await send(FILE.replace('raid', 'bomb'));
    expect(answer.status).toBe(201);
    const { id, state, look, settings } = await asImport(answer);
    expect({ state, feed: look.feed, settings }).toMatchObject({
      state: 'looked',
      feed: 'csv',
      settings: { feed: 'csv', duplicates: 'review' },
    });
    const chosen = await ask('PUT', `/api/imports/${id}/settings`, { body: { ...settings, covers: 'none' } });
    expect(chosen.status).toBe(200);
    const checking = await ask('POST', `/api/imports/${id}/check`, { body: {} });
    expect([checking.status, (await asImport(checking)).state]).toEqual([202, 'checking']);
    await work(id);
    expect(await asImport(ask('GET', `/api/imports/${id}`))).toMatchObject({
      state: 'checked',
      check: { counts: { new: 2 } },
    });
    const importing = await ask('POST', `/api/imports/${id}/commit`, { body: {} });
    expect([importing.status, (await asImport(importing)).state]).toEqual([202, 'importing']);
    await work(id);
    expect(await (await ask('GET', '/api/imports')).json()).toMatchObject({
      imports: [{ id, state: 'done', check: { counts: { new: 2 } } }],
    });
    expect((await asImport(ask('POST', `/api/imports/${id}/commit`, { body: {} }))).state).toBe('done');
  });

  it('is one import while the same file is open, however often it is sent', async () => {
    const one = await asImport(send(FILE));
    expect((await asImport(send(FILE))).id).toBe(one.id);
  });

  it('gives its refused rows as a table, and is not brought in with them unasked', async () => {
    const { id, settings } = await asImport(send(FILE.replace('raid', 'riad')));
    await ask('PUT', `/api/imports/${id}/settings`, { body: { ...settings, covers: 'none' } });
    await ask('POST', `/api/imports/${id}/check`, { body: {} });
    await work(id);
    const refused = await ask('GET', `/api/imports/${id}/refused.csv`);
    expect(refused.headers.get('content-disposition')).toContain('two-refused.csv');
    expect(await refused.text()).toMatch(/riad.*,2,3,"kind: /);
    const commit = await ask('POST', `/api/imports/${id}/commit`, { body: {} });
    expect([commit.status, ((await commit.json()) as { code: string }).code]).toEqual([422, 'rows-refused']);
    expect(await asImport(ask('POST', `/api/imports/${id}/give-up`, { body: {} }))).toMatchObject({
      state: 'given-up',
    });
  });

  it('is refused to an analyst, and another kind of content to everybody', async () => {
    const analyst = testServer(log, { ctx: log.as(bob) });
    expect((await analyst('GET', '/api/imports')).status).toBe(403);
    expect(
      (await ask('POST', '/api/imports?file=x.png', { raw: 'x', headers: { 'content-type': 'image/png' } })).status,
    ).toBe(415);
    expect((await ask('GET', '/api/imports/none')).status).toBe(404);
  });
});
