import { describe, expect, it } from 'vitest';
import { charlie } from '../../testing/people.ts';
import { testLog, testServer, TODAY } from '../../testing/request.ts';

const log = await testLog();
const ask = testServer(log);
const read = (body: unknown) => ask('POST', '/api/events/read-text', { body });

describe('reading a pasted text', () => {
  it('answers a reader too, and keeps nothing', async () => {
    const asCharlie = testServer(log, { ctx: log.as(charlie) });
    const body = { text: 'On Monday the Rebels were seen in the North, it was said.', today: TODAY };
    const answer = await asCharlie('POST', '/api/events/read-text', { body });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      language: 'en',
      words: 12,
      draft: { when: { from: '2024-06-10' }, place: { words: ['north'] } },
    });
    expect(await (await ask('GET', '/api/events')).json()).toMatchObject({ events: [] });
  });

  it('gives a link back without looking at it', async () => {
    const answer = await read({ text: 'https://paper.example/1', today: TODAY });
    expect(await answer.json()).toMatchObject({ url: 'https://paper.example/1', words: 0 });
  });

  it.each([
    ['a text that is too long', { text: 'a'.repeat(20_001), today: TODAY }],
    ['a day that does not exist', { text: 'a', today: '2024-02-30' }],
    ['no text', { today: TODAY }],
    ['a field it does not know', { text: 'a', today: TODAY, fetch: true }],
  ])('refuses %s', async (_what, body) => {
    const answer = await read(body);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'not-valid' });
  });
});
