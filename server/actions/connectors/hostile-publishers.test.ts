import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import { acled } from '../../connectors/acled.ts';
import type { Manners } from '../../connectors/fetch-politely.ts';
import { ucdp } from '../../connectors/ucdp.ts';
import { connect } from '../../store/connect.ts';
import { say, testPublishers } from '../../testing/publishers.ts';
import { acledRow } from '../../testing/published-rows.ts';
import { testLog } from '../../testing/request.ts';
import type { Connecting } from './connecting.ts';
import { listConnectors } from './list-connectors.ts';
import { runConnector } from './run-connector.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const log = await testLog(loaded.catalogue);
const publishers = await testPublishers();
const { sql, end } = connect({ ...log.connection }, 2);
afterAll(() => end());
const { ctx } = log;

const TOKEN = 'ucdp-secret-of-this-desk-0123456789/+=&x';
const PASSWORD = 'acled-secret';
const slept: number[] = [];
const manners: Manners = {
  now: () => Date.parse(ctx.now()),
  random: () => 0.5,
  sleep: async (milliseconds) => void slept.push(milliseconds),
  timeout: 1_000,
  most: 1_000_000,
};
const countries = ['pakistan'] as const;
const connecting: Connecting = {
  connectors: [
    ucdp({ url: publishers.url, token: TOKEN, versions: ['24.0.5'], countries }),
    acled({ url: publishers.url, user: 'ann@example.org', password: PASSWORD, from: '2024-01-01', countries }),
  ],
  manners,
  every: 24,
  share: 0.1,
};
const run = (feed: string) =>
  runConnector({ ctx, input: { feed, connecting, due: false } }).catch((error: unknown) => error);
const of = async (feed: string) =>
  (await listConnectors({ ctx, input: { connecting } })).connectors.find((each) => each.feed === feed);
/** Everything that is kept of connectors and imports, as one text. */
const kept = async () =>
  JSON.stringify([
    await sql`select * from connectors`,
    await sql`select * from imports`,
    await sql`select * from audit`,
  ]);
/** The account is good; every other answer is the test's. */
const answering = (answer: (url: URL, response: ServerResponse, n: number) => void) => {
  publishers.mood = ({ url, n }, response) => {
    if (url.pathname === '/oauth/token') return false;
    answer(url, response, n);
    return true;
  };
};

beforeEach(async () => {
  await sql`truncate connectors, imports, import_pieces cascade`;
  Object.assign(publishers, { mood: null, asked: [] });
  publishers.acled.deleted = [];
  publishers.ucdp.token = TOKEN;
  slept.length = 0;
});

