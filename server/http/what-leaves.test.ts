import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load.ts';
import { bringText } from '../testing/bring.ts';
import { overrideEvent } from '../actions/overrides/override-event.ts';
import { bob } from '../testing/people.ts';
import { aBomb, testLog, testServer } from '../testing/request.ts';
import { listEvents } from '../actions/events/list-events.ts';
import { logEvent } from '../actions/events/log-event.ts';
import { setTerms } from '../actions/data/set-terms.ts';
import { UNMOVED } from '../domain/live.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const loaded = loadCatalogue(path.join(ROOT, 'indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const log = await testLog(loaded.catalogue);
const { ctx } = log;
const ask = testServer(log);
const FORECAST = loaded.catalogue.forecasts[0]?.id ?? '';
const INDICATORS = loaded.catalogue.forecasts[0]?.indicators.map(({ id }) => id) ?? [];

/** The indicator for which one of its events is counted by hand. */
const NAMED = INDICATORS[0] ?? '';

/** The sample, on days of the watch before the day of the tests, with words that stand nowhere else. */
const SAMPLE = readFileSync(path.join(ROOT, 'server/importers/acled/sample.csv'), 'utf8')
  .replaceAll('2024', '2023')
  .replaceAll('-24,', '-23,')
  .replaceAll('Example village', 'Zarqavillage')
  .replaceAll('Example district', 'Zarqadistrict')
  .replaceAll('Invented row.', 'Zarqanotes of what was seen.')
  .replaceAll('Example Daily', 'Zarqadaily');
const SECRET = /zarqa|(PAK|AFG)9000\d\d/i;
/** What stands for an event that may not be named (`domain/report/unnamed-sums.ts`): made up, and of no event. */
const MADE_UP = /00000000-0000-4000-8000-[0-9a-f]{12}/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

const text = async (address: string) => {
  const answer = await ask('GET', address);
  return { status: answer.status, text: await answer.text() };
};

async function link(change: Record<string, unknown>): Promise<{ status: number; token: string; text: string }> {
  const answer = await ask('POST', '/api/shares', { body: { forecast: FORECAST, days: 7, ...change } });
  const said = await answer.text();
  return { status: answer.status, token: answer.ok ? (JSON.parse(said) as { token: string }).token : '', text: said };
}

/** Other terms for the feed, as if its publisher had changed them. */
const terms = (redistribution: string) =>
  ctx.store.change(async (tx) => {
    const feed = (await tx.feeds.terms()).find(({ id }) => id === 'acled');
    if (!feed) throw new Error('nothing was imported');
    await tx.feeds.setTerms({ ...feed, redistribution });
    await tx.data.raise({ ...UNMOVED, page: null });
  });

beforeAll(async () => {
  const { check } = await bringText(ctx, SAMPLE, { feed: 'acled', covers: 'proposed', acceptValid: true });
  expect(check.counts.new).toBeGreaterThan(3);
  await logEvent({ ctx, input: { ...aBomb(), ...ours() } });
  // A decision by hand is told in every reading, with the words of its event.
  const { events } = await listEvents({ ctx, input: { feed: 'acled', kind: 'attack', limit: '1' } });
  const given = { counts: true, reason: 'Zarqareason' };
  await overrideEvent({ ctx, input: { id: events[0]?.id, forecast: FORECAST, indicator: NAMED, given } });
}, 120_000);

/** An event of the desk's own, which may leave. */
function ours() {
  const place = { words: ['pakistan'] };
  return { kind: 'attack', by: [], place, summary: 'An event of our own', when: { from: '2023-10-01' } };
}

