import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { packed } from './packed.ts';

const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const LONG = { words: 'made up '.repeat(500) };
/** Much the same again and again, which only a patient packing finds out. */
const PLACES = Array.from({ length: 2_000 }, (_, i) => `Village ${(i * 7919) % 2_003} of ${(i * 104_729) % 89}`);
const app = new Hono()
  .use('*', packed())
  .get('/long', (c) => c.json(LONG, 200, { etag: '"1"' }))
  .get('/api/places', (c) => c.json({ places: [c.req.query('state') ?? '', ...PLACES] }))
  .get('/short', (c) => c.json({ made: 'up' }))
  .get('/none', (c) => c.json(LONG, 404))
  .get('/bytes', (c) => c.body('x'.repeat(5_000), 200, { 'content-type': 'image/png' }));
const ask = (path: string, encoding = 'gzip, br') => app.request(path, { headers: { 'accept-encoding': encoding } });

describe('a long answer', () => {
  it('is packed for whoever takes it, and is the same when it is unpacked', async () => {
    const answer = await ask('/long');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('vary')).toContain('accept-encoding');
    expect(answer.headers.get('etag')).toBe('W/"1"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBeLessThan(200);
    expect(JSON.parse(brotliDecompressSync(bytes).toString())).toEqual(LONG);
  });

  it('is packed as small as it gets where it hardly ever changes, and anew once it did', async () => {
    const read = async (state: string) => {
      const bytes = Buffer.from(await (await ask(`/api/places?state=${state}`)).arrayBuffer());
      return {
        size: bytes.length,
        places: (JSON.parse(brotliDecompressSync(bytes).toString()) as { places: string[] }).places,
      };
    };
    const quick = brotliCompressSync(JSON.stringify({ places: ['one', ...PLACES] }), QUICK).length;
    for (const state of ['one', 'one', 'two']) {
      const { size, places } = await read(state);
      expect(places).toEqual([state, ...PLACES]);
      expect(size).toBeLessThan(quick * 0.95);
    }
  });

  it('comes as it is to everybody else', async () => {
    const answer = await ask('/long', 'identity');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.json()).toEqual(LONG);
  });

  it.each(['/short', '/none', '/bytes'])('leaves %s alone', async (path) => {
    expect((await ask(path)).headers.get('content-encoding')).toBeNull();
  });
});
