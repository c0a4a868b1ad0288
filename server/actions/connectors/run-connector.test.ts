import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { acled } from '../../connectors/acled.ts';
import type { Manners } from '../../connectors/fetch-politely.ts';
import { ucdp } from '../../connectors/ucdp.ts';
import type { Problem } from '../../domain/problem.ts';
import { loadCatalogue } from '../../catalogue/load.ts';
import { connect } from '../../store/connect.ts';
import { testLog } from '../../testing/request.ts';
import { acledRow, ucdpRow } from '../../testing/published-rows.ts';
import { say, testPublishers } from '../../testing/publishers.ts';
import { listVintages } from '../imports/list-vintages.ts';
import { giveUp } from '../imports/give-up.ts';
import { startCommit } from '../imports/start-commit.ts';
import { runImport } from '../imports/run-import.ts';
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

const slept: number[] = [];
const manners: Manners = {
  now: () => Date.parse(ctx.now()),
  random: () => 0.5,
  sleep: async (milliseconds) => void slept.push(milliseconds),
  timeout: 400,
  most: 1_000_000,
};
const countries = ['pakistan', 'afghanistan'] as const;
const settings = { versions: null, countries, token: 'ucdp-secret' };
function connecting(change: { token?: string; password?: string } = {}): Connecting {
  const { password = 'acled-secret', token = 'ucdp-secret' } = change;
  const account = { user: 'ann@example.org', password, from: '2024-01-01', countries, url: publishers.url };
  const connectors = [ucdp({ ...settings, token, url: publishers.url }), acled(account)];
  return { connectors, manners, every: 24, share: 0.1 };
}
const run = (feed: string, change = {}) =>
  runConnector({ ctx, input: { feed, connecting: connecting(change), due: false } });
const of = async (feed: string) =>
  (await listConnectors({ ctx, input: { connecting: connecting() } })).connectors.find((each) => each.feed === feed);
const held = async (feed: string) =>
  (
    await sql<{ id: string; status: string }[]>`
    select external_id as id, status from events where feed = ${feed} order by external_id`
  ).map(({ id, status }) => (status === 'retracted' ? `${id} retracted` : id));

const days = (n: number, month: string) =>
  Array.from({ length: n }, (_, at) => `2024-${month}-${String((at % 28) + 1).padStart(2, '0')}`);
beforeEach(async () => {
  await sql`truncate connectors, imports, import_pieces, events, sources, revisions, matches, vintages, coverage, batches, dataset_says cascade`;
  publishers.ucdp.releases = new Map([['24.0.5', days(25, '05').map((day, at) => ucdpRow(100 + at, day))]]);
  publishers.ucdp.most = 10;
  const [pakistan, afghanistan] = [days(20, '04'), days(5, '04')];
  publishers.acled.rows = [
    ...pakistan.map((day, at) => acledRow(`PAK${100 + at}`, day)),
    ...afghanistan.map((day, at) => acledRow(`AFG${100 + at}`, day)),
  ];
  Object.assign(publishers.acled, { deleted: [], most: 8, tokenLasts: 1000 });
  Object.assign(publishers, { mood: null, asked: [] });
  slept.length = 0;
});

