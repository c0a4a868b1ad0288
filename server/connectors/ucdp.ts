import { Problem } from '../domain/problem.ts';
import type { Connector, Page, Past, Place, Plan, Visit } from './connector.ts';
import type { Answer, Ask } from './fetch-politely.ts';
import { objectOf, oddAnswer, rowsIn, wordsIn } from './json-of.ts';

/** What switches it on. `versions`: the releases to fetch, such as 26.0.8; null for all of this year's. */
export interface UcdpSettings {
  url: string;
  token: string;
  versions: readonly string[] | null;
  countries: readonly Country[];
}
export type Country = 'pakistan' | 'afghanistan';

/** Numbers of countries by Gleditsch and Ward, which UCDP's filter takes. */
const NUMBERS: Readonly<Record<Country, string>> = { pakistan: '770', afghanistan: '700' };
const ROWS = 1000;
const WHO = 'UCDP';
/** Refused after some forty questions a minute with status 400. */
const BUSY = [400];

/**
 * The UCDP API (https://ucdp.uu.se/apidocs/), monthly releases of the Candidate dataset: one file for each release,
 * fetched once. A token in a header is needed since February 2026.
 */
export function ucdp(settings: UcdpSettings): Connector {
  const { url, token } = settings;
  return {
    feed: 'ucdp-candidate',
    origin: url,
    id: 'id',
    pause: 2_000,
    secrets: [token],
    visit: (ask, clock) => visit(settings, ask, clock),
  };
}

function visit(settings: UcdpSettings, ask: Ask, clock: { now(): number; today(): string }): Visit {
  const headers = { 'x-ucdp-access-token': settings.token };
  const Country = settings.countries.map((country) => NUMBERS[country]).join(',');

  /** Null where there is no such release. */
  async function read(version: string, pagesize: number, page: number | null): Promise<Record<string, unknown> | null> {
    const query = { pagesize: String(pagesize), Country, ...(page !== null && { page: String(page) }) };
    const answer = await ask({ path: `/api/gedevents/${version}`, query, headers, busy: BUSY });
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw refused(answer, settings.token);
    return objectOf(WHO, answer);
  }

  return {
    async plan(past: Past): Promise<Plan | null> {
      const done = doneIn(past);
      for (const version of settings.versions ?? releasesBy(clock.today())) {
        if (done.includes(version)) continue;
        const found = await read(version, 1, null);
        if (!found || rowsIn(WHO, found, 'Result').length === 0) continue;
        return {
          file: `ucdp-candidate-${version}.jsonl`,
          release: version,
          begun: Math.floor(clock.now() / 1000),
          start: { list: 0, page: null },
          withdrawn: null,
          after: { done: [...done, version] },
        };
      }
      return null;
    },
    async page({ release }: Plan, { page }: Place): Promise<Page> {
      const found = await read(release ?? '', ROWS, page);
      if (!found) throw oddAnswer(WHO, `no longer has the release ${release}`);
      const { TotalCount, NextPageUrl } = found;
      return {
        rows: rowsIn(WHO, found, 'Result'),
        next: nextAfter(page, NextPageUrl),
        total: typeof TotalCount === 'number' ? TotalCount : null,
      };
    },
    // A release does not change once it is out; the count of its rows shows when one does.
    moved: async () => false,
  };
}

/** Only the number is taken from the address of the next page, never where it leads. */
function nextAfter(page: number | null, address: unknown): Place | null {
  if (address === null || address === undefined || address === '') return null;
  const said = typeof address === 'string' && URL.canParse(address, 'https://next.invalid') ? address : '';
  const next = said && new URL(said, 'https://next.invalid').searchParams.get('page');
  if (!next || !/^\d{1,6}$/.test(next) || Number(next) <= (page ?? -1))
    throw oddAnswer(WHO, 'named a next page that does not follow');
  return { list: 0, page: Number(next) };
}

/** The releases of this year up to last month; of the last year too until its December must have come out. */
function releasesBy(today: string): string[] {
  const [year, month] = [Number(today.slice(2, 4)), Number(today.slice(5, 7))];
  const of = (two: number, last: number) => Array.from({ length: last }, (_, at) => `${two}.0.${at + 1}`);
  return [...(month <= 3 ? of(year - 1, 12) : []), ...of(year, month - 1)];
}

function doneIn(past: Past): string[] {
  const done = past['done'];
  return Array.isArray(done) ? done.filter((each) => typeof each === 'string') : [];
}

function refused(answer: Answer, token: string): Problem {
  if (answer.status === 401 || answer.status === 403)
    return new Problem('publisher-refused', `UCDP did not accept the token: ${wordsIn(answer, [token])}`, {
      fix: 'Check SIGNPOSTS_UCDP_TOKEN, or ask UCDP for a new token, and start the server again.',
    });
  return oddAnswer(WHO, `answered with status ${answer.status}: ${wordsIn(answer, [token])}`);
}
