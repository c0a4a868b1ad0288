import { describe, expect, it } from 'vitest';
import { catalogue, forecast, fourIndicators } from '../../testing/forecasts.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';

const review = [{ when: { tag: 'bold' }, because: 'it is bold' }];
const ask = testServer(await testLog(catalogue([forecast(fourIndicators(), { review })])));
const json = async (answer: Response) => (await answer.json()) as Record<string, unknown>;
const body = aBomb({ tags: ['bold'] });

describe('the review over HTTP', () => {
  it('takes an event from the log to the queue, to a decision, and back', async () => {
    const logged = await ask('POST', '/api/events', { body });
    const event = await json(logged);
    expect([logged.status, event['status']]).toEqual([201, 'in-review']);
    const queue = await json(await ask('GET', '/api/review'));
    expect(queue).toMatchObject({ counts: { 'to-decide': 1, sensitive: 1, decided: 0 }, next: null });
    const headers = { 'if-match': '"1"', 'idempotency-key': 'keep-1' };
    const decide = () => ask('POST', `/api/review/${event['id']}/decide`, { body: { decision: 'keep' }, headers });
    const kept = await decide();
    expect(kept.status).toBe(200);
    expect(kept.headers.get('etag')).toBe('"2"');
    expect(await json(kept)).toMatchObject({ open: false, event: { status: 'published', version: 2 } });
    expect((await decide()).status, 'the same request under the same key').toBe(200);
    const back = await ask('POST', `/api/review/${event['id']}/reopen`, { body: {}, headers: { 'if-match': '"2"' } });
    expect(await json(back)).toMatchObject({ open: true, event: { status: 'in-review', version: 3 } });
    expect(await json(await ask('GET', `/api/review/${event['id']}`))).toMatchObject({ line: { version: 3 } });
  });

  it('says beforehand what would become of an event, also while it is typed', async () => {
    const typed = {
      kind: 'bomb',
      when: { from: '2024-03-10' },
      tags: ['bold'],
      sources: [{ publisher: '', url: 'h' }],
    };
    expect(await json(await ask('POST', '/api/events/review-reasons', { body: typed }))).toEqual({
      status: 'in-review',
      reasons: [
        { code: 'sensitive', words: 'it is bold', holds: true },
        { code: 'one-source', words: 'no source is given', holds: false },
      ],
    });
  });

  it.each([
    ['GET', '/api/review?tab=nothing', undefined, 422],
    ['GET', '/api/review?after=x', undefined, 422],
    ['GET', '/api/review/not-an-id', undefined, 404],
    ['POST', '/api/review/not-an-id/decide', { decision: 'keep' }, 428],
    ['POST', '/api/events/review-reasons?event=x', { kind: 'bomb', when: { from: '2024-03-10' } }, 422],
    ['POST', '/api/events/review-reasons', { kind: 'bomb', when: { from: 'soon' } }, 422],
    ['PUT', '/api/review/policy', { fourEyes: 'yes' }, 422],
    ['GET', '/api/events/not-an-id/comments', undefined, 404],
    ['POST', '/api/events/not-an-id/comments', { body: 'Hello' }, 404],
  ])('refuses %s %s with a sentence', async (method, address, given, status) => {
    const answer = await ask(method, address, given === undefined ? {} : { body: given });
    expect([answer.status, typeof (await json(answer))['fix']]).toEqual([status, 'string']);
  });
});