describe('UCDP', () => {
  it('is fetched page by page and imported by itself, a release at a time, each once', async () => {
    publishers.ucdp.releases.set('24.0.4', [ucdpRow(90, '2024-04-03')]);
    expect((await run('ucdp-candidate'))?.said).toBe('ucdp-candidate-24.0.4.jsonl: 1 new, 0 changed, 0 gone');
    expect((await run('ucdp-candidate'))?.said).toBe('ucdp-candidate-24.0.5.jsonl: 25 new, 0 changed, 0 gone');
    expect((await run('ucdp-candidate'))?.said).toBe('Nothing new');
    expect(await held('ucdp-candidate')).toHaveLength(26);
    const { vintages } = await listVintages({ ctx });
    expect(vintages[0]).toMatchObject({ release: '24.0.5', by: 'connector', accessed: '2024-06-15' });
    // No person looked, so that months are proposed and count for nothing yet.
    expect(await sql`select 1 from coverage where confirmed_at is not null`).toHaveLength(0);
    expect(await sql`select 1 from coverage where removed_at is null`).toHaveLength(1);
    expect(publishers.headers).toMatchObject({ 'x-ucdp-access-token': 'ucdp-secret' });
    expect(String(publishers.headers['user-agent'])).toContain('Signposts');
    // Between any two questions there is a pause.
    expect(slept.filter((pause) => pause === 2_000).length).toBeGreaterThan(5);
  });

  it('goes on at the page it had when it was stopped, and loses and doubles nothing', async () => {
    let left = 2;
    const goOn = () => {
      if (left-- === 0) throw new Error('killed');
    };
    const input = { feed: 'ucdp-candidate', connecting: connecting(), due: false, goOn };
    await expect(runConnector({ ctx, input })).rejects.toThrow('killed');
    expect(await of('ucdp-candidate')).toMatchObject({ state: 'fetching', fetched: { pages: 2, rows: 20 } });
    publishers.asked = [];
    expect((await run('ucdp-candidate'))?.said).toContain('25 new');
    expect(publishers.asked).toHaveLength(1);
    expect(publishers.asked[0]).toContain('page=2');
  });

  it('begins anew when the number of rows moves between two pages', async () => {
    publishers.mood = ({ n }) => {
      if (n === 3) publishers.ucdp.releases.get('24.0.5')?.unshift(ucdpRow(1, '2024-05-09'));
      return false;
    };
    expect((await run('ucdp-candidate'))?.said).toContain('26 new');
  });

  it('says what to do about a token that is refused, without repeating it', async () => {
    const thrown = await run('ucdp-candidate', { token: 'stolen-token' }).catch((error: Problem) => error);
    expect(thrown).toMatchObject({ code: 'publisher-refused', message: expect.not.stringContaining('stolen-token') });
    expect((thrown as Problem).message).toContain('API token required, not …');
    const { problem } = (await of('ucdp-candidate')) ?? {};
    expect(problem?.fix).toContain('SIGNPOSTS_UCDP_TOKEN');
    expect(JSON.stringify(await sql`select * from connectors`)).not.toContain('stolen-token');
  });

  it('waits for a person where rows are refused', async () => {
    publishers.ucdp.releases.get('24.0.5')?.push(ucdpRow(999, 'someday'));
    const ran = await run('ucdp-candidate');
    expect(ran?.said).toContain('One row was refused');
    expect(await held('ucdp-candidate')).toEqual([]);
    expect(await of('ucdp-candidate')).toMatchObject({ state: 'waiting', import: { why: 'One row was refused' } });
    // It waits, and the publisher is not asked meanwhile.
    publishers.asked = [];
    await run('ucdp-candidate');
    expect(publishers.asked).toEqual([]);
    await giveUp({ ctx, input: { id: ran?.waits ?? '' } });
    expect((await run('ucdp-candidate'))?.said).toContain('was put away');
    expect((await run('ucdp-candidate'))?.said).toBe('Nothing new');
  });
});

