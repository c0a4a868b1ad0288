import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

type Row = Record<string, unknown>;
/** Answers a request in the place of the publisher; false lets the publisher answer. */
type Mood = (request: { url: URL; n: number }, response: ServerResponse) => boolean;

/** Publishers of a suite's own, over real HTTP, which speak the protocols of UCDP and ACLED. */
export interface Publishers {
  url: string;
  ucdp: { token: string; releases: Map<string, Row[]>; most: number };
  acled: { rows: Row[]; deleted: Row[]; password: string; tokenLasts: number; most: number };
  /** Set to have it answer otherwise; n counts the requests since. */
  mood: Mood | null;
  /** Path and query of every request so far, and the headers of the last one. */
  asked: string[];
  headers: IncomingMessage['headers'];
}

/** Starts them. Call it where tests are collected. */
export async function testPublishers(): Promise<Publishers> {
  const publishers: Publishers = {
    url: '',
    ucdp: { token: 'ucdp-secret', releases: new Map(), most: 1000 },
    acled: { rows: [], deleted: [], password: 'acled-secret', tokenLasts: 1000, most: 5000 },
    mood: null,
    asked: [],
    headers: {},
  };
  let [n, tokens, left] = [0, 0, 0];
  let mood: Mood | null = null;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', publishers.url);
    publishers.asked.push(`${url.pathname}${url.search}`);
    publishers.headers = request.headers;
    if (mood !== publishers.mood) [mood, n] = [publishers.mood, 0];
    n += 1;
    if (mood?.({ url, n }, response)) return;
    if (url.pathname === '/oauth/token') void oauth(request, response);
    else if (url.pathname.startsWith('/api/gedevents/')) ucdp(url, request, response);
    else acled(url, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  publishers.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return publishers;

  function ucdp(url: URL, request: IncomingMessage, response: ServerResponse): void {
    if (request.headers['x-ucdp-access-token'] !== publishers.ucdp.token)
      return say(response, 401, {
        message: `API token required, not ${String(request.headers['x-ucdp-access-token'])}`,
      });
    const release = publishers.ucdp.releases.get(url.pathname.split('/')[3] ?? '');
    if (!release) return say(response, 404, { message: 'No such version' });
    const countries = (url.searchParams.get('Country') ?? '').split(',');
    const rows = release.filter((row) => countries.includes(String(row['country_id'])));
    const size = Math.min(publishers.ucdp.most, Number(url.searchParams.get('pagesize') ?? 100));
    const page = Number(url.searchParams.get('page') ?? 0);
    const pages = Math.max(1, Math.ceil(rows.length / size));
    // As behind a proxy: the scheme of the next address is not the one asked by.
    const next = page + 1 < pages ? `http://ucdpapi.example${url.pathname}?pagesize=${size}&page=${page + 1}` : '';
    const Result = rows.slice(page * size, (page + 1) * size);
    say(response, 200, { TotalCount: rows.length, TotalPages: pages, PreviousPageUrl: '', NextPageUrl: next, Result });
  }

  async function oauth(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const piece of request) text += String(piece);
    const form = new URLSearchParams(text);
    const good =
      form.get('client_id') === 'acled' &&
      (form.get('grant_type') === 'refresh_token'
        ? form.get('refresh_token') === `refresh-${tokens}`
        : form.get('username') === 'ann@example.org' && form.get('password') === publishers.acled.password);
    if (!good)
      return say(response, 400, { error: 'invalid_grant', error_description: 'The user credentials were incorrect.' });
    tokens += 1;
    left = publishers.acled.tokenLasts;
    say(response, 200, {
      token_type: 'Bearer',
      expires_in: 86400,
      access_token: `access-${tokens}`,
      refresh_token: `refresh-${tokens}`,
    });
  }

  function acled(url: URL, request: IncomingMessage, response: ServerResponse): void {
    if (request.headers.authorization !== `Bearer access-${tokens}` || left-- <= 0)
      return say(response, 401, { message: 'The access token expired.' });
    const said = url.searchParams;
    const limit = Math.min(publishers.acled.most, Number(said.get('limit') ?? 5000));
    const page = Number(said.get('page') ?? 1);
    const since = (name: string, row: Row) => !said.has(name) || Number(row[name]) >= Number(said.get(name));
    const [from = '', to = ''] = (said.get('event_date') ?? '').split('|');
    const country = said.get('country') ?? '';
    const isCountry = (row: Row) =>
      said.get('country_where') === '=' ? row['country'] === country : String(row['country']).includes(country);
    const list =
      url.pathname === '/api/deleted/read'
        ? publishers.acled.deleted.filter((row) => since('deleted_timestamp', row))
        : publishers.acled.rows.filter(
            (row) =>
              isCountry(row) &&
              since('timestamp', row) &&
              String(row['event_date']) >= from &&
              String(row['event_date']) <= to,
          );
    const data = list.slice((page - 1) * limit, page * limit);
    say(response, 200, { status: 200, success: true, count: data.length, data, messages: [] });
  }
}

/** Answers with JSON. */
export function say(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
