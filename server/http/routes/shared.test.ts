import { describe, expect, it } from 'vitest';
import { overrideEvent } from '../../actions/overrides/override-event.ts';
import { logEvent } from '../../actions/events/log-event.ts';
import { retractEvent } from '../../actions/events/retract-event.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';

const log = await testLog();
const { ctx } = log;
const lines: Record<string, unknown>[] = [];
const ask = testServer(log, { log: (_level, line) => lines.push(line) });
const asJson = async <T>(answer: Response | Promise<Response>) => (await (await answer).json()) as T;
const read = async (address: string) => {
  const answer = await ask('GET', address);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

interface Made {
  token: string;
  origin: string | null;
  share: { id: string };
}
const make = (change: Record<string, unknown> = {}) =>
  asJson<Made>(ask('POST', '/api/shares', { body: { kind: 'live', forecast: 'test', days: 7, ...change } }));

/** Every address that a link has, for one indicator. */
const addresses = (token: string) => [
  `/api/shared/${token}`,
  ...[
    'overview',
    'reading',
    'indicators/attacks',
    'indicators/districts',
    'indicators/attacks/feeds',
    'indicators/attacks/places',
    'indicators/attacks/versions/current',
    'indicators/attacks/chart.svg',
    'indicators/attacks/chart.csv',
    'indicators/attacks/chart.json?grain=month',
  ].map((rest) => `/api/shared/${token}/${rest}`),
];

describe('a link over HTTP', () => {
  it('is made, told once, listed without its token, and revoked', async () => {
    const made = await ask('POST', '/api/shares', { body: { kind: 'live', forecast: 'test', days: 30 } });
    expect(made.status).toBe(201);
    const { token, origin, share } = await asJson<Made>(made);
    expect(origin).toBeNull();
    const list = await read('/api/shares');
    expect(list.text).toContain(share.id);
    expect(list.text).not.toContain(token);
    expect((await read(`/api/shared/${token}`)).status).toBe(200);
    expect((await ask('POST', `/api/shares/${share.id}/revoke`, { body: {} })).status).toBe(200);
    for (const address of addresses(token)) expect((await read(address)).status, address).toBe(404);
  });

  it('says where others reach the server, once that is set', async () => {
    const open = testServer(log, { publicOrigin: 'https://signposts.example' });
    const headers = { origin: 'https://signposts.example', host: 'signposts.example' };
    const made = await open('POST', '/api/shares', { body: { kind: 'live', forecast: 'test', days: 1 }, headers });
    expect((await asJson<Made>(made)).origin).toBe('https://signposts.example');
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
    for (const address of addresses('x'.repeat(43)))
      expect(JSON.parse((await read(address)).text), address).toMatchObject({
        status: 404,
        code: 'share-closed',
        title: 'This link does not open anything (any more)',
      });
  });
});

describe('a link reaches', () => {
  it('no other forecast, feed or day, no list without an indicator, nothing of the desk, and changes nothing', async () => {
    const { token } = await make({ withEvents: true });
    const base = `/api/shared/${token}`;
    for (const rest of [
      'reading?feed=acled',
      'reading?as-of=2024-01-01',
      'indicators/attacks?feed=acled',
      'events',
      'events?q=bomb',
      'events?indicator=attacks&loggedBy=alice',
    ])
      expect((await read(`${base}/${rest}`)).status, rest).toBe(422);
    for (const rest of [
      'events?indicator=attacks&forecast=other',
      'events?indicator=attacks&feed=acled',
      'events/01900000-0000-7000-8000-000000000000',
      'events/none',
    ])
      expect((await read(`${base}/${rest}`)).status, rest).toBe(403);
    for (const rest of [
      'drafts',
      'audit',
      'review',
      'comments',
      'events/x/comments',
      'events/x/revisions',
      'events/x/attachments',
      'data',
      'forecasts',
      'shares',
    ])
      expect((await read(`${base}/${rest}`)).status, rest).toBe(404);
    for (const method of ['POST', 'PUT', 'DELETE'])
      for (const rest of ['reading', 'events', 'indicators/attacks'])
        expect([404, 405], rest).toContain((await ask(method, `${base}/${rest}`, { body: {} })).status);
  });

  it('the events behind its numbers, one by one, without who logged them', async () => {
    const behind = await logEvent({ ctx, input: aBomb({ summary: 'Behind a number of the link' }) });
    const draft = await logEvent({ ctx, input: aBomb({ summary: 'Only begun', status: 'draft' }) });
    const left = await logEvent({
      ctx,
      input: aBomb({ summary: 'Left out by the file', when: { from: '2023-01-30' } }),
    });
    const { token } = await make({ withEvents: true });
    const list = await read(`/api/shared/${token}/events?indicator=attacks&month=2024-03`);
    expect(list.text).toContain('Behind a number of the link');
    const one = await read(`/api/shared/${token}/events/${behind.id}`);
    expect(one.text).toContain('The Paper');
    for (const word of ['alice', 'Alice', 'loggedBy', 'loggedAt', 'version'])
      expect(one.text + list.text).not.toContain(word);
    expect((await read(`/api/shared/${token}/events/${draft.id}`)).status).toBe(403);
    // The reading names it, so it can be looked up too.
    expect((await read(`/api/shared/${token}/events/${left.id}`)).text).toContain('Left out by the file');
  });

  it('no event that waits or was retracted, not even by its id', async () => {
    const [waits, gone] = await Promise.all([
      logEvent({ ctx, input: aBomb({ summary: 'Waits for review', status: 'in-review' }) }),
      logEvent({ ctx, input: aBomb({ summary: 'Taken back' }) }),
    ]);
    await retractEvent({ ctx, input: { id: gone.id, version: gone.version, reason: 'Not so' } });
    for (const kind of ['live', 'frozen']) {
      const { token } = await make({ kind, withEvents: true });
      const list = await read(`/api/shared/${token}/events?indicator=attacks&limit=200`);
      for (const { id, summary } of [waits, gone]) {
        expect(list.text).not.toContain(summary);
        expect((await read(`/api/shared/${token}/events/${id}`)).status, summary).toBe(403);
      }
    }
  });

  it('the events that were entered lately, and no moment at which the desk changed one', async () => {
    await logEvent({ ctx, input: aBomb() });
    const { token } = await make({ withEvents: true });
    const list = `/api/shared/${token}/events?indicator=attacks`;
    expect(JSON.parse((await read(`${list}&sample=own&loggedFrom=2024-06-01`)).text)).toMatchObject({
      total: expect.any(Number),
    });
    expect((await read(`${list}&sort=-day`)).status).toBe(200);
    for (const sort of ['changed', '-changed']) expect((await read(`${list}&sort=${sort}`)).status).toBe(422);
  });

  it('no event at all where it was made without: no id, no summary, no decision by hand, no name', async () => {
    const left = await logEvent({
      ctx,
      input: aBomb({ when: { from: '2023-01-30' }, summary: 'The bomb that prompted it all' }),
    });
    const hand = await logEvent({ ctx, input: aBomb({ summary: 'A raid that was no raid at all' }) });
    const decision = {
      id: hand.id,
      forecast: 'test',
      indicator: 'attacks',
      given: { counts: false, reason: 'Known at the desk' },
    };
    await overrideEvent({ ctx, input: decision });
    const whole = await read('/api/forecasts/test/reading');
    const told = [
      'The bomb that prompted it all',
      'A raid that was no raid at all',
      'Known at the desk',
      left.id,
      hand.id,
    ];
    for (const word of told) expect(whole.text).toContain(word);
    for (const kind of ['live', 'frozen']) {
      const { token } = await make({ kind });
      for (const address of addresses(token)) {
        const { status, text } = await read(address);
        expect(status).toBe(200);
        for (const word of [...told, 'alice', 'Alice']) expect(text, address).not.toContain(word);
      }
      for (const rest of ['events?indicator=attacks', `events/${hand.id}`])
        expect((await read(`/api/shared/${token}/${rest}`)).status).toBe(403);
    }
  });
});

describe('the log of the server', () => {
  it('names the link that was read through, and never its token', async () => {
    const { token, share } = await make({ withEvents: true });
    const chart = await make({ opens: 'chart', indicator: 'attacks' });
    lines.length = 0;
    for (const address of [
      ...addresses(token),
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
    for (const address of [`/s/${token}`, ...addresses(token), '/', '/api/forecasts']) {
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

  it('reaches no other chart', async () => {
    const { token } = await make({ opens: 'chart', indicator: 'attacks' });
    expect((await read(`/embed/${token}?indicator=deaths`)).status).toBe(403);
    for (const rest of ['reading', 'indicators/deaths', 'events?indicator=attacks'])
      expect((await read(`/api/shared/${token}/${rest}`)).status, rest).toBe(403);
  });

  it('says so in a small page once the link is revoked', async () => {
    const { token, share } = await make({ opens: 'chart', indicator: 'attacks' });
    await ask('POST', `/api/shares/${share.id}/revoke`, { body: {} });
    const { status, text, headers } = await read(`/embed/${token}`);
    expect(status).toBe(404);
    expect(text).toContain('This link does not open anything (any more)');
    expect(text).toContain('Ask whoever sent it.');
    expect(headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect((await read('/embed/unknown')).text).toBe(text);
  });
});
