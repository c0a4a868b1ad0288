import { describe, expect, it } from 'vitest';
import type { History, RevisionState, TollHistory } from '../../domain/desk/history.ts';
import type { EventInput } from '../../domain/event/event.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { draftOf, nextState } from '../events/held-event.ts';

const log = await testLog();
const { ctx } = log;
const ask = testServer(log);
const asJson = async <T>(answer: Response) => (await answer.json()) as T;
const codeOf = async (answer: Response) => [answer.status, (await asJson<{ code: string }>(answer)).code];

/** An event and its second version. */
async function changed(after: Partial<EventInput>, reason = 'Second source') {
  const { id } = await asJson<{ id: string }>(await ask('POST', '/api/events', { body: aBomb() }));
  const address = `/api/events/${id}`;
  await ask('PUT', `${address}?reason=${encodeURIComponent(reason)}`, {
    body: aBomb(after),
    headers: { 'if-match': '"1"' },
  });
  return { id, address };
}

describe('the history of an event', () => {
  it('says who changed what, when and why, in words', async () => {
    const { address } = await changed({ deaths: { total: { low: 3, best: 4, high: 5 } }, tags: ['bold'] });
    const { revisions } = await asJson<History>(await ask('GET', `${address}/revisions`));
    expect(revisions).toMatchObject([
      {
        version: 2,
        by: 'alice',
        action: 'edit',
        reason: 'Second source',
        status: 'published',
        batch: null,
        changes: [
          { field: 'deaths.total', name: 'killed, in all', from: '2-4', to: '3-5' },
          { field: 'tags', name: 'features', removed: [], added: ['Bold'] },
        ],
      },
      { version: 1, action: 'log', changes: [] },
    ]);
  });

  it('gives any version whole', async () => {
    const { address } = await changed({ summary: 'Better known' });
    const first = await asJson<RevisionState>(await ask('GET', `${address}/revisions/1`));
    expect(first).toMatchObject({ version: 1, status: 'published', draft: { summary: 'A bomb in the north' } });
    for (const none of ['0', '3', '1.0', 'x'])
      expect(await codeOf(await ask('GET', `${address}/revisions/${none}`))).toEqual([404, 'version-not-found']);
    expect(await codeOf(await ask('GET', `/api/events/${ctx.newId()}/revisions/1`))).toEqual([404, 'event-not-found']);
  });

  it('says of a change of several events how many they were, and whether it was taken back', async () => {
    const { id, address } = await changed({ tags: ['bold'] });
    const batch = ctx.newId();
    const event = await ctx.store.events.read(id);
    if (!event) throw new Error('no event');
    const draft = { ...draftOf(event), status: 'disputed' as const };
    const write = nextState(ctx, event, { draft, status: 'disputed', action: 'bulk-edit', reason: null });
    await ctx.store.change(async (tx) => {
      await tx.batches.open({ id: batch, action: 'bulk-edit', at: ctx.now(), by: 'alice', reason: null });
      await tx.events.write([{ ...write, batch }], ctx.definitions.tracked());
    });
    const lineOf = async (version: number) =>
      (await asJson<History>(await ask('GET', `${address}/revisions`))).revisions.find(
        (line) => line.version === version,
      );
    expect((await lineOf(3))?.batch).toEqual({ id: batch, action: 'bulk-edit', events: 1, undone: false });
    const undo = () => ask('POST', `/api/batches/${batch}/undo`, { body: {}, headers: { 'idempotency-key': batch } });
    const first = await asJson(await undo());
    expect(first).toEqual({ batch, action: 'bulk-edit', events: [{ id, version: 4, status: 'published' }] });
    expect(await asJson(await undo())).toEqual(first);
    expect(await codeOf(await ask('POST', `/api/batches/${batch}/undo`, { body: {} }))).toEqual([409, 'batch-undone']);
    expect((await lineOf(3))?.batch?.undone).toBe(true);
  });

  it('shows how the toll was revised', async () => {
    const { address } = await changed({ deaths: { total: { low: 4, best: 4, high: 4 } } });
    const { tolls } = await asJson<TollHistory>(await ask('GET', `${address}/tolls`));
    expect(tolls).toMatchObject([
      {
        of: 'killed',
        side: 'total',
        steps: [
          { version: 1, words: '2-4', low: 2, best: 3, high: 4, because: 'The Paper' },
          { version: 2, words: '4', because: 'Second source' },
        ],
      },
    ]);
  });
});

describe('restoring over HTTP', () => {
  it('needs the version that was read, and answers with the new one', async () => {
    const { address } = await changed({ tags: ['bold'] });
    const restore = (headers: Record<string, string>, body: unknown = { version: 1 }) =>
      ask('POST', `${address}/restore`, { body, headers });
    expect(await codeOf(await restore({}))).toEqual([428, 'no-version']);
    expect(await codeOf(await restore({ 'if-match': '"1"' }))).toEqual([412, 'changed-meanwhile']);
    expect(await codeOf(await restore({ 'if-match': '"2"' }, { version: 0 }))).toEqual([422, 'not-valid']);
    expect(await codeOf(await restore({ 'if-match': '"2"' }, { version: 9 }))).toEqual([404, 'version-not-found']);
    const headers = { 'if-match': '"2"', 'idempotency-key': `restore-${address.slice(-8)}` };
    const answer = await restore(headers);
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"3"']);
    expect(await asJson(await restore(headers))).toEqual(await asJson(answer));
  });
});
