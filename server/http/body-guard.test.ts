import { describe, expect, it } from 'vitest';
import { bodyGuard } from './body-guard.ts';
import { problemResponse } from './problem-response.ts';
import { router } from './router.ts';

function app(patience: number) {
  const made = router();
  made.onError((error, c) => problemResponse(c, error));
  made.use('*', async (c, next) => {
    c.set('requestId', 'r');
    await next();
  });
  made.use('*', bodyGuard(patience));
  made.post('/api/echo', async (c) => c.json(await c.req.json()));
  return made;
}

const send = (patience: number, body: ReadableStream) =>
  app(patience).request('http://localhost/api/echo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit);

describe('a body that dribbles in', () => {
  const bytes = new TextEncoder().encode('{"a":1}');

  it('is given up with a sentence, and the connection with it', async () => {
    const endless = new ReadableStream({ start: (controller) => controller.enqueue(bytes.slice(0, 3)) });
    const answer = await send(40, endless);
    expect(answer.status).toBe(408);
    expect(answer.headers.get('connection')).toBe('close');
    expect(await answer.json()).toMatchObject({
      code: 'too-slow',
      fix: expect.stringContaining('Nothing was changed'),
    });
  });

  it('is read when it comes in pieces and in time', async () => {
    const pieces = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    expect(await (await send(5_000, pieces)).json()).toEqual({ a: 1 });
  });
});