describe('a publisher that never ends', () => {
  it('by giving the same page again and again is left alone', async () => {
    const data = [acledRow('PAK1', '2024-04-01')];
    answering((_, response) => say(response, 200, { success: true, data }));
    expect(await run('acled')).toMatchObject({ code: 'publisher-changing' });
    expect(publishers.asked.length).toBeLessThan(20);
    expect(await sql`select from import_pieces`).toHaveLength(0);
  });

  it('by a list of withdrawn ids without end is left alone', async () => {
    const cursor = JSON.stringify({ past: { since: 1 } });
    await sql`insert into connectors (feed, cursor) values ('acled', ${cursor}::text::jsonb)`;
    const data = Array.from({ length: 5000 }, () => ({ event_id_cnty: 'PAK1' }));
    answering((_, response) => say(response, 200, { success: true, data }));
    expect(await run('acled')).toMatchObject({ code: 'publisher-odd' });
    expect(publishers.asked.length).toBeLessThan(120);
  });

  it.each([
    ['itself', (page: number) => page],
    ['the one before', (page: number) => page - 1],
    ['one that is no number', () => 'next'],
    ['one without end', () => '9'.repeat(400)],
  ])('by a next page that is %s is refused', async (_, next) => {
    answering((url, response) => {
      const page = Number(url.searchParams.get('page') ?? 1);
      const NextPageUrl = `http://elsewhere.example/?page=${next(page)}`;
      say(response, 200, { TotalCount: 9, NextPageUrl, Result: [{ id: page, country_id: 770 }] });
    });
    expect(await run('ucdp-candidate')).toMatchObject({ code: 'publisher-odd' });
    expect(publishers.asked.length).toBeLessThan(10);
  });

  it('by one endless answer is cut off', async () => {
    answering((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await run('ucdp-candidate')).toMatchObject({ code: 'publisher-odd' });
  });
});

describe('a publisher that answers nonsense', () => {
  it.each([
    ['no JSON', 'oh no'],
    ['brackets without end', '['.repeat(200_000)],
    ['a list', '[1]'],
    ['rows that are numbers', '{"Result":[1,2]}'],
    ['rows that are lists', '{"Result":[[1]]}'],
    ['rows in an object', '{"Result":{"0":{}}}'],
    ['nothing', ''],
    ['null', 'null'],
    ['a page of titles', `<title${'<title'.repeat(100_000)}`],
  ])('with %s is told so, in words', async (_, body) => {
    answering((__, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body);
    });
    const begun = performance.now();
    expect(await run('ucdp-candidate')).toMatchObject({ code: 'publisher-odd' });
    expect((await of('ucdp-candidate'))?.problem?.code).toBe('publisher-odd');
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  it('with names that objects have, NUL and half characters loses nothing else', async () => {
    const row = `{"id":1,"country_id":770,"__proto__":{"polluted":1},"constructor":"x","a":"\\u0000\\ud800"}`;
    answering((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"TotalCount":1,"NextPageUrl":"","Result":[${row}]}`);
    });
    await run('ucdp-candidate');
    expect(await of('ucdp-candidate')).toMatchObject({ state: expect.any(String) as string });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('by asking to come back in a thousand years is asked again within weeks', async () => {
    answering((_, response) => {
      response.writeHead(503, { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' });
      response.end('{}');
    });
    await run('ucdp-candidate');
    const { nextAt, problem } = (await of('ucdp-candidate')) ?? {};
    expect(problem?.code).toBe('publisher-away');
    expect(Date.parse(nextAt ?? '') - Date.parse(ctx.now())).toBeLessThan(40 * 86_400_000);
  });
});

describe('what a publisher repeats of the account', () => {
  const LEAK = /ucdp-secret|acled-secret|access-\d|refresh-\d/;

  it.each([
    ['as it is', (secret: string) => `No: ${secret}`],
    ['where the message is cut', (secret: string) => `${'x'.repeat(140)} ${secret}`],
    ['as an address writes it', (secret: string) => `No: ${encodeURIComponent(secret)}`],
  ])('%s is in no message and nowhere in the database', async (_, words) => {
    answering((url, response) => {
      const secret = url.pathname.startsWith('/api/acled') ? String(publishers.headers.authorization) : TOKEN;
      say(response, url.pathname.startsWith('/api/acled') ? 403 : 401, { message: words(secret) });
    });
    for (const feed of ['ucdp-candidate', 'acled']) {
      const error = await run(feed);
      expect(error).toMatchObject({ code: 'publisher-refused' });
      expect(String(error)).not.toMatch(LEAK);
    }
    expect(await kept()).not.toMatch(LEAK);
  });

  it('by sending elsewhere follows to nobody', async () => {
    const elsewhere = publishers.url.replace('127.0.0.1', 'localhost');
    for (const status of [301, 302, 303, 307, 308]) {
      publishers.asked.length = 0;
      answering((url, response) => {
        response.writeHead(status, { location: `${elsewhere}${url.pathname}` });
        response.end();
      });
      expect(await run('ucdp-candidate')).toMatchObject({ code: 'publisher-odd' });
      expect(publishers.asked).toHaveLength(1);
    }
  });
});
