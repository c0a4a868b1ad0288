import { describe, expect, it } from 'vitest';
import { testLog, testServer } from '../../testing/request.ts';
import { linksBy, readsBy } from '../../testing/shares.ts';

const log = await testLog();
const ask = testServer(log);
const [make, read] = [linksBy(ask), readsBy(ask)];

describe('an embedded chart', () => {
  it('is a page without any script that others may frame, held to its own style sheet', async () => {
    const { token } = await make({ opens: 'chart', indicator: 'attacks' });
    const { status, text, headers } = await read(`/embed/${token}`);
    expect(status).toBe(200);
    expect(text).toContain('<svg');
    expect(text).not.toMatch(/<script|\son\w+=|javascript:|\sstyle="/);
    expect(text).not.toContain('/s/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/style-src 'sha256-[\w+/=]{44}'/);
    expect(policy).toContain('frame-ancestors *');
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
  });

  it('of a frozen link is kept for a minute; of a link with pages it leads there', async () => {
    const frozen = await make({ kind: 'frozen', opens: 'chart', indicator: 'attacks' });
    expect((await read(`/embed/${frozen.token}`)).headers.get('cache-control')).toBe('private, max-age=60');
    const pages = await make();
    expect((await read(`/embed/${pages.token}?indicator=attacks`)).text).toContain(
      `href="/s/${pages.token}/i/attacks"`,
    );
    expect((await read(`/embed/${pages.token}`)).status).toBe(403);
  });

  it('speaks of the desk as a stranger would, as its files do', async () => {
    const { token } = await make({ opens: 'chart', indicator: 'attacks' });
    const files = ['svg', 'csv', 'json'].map((format) => `/api/shared/${token}/indicators/attacks/chart.${format}`);
    for (const address of [`/embed/${token}`, ...files]) {
      const { text } = await read(address);
      expect(text).toContain('logged by hand at this desk');
      expect(text).toContain('ask it before passing them on');
      expect(text).not.toMatch(/\byours?\b|installation/i);
    }
  });

  it('reaches no other chart', async () => {
    const { token } = await make({ opens: 'chart', indicator: 'attacks' });
    expect((await read(`/embed/${token}?indicator=deaths`)).status).toBe(403);
    for (const rest of ['reading', 'indicators/deaths', 'events?indicator=attacks'])
      expect((await read(`/api/shared/${token}/${rest}`)).status, rest).toBe(403);
  });

  it('says so in a small page that may be framed once the link is revoked', async () => {
    const { token, share } = await make({ opens: 'chart', indicator: 'attacks' });
    await ask('POST', `/api/shares/${share.id}/revoke`, { body: {} });
    const { status, text, headers } = await read(`/embed/${token}`);
    expect(status).toBe(404);
    expect(text).toContain('This chart is no longer shared.');
    expect(headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('says the same at every address that is none, however faulty', async () => {
    const { token } = await make({ opens: 'chart', indicator: 'attacks' });
    const said = (await read('/embed/unknown')).text;
    const long = 'x'.repeat(3000);
    for (const address of [
      `/embed/${long}`,
      '/embed/',
      '/embed',
      `/embed/${token}/more`,
      '/embed/%E0%A4%A',
      '/embed/%00',
    ])
      expect([address, (await read(address)).text]).toEqual([address, said]);
    const twice = `/embed/${token}?indicator=attacks&indicator=deaths`;
    for (const address of [`/embed/${token}?indicator=${long}`, twice]) {
      const { status, text, headers } = await read(address);
      expect(text).toMatch(/<title>This chart is (no longer shared|not part of what is shared)</);
      expect([403, 404]).toContain(status);
      expect(headers.get('content-security-policy')).toContain('frame-ancestors *');
    }
  });

  it('says that it cannot be shown just now where the server fails, and nothing of why', async () => {
    const failing = { ...log.ctx, store: { ...log.ctx.store, shares: { ...log.ctx.store.shares, byHash } } };
    const answer = await testServer(log, { ctx: failing })('GET', `/embed/${'x'.repeat(43)}`);
    const text = await answer.text();
    expect(answer.status).toBe(503);
    expect(text).toContain('This chart cannot be shown just now.');
    expect(text).not.toContain('kept secret');
    expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *');
  });
});

async function byHash(): Promise<never> {
  throw new Error('kept secret');
}