describe('ACLED', () => {
  it('is fetched whole, country by country, and not again while nothing changed there', async () => {
    expect((await run('acled'))?.said).toBe('acled-2024-06-15.jsonl: 25 new, 0 changed, 0 gone');
    publishers.asked = [];
    expect((await run('acled'))?.said).toBe('Nothing new');
    expect(publishers.asked.some((asked) => asked.includes('limit=5000') && asked.includes('event_date_where'))).toBe(
      false,
    );
  });

  it('logs in again when its token runs out on the way', async () => {
    publishers.acled.tokenLasts = 2;
    expect((await run('acled'))?.said).toContain('25 new');
    expect(publishers.asked.filter((asked) => asked === '/oauth/token').length).toBeGreaterThan(1);
  });

  it('takes a small revision and a withdrawal it is told of, by itself', async () => {
    await run('acled');
    const soon = String(Math.floor(Date.parse(ctx.now()) / 1000));
    publishers.acled.rows = publishers.acled.rows.filter((row) => row['event_id_cnty'] !== 'PAK105');
    publishers.acled.deleted = [{ event_id_cnty: 'PAK105', deleted_timestamp: soon }];
    Object.assign(publishers.acled.rows[0] ?? {}, { fatalities: '4' });
    expect((await run('acled'))?.said).toContain('0 new, 1 changed, 1 gone');
    expect(await held('acled')).toContain('PAK105 retracted');
  });

  it('waits for a person where a row is gone that it does not name as withdrawn', async () => {
    await run('acled');
    const later = String(Math.floor(Date.parse(ctx.now()) / 1000) - 3600);
    publishers.acled.rows = publishers.acled.rows.filter((row) => row['event_id_cnty'] !== 'PAK105');
    Object.assign(publishers.acled.rows[0] ?? {}, { timestamp: later });
    const ran = await run('acled');
    expect(ran?.said).toContain('not all of them are withdrawn');
    expect(await held('acled')).toContain('PAK105');
    await startCommit({ ctx, input: { id: ran?.waits ?? '' } });
    await runImport({ ctx, input: { only: ran?.waits ?? '' } });
    expect((await run('acled'))?.said).toContain('1 gone');
    expect(await of('acled')).toMatchObject({ state: 'idle', problem: null });
  });

  it('waits for a person where more changed than the share set', async () => {
    await run('acled');
    const later = String(Math.floor(Date.parse(ctx.now()) / 1000) - 3600);
    for (const row of publishers.acled.rows.slice(0, 6)) Object.assign(row, { fatalities: '9', timestamp: later });
    expect((await run('acled'))?.said).toContain('6 of 25 known rows changed');
  });

  it('gives up for now when its data change each time while they are fetched', async () => {
    publishers.mood = ({ url }) => {
      const now = String(Math.floor(Date.parse(ctx.now()) / 1000) + 5);
      if (url.searchParams.get('page') === '2') Object.assign(publishers.acled.rows[0] ?? {}, { timestamp: now });
      return false;
    };
    await expect(run('acled')).rejects.toMatchObject({ code: 'publisher-changing' });
    expect(await held('acled')).toEqual([]);
    expect(await sql`select 1 from imports`).toHaveLength(0);
  });

  it('says that user and password are wrong, in the words of ACLED', async () => {
    await expect(run('acled', { password: 'wrong-word' })).rejects.toThrow('credentials were incorrect');
    expect(JSON.stringify(await sql`select * from connectors`)).not.toContain('wrong-word');
  });
});

describe('a publisher in a bad mood', () => {
  it('is waited for as long as it asks, and asked again', async () => {
    publishers.mood = ({ n }, response) => {
      if (n === 2) say(response, 429, {}, { 'retry-after': '7' });
      if (n === 4) say(response, 500, {});
      return n === 2 || n === 4;
    };
    expect((await run('ucdp-candidate'))?.said).toContain('25 new');
    expect(slept).toContain(7_000);
    // A pause of its own grows, with chance in it.
    expect(slept).toContain(2_000);
  });

  it('is left alone for longer than a run when it asks for that', async () => {
    publishers.mood = (_, response) => (say(response, 429, {}, { 'retry-after': '7200' }), true);
    await expect(run('ucdp-candidate')).rejects.toMatchObject({ code: 'publisher-away' });
    const { nextAt } = (await of('ucdp-candidate')) ?? {};
    expect(Date.parse(nextAt ?? '') - Date.parse(ctx.now())).toBeGreaterThan(7_100_000);
  });

  it('is asked again where an answer breaks off, or comes too slowly', async () => {
    publishers.mood = ({ n }, response) => {
      if (n === 2) {
        response.writeHead(200, { 'content-length': 9_000 });
        response.write('{"Result":[');
        setTimeout(() => response.destroy(), 10);
      }
      return n === 2 || n === 3;
    };
    expect((await run('ucdp-candidate'))?.said).toContain('25 new');
  });

  it.each([
    ['a redirect to another host', 302, 'sends to another address (elsewhere.example)'],
    ['a web page with status 200', 200, 'sent a web page where data belong: Maintenance'],
    ['a page larger than one may be', 201, 'sent more than one page can hold'],
  ])('is not believed: %s', async (_, status, words) => {
    publishers.mood = (_request, response) => {
      if (status === 302) response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
      else if (status === 200) response.writeHead(200).end('<!doctype html><title>Maintenance</title>');
      else response.writeHead(200).end(' '.repeat(1_100_000));
      return true;
    };
    await expect(run('ucdp-candidate')).rejects.toThrow(words);
    expect(await of('ucdp-candidate')).toMatchObject({ problem: { code: 'publisher-odd' } });
  });
});