describe('rows of a feed whose terms keep them in', () => {
  it('leave in no table of events, which says how many are left out', async () => {
    const all = await text('/api/events.csv');
    expect(all.status).toBe(200);
    expect(all.text).not.toMatch(SECRET);
    expect(all.text).toContain('An event of our own');
    const inLog = await ctx.store.events.count({ feed: 'acled' });
    expect(all.text).toContain(`# ${inLog} events of Armed Conflict Location & Event Data (ACLED) are left out: `);
    const alone = await text('/api/events.csv?feed=acled');
    expect(alone.text.trimEnd().split('\r\n')).toHaveLength(2);
    expect((await text('/api/events.csv?feed=desk')).text).not.toContain('left out: ');
    // In the house they are there.
    expect((await text('/api/events?feed=acled')).text).toMatch(SECRET);
  });

  it('leave in no report and no chart file, which carry the credit and the day of access', async () => {
    const addresses = [
      ...['html', 'csv', 'json'].map((format) => `/api/forecasts/${FORECAST}/report?format=${format}&feed=acled`),
      ...INDICATORS.flatMap((id) =>
        ['csv', 'json', 'svg'].map(
          (format) => `/api/forecasts/${FORECAST}/indicators/${id}/chart.${format}?feed=acled`,
        ),
      ),
    ];
    for (const address of addresses) {
      const answer = await text(address);
      expect(answer.status, address).toBe(200);
      expect(answer.text, address).not.toMatch(SECRET);
      expect(answer.text.replaceAll(MADE_UP, ''), address).not.toMatch(UUID);
    }
    for (const format of ['html', 'json']) {
      const report = await text(`/api/forecasts/${FORECAST}/report?format=${format}&feed=acled`);
      expect(report.text).toMatch(/acleddata\.com\. Accessed 15 Jun 2024\./);
      expect(report.text).toContain('numbers alone');
    }
  });

  it('leave in no workbook and no data package either', async () => {
    for (const format of ['xlsx', 'zip']) {
      const answer = await ask('GET', `/api/forecasts/${FORECAST}/report?format=${format}&feed=acled`);
      expect(answer.status).toBe(200);
      const parts = Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer())));
      expect(parts.length).toBeGreaterThan(5);
      for (const [path, bytes] of parts) expect(strFromU8(bytes), path).not.toMatch(SECRET);
      expect(parts.map(([path]) => path)).not.toContain('data/events.csv');
    }
  });

  it('leave through no link: one with events is refused, and one with numbers names nothing', async () => {
    const refused = await link({ kind: 'live', feed: 'acled', withEvents: true });
    expect(refused).toMatchObject({ status: 422 });
    expect(refused.text).toContain('share-terms');
    for (const kind of ['live', 'frozen']) {
      const { token } = await link({ kind, feed: 'acled' });
      for (const address of addressesOf(token)) expect((await text(address)).text, address).not.toMatch(SECRET);
      expect((await ask('GET', `/api/shared/${token}/events?indicator=${INDICATORS[0]}`)).status).toBe(403);
    }
    const chart = await link({ kind: 'live', feed: 'acled', opens: 'chart', indicator: INDICATORS[0] });
    const embed = await text(`/embed/${chart.token}`);
    expect(embed.status).toBe(200);
    expect(embed.text).not.toMatch(SECRET);
    expect(embed.text).toContain('Accessed 15 Jun 2024.');
  }, 120_000);

  it('are held by the terms of today: where they may leave they do, and no longer when the terms turn strict', async () => {
    await terms('attributed');
    expect((await text('/api/events.csv')).text).toMatch(SECRET);
    expect((await text(`/api/forecasts/${FORECAST}/report?format=json&feed=acled`)).text).toMatch(SECRET);
    const links = [];
    for (const kind of ['live', 'frozen']) {
      const { token, status } = await link({ kind, feed: 'acled', withEvents: true });
      expect(status).toBe(201);
      expect((await text(`/api/shared/${token}/reading`)).text).toMatch(SECRET);
      expect((await text(`/api/shared/${token}/events?indicator=${NAMED}`)).text).toMatch(SECRET);
      links.push(token);
    }
    await terms('not-allowed');
    for (const token of links) {
      expect((await text(`/api/shared/${token}`)).text).toContain('"withEvents":false');
      for (const address of addressesOf(token)) expect((await text(address)).text, address).not.toMatch(SECRET);
      expect(await text(`/api/shared/${token}/events?indicator=${NAMED}`)).toMatchObject({ status: 403 });
    }
  }, 120_000);
});

const addressesOf = (token: string) => [
  `/api/shared/${token}`,
  `/api/shared/${token}/overview`,
  `/api/shared/${token}/reading`,
  ...INDICATORS.flatMap((id) =>
    ['', '/feeds', '/claims', '/places', '/chart.svg', '/chart.csv', '/chart.json'].map(
      (rest) => `/api/shared/${token}/indicators/${id}${rest}`,
    ),
  ),
];

describe('the terms of a dataset of one’s own', () => {
  const said = { title: 'Our table', licence: 'Ours', citation: 'Us, 2024.', redistribution: 'not-allowed' };

  it('are said by an editor and hold at once', async () => {
    const rows = 'id,date,kind,summary,country\r\n1,2023-10-02,attack,Zarqaown event,Pakistan\r\n';
    await bringText(ctx, rows, { feed: 'csv' });
    expect((await text('/api/events.csv?feed=csv')).text).toMatch(/Zarqaown/);
    expect((await ask('PUT', '/api/feeds/csv', { body: said })).status).toBe(200);
    expect((await text('/api/events.csv?feed=csv')).text).not.toMatch(/Zarqaown/);
    // The next file of it does not bring the old terms back.
    await bringText(ctx, rows.replace('1,2023', '2,2023'), { feed: 'csv' });
    expect((await text('/api/events.csv?feed=csv')).text).toContain('2 events of Our table are left out');
  });

  it('are nobody’s to say for a published dataset, the desk’s log, or a feed that is not there', async () => {
    for (const feed of ['acled', 'desk'])
      expect((await ask('PUT', `/api/feeds/${feed}`, { body: said })).status).toBe(409);
    expect((await ask('PUT', '/api/feeds/none', { body: said })).status).toBe(404);
    expect((await ask('PUT', '/api/feeds/csv', { body: { ...said, title: ' ' } })).status).toBe(422);
    await expect(setTerms({ ctx: log.as(bob), input: { feed: 'csv', terms: said } })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});
