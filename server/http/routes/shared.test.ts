import { describe, expect, it } from 'vitest';
import { testLog, testServer } from '../../testing/request.ts';
import { addressesOf, linksBy, readsBy, type Made } from '../../testing/shares.ts';

const log = await testLog();
const lines: Record<string, unknown>[] = [];
const ask = testServer(log, { log: (_level, line) => lines.push(line) });
const [make, read] = [linksBy(ask), readsBy(ask)];

describe('a link over HTTP', () => {
  it('is made, told once, listed without its token, and revoked', async () => {
    const made = await ask('POST', '/api/shares', { body: { kind: 'live', forecast: 'test', days: 30 } });
    expect(made.status).toBe(201);
    const { token, origin, share } = (await made.json()) as Made;
    expect(origin).toBeNull();
    const list = await read('/api/shares');
    expect(list.text).toContain(share.id);
    expect(list.text).not.toContain(token);
    expect((await read(`/api/shared/${token}`)).status).toBe(200);
    expect((await ask('POST', `/api/shares/${share.id}/revoke`, { body: {} })).status).toBe(200);
    for (const address of addressesOf(token)) expect((await read(address)).status, address).toBe(404);
  });

  it('says where others reach the server, once that is set', async () => {
    const open = testServer(log, { publicOrigin: 'https://signposts.example' });
    const headers = { origin: 'https://signposts.example', host: 'signposts.example' };
    const made = await open('POST', '/api/shares', { body: { kind: 'live', forecast: 'test', days: 1 }, headers });
    expect(((await made.json()) as Made).origin).toBe('https://signposts.example');
  });

  it('tells what it is', async () => {
    const { token } = await make({ note: 'For the ministry' });
    const about = await read(`/api/shared/${token}`);
    expect(JSON.parse(about.text)).toMatchObject({
      kind: 'live',
      forecast: 'test',
      feed: 'desk',
      withEvents: false,
      frozenAt: null,
    });
    expect(about.text).not.toContain('ministry');
    expect(about.text).not.toContain('alice');
  });

  it('answers an unknown token with the words for a closed one, at every address', async () => {
    for (const address of addressesOf('x'.repeat(43)))
      expect(JSON.parse((await read(address)).text), address).toMatchObject({
        status: 404,
        code: 'share-closed',
        title: 'This link does not open anything (any more)',
      });
  });
});

describe('the log of the server', () => {
  it('names the link that was read through, and never its token', async () => {
    const { token, share } = await make({ withEvents: true });
    const chart = await make({ opens: 'chart', indicator: 'attacks' });
    lines.length = 0;
    for (const address of [
      ...addressesOf(token),
      `/api/shared/${token}/events?indicator=attacks`,
      `/api/shared/${token}/nowhere`,
      `/s/${token}/i/attacks`,
      `/embed/${chart.token}`,
    ])
      await ask('GET', address);
    await ask('POST', `/api/shared/${token}/reading`, { body: {} });
    const text = JSON.stringify(lines);
    expect(text).toContain(`share:${share.id}`);
    expect(text).toContain('/api/shared/:token/reading');
    for (const each of [token, chart.token]) expect(text).not.toContain(each);
  });
});

describe('the headers', () => {
  it('keep every answer from search engines and referrers, and every page but an embed out of frames', async () => {
    const { token } = await make();
    for (const address of [`/s/${token}`, ...addressesOf(token), '/', '/api/forecasts']) {
      const { headers } = await read(address);
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
    expect((await read(`/api/shared/${token}/reading`)).headers.get('cache-control')).toBe('no-store');
  });
});
