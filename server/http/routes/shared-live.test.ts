import { afterEach, describe, expect, it } from 'vitest';
import { declareCoverage } from '../../actions/data/declare-coverage.ts';
import { editEvent } from '../../actions/events/edit-event.ts';
import { logEvent } from '../../actions/events/log-event.ts';
import { openHub } from '../../live/hub.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { linksBy } from '../../testing/shares.ts';
import { readStream, type ReadStream } from '../../testing/stream.ts';

const log = await testLog();
const { ctx } = log;
const version = async () => (await ctx.store.data.version()).n;
const hub = openHub({ most: 50, mostEach: 50, pace: 100, beat: 300, version });
let now = ctx.now;
const ask = testServer(log, { ctx: { ...ctx, now: () => now() }, live: hub });
ctx.store.listen({ onNews: hub.publish, onAgain: hub.again });
const streams: ReadStream[] = [];
afterEach(async () => {
  now = ctx.now;
  await Promise.all(streams.splice(0).map((stream) => stream.stop()));
});

const make = linksBy(ask);
/** As browsers ask for it: with every packing they know. */
const follow = (token: string) =>
  ask('GET', `/api/shared/${token}/live`, { headers: { 'accept-encoding': 'br, gzip' } });
async function followed(change: Record<string, unknown> = {}) {
  const made = await make(change);
  const answer = await follow(made.token);
  expect(answer.status).toBe(200);
  const stream = readStream(answer);
  streams.push(stream);
  await stream.next('state');
  return { ...made, stream };
}

describe('the stream of a live link', () => {
  it('tells of a new event of its forecast by counts alone', async () => {
    const { stream } = await followed();
    const body = aBomb({ summary: 'Heard of by link' });
    await ask('POST', '/api/events', { body, headers: { 'x-signposts-page': 'page-of-alice' } });
    const news = await stream.next('news');
    expect(news?.data).toEqual({
      ...{ version: expect.any(Number), events: 1, added: 1, other: 0, definitions: 0, by: {} },
    });
    expect(JSON.stringify(stream.seen())).not.toMatch(/alice|Heard of/);
  });

  it('tells a change as a change, and coverage as something else', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    const { stream } = await followed();
    await editEvent({ ctx, input: { id: event.id, version: 1, reason: null, draft: aBomb({ summary: 'Corrected' }) } });
    expect((await stream.next('news'))?.data).toMatchObject({ events: 1, added: 0, other: 0 });
    const coverage = { feed: 'desk', from: '2020-01', to: '2020-03', countries: ['freeland'], note: '' };
    await declareCoverage({ ctx, input: coverage });
    expect((await stream.next('news'))?.data).toMatchObject({ events: 0, other: 1 });
  });

  it('says nothing of what lies outside its forecast: a draft, an event that counts nowhere, another feed', async () => {
    const { stream } = await followed();
    await logEvent({ ctx, input: aBomb({ status: 'draft' }) });
    await logEvent({ ctx, input: aBomb({ status: 'in-review' }) });
    await stream.next('beat');
    await logEvent({ ctx, input: aBomb() });
    expect((await stream.next('news'))?.data).toMatchObject({ events: 1, added: 1 });
    expect(stream.seen().filter(({ event }) => event === 'news')).toHaveLength(1);
  });

  it('says nothing new through a link to an earlier day', async () => {
    const { stream } = await followed({ asOf: '2024-01-31' });
    await logEvent({ ctx, input: aBomb() });
    await stream.next('beat');
    await stream.next('beat');
    expect(stream.seen().filter(({ event }) => event === 'news')).toEqual([]);
  });

  it('ends at once when the link is revoked, and is not given again', async () => {
    const { stream, share, token } = await followed();
    await ask('POST', `/api/shares/${share.id}/revoke`, { body: {} });
    expect(await stream.next('news')).toBeNull();
    expect((await follow(token)).status).toBe(404);
  });

  it('ends when the link expires', async () => {
    const { stream, share } = await followed({ days: 1 });
    now = () => share.expiresAt;
    expect(await stream.next('news')).toBeNull();
  });

  it('is refused to a frozen link and to one chart alone', async () => {
    for (const change of [{ kind: 'frozen' }, { opens: 'chart', indicator: 'attacks' }]) {
      const answer = await ask('GET', `/api/shared/${(await make(change)).token}/live`);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'share-frame']);
    }
  });

  it('leaves no stream open behind it', async () => {
    const before = hub.size;
    const { stream, token } = await followed();
    expect(hub.size).toBe(before + 1);
    await stream.stop();
    expect(hub.size).toBe(before);
    expect((await ask('HEAD', `/api/shared/${token}/live`)).status).toBe(200);
    expect(hub.size).toBe(before);
  });
});
