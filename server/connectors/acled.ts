import type { Connector, Page, Past, Place, Plan, Visit } from './connector.ts';
import { acledLogin, WHO, type AcledRead } from './acled-login.ts';
import type { Ask } from './fetch-politely.ts';
import { oddAnswer, rowsIn } from './json-of.ts';
import type { Country } from './ucdp.ts';

/** What switches it on. `from`: the first day that is fetched. */
export interface AcledSettings {
  url: string;
  user: string;
  password: string;
  from: string;
  countries: readonly Country[];
}

const NAMES: Readonly<Record<Country, { name: string; ids: string }>> = {
  pakistan: { name: 'Pakistan', ids: 'PAK' },
  afghanistan: { name: 'Afghanistan', ids: 'AFG' },
};
const ROWS = 5000;
/** Ids withdrawn between two visits, of all countries. */
const MOST_WITHDRAWN = 500_000;
const LONGEST_ID = 200;
/** Seconds: what was changed shortly before a visit began may have been missed by it, and clocks differ. */
const OVERLAP = 86_400;
const SKEW = 60;

/**
 * The ACLED API (https://acleddata.com/acled-api-documentation). ACLED is living: rows change and are withdrawn. So a
 * visit first asks whether anything did, and then fetches every row of the span anew, which is the only way to be whole.
 */
export function acled(settings: AcledSettings): Connector {
  const { url, user, password } = settings;
  return {
    feed: 'acled',
    origin: url,
    id: 'event_id_cnty',
    pause: 1_000,
    secrets: [password, user],
    visit: (ask, clock) => visit(settings, ask, clock),
  };
}

function visit(settings: AcledSettings, ask: Ask, clock: { now(): number; today(): string }): Visit {
  const countries = settings.countries.map((country) => NAMES[country]);
  const login = acledLogin(settings, ask);
  const span = { event_date: `${settings.from}|${clock.today()}`, event_date_where: 'BETWEEN' };

  /** Without `country_where` ACLED takes a name for a part of one. */
  const inCountry = (name: string) => ({ _format: 'json', country: name, country_where: '=' });

  async function changedSince(seconds: number): Promise<boolean> {
    for (const { name } of countries) {
      const since = { timestamp: String(seconds), timestamp_where: '>=', limit: '1' };
      const found = await login.read('/api/acled/read', { ...inCountry(name), ...span, ...since });
      if (rowsIn(WHO, found, 'data').length > 0) return true;
    }
    return false;
  }

  return {
    async plan(past: Past): Promise<Plan | null> {
      const begun = Math.floor(clock.now() / 1000);
      const since = typeof past['since'] === 'number' ? past['since'] : null;
      const withdrawn = since === null ? [] : await withdrawnSince(login.read, since, countries);
      if (since !== null && withdrawn.length === 0 && !(await changedSince(since))) return null;
      return {
        ...{ file: `acled-${clock.today()}.jsonl`, release: null, begun, start: { list: 0, page: 1 }, withdrawn },
        after: { since: begun - OVERLAP },
      };
    },
    async page(_plan: Plan, { list, page }: Place): Promise<Page> {
      const name = countries[list]?.name ?? '';
      const query = { ...inCountry(name), ...span, limit: String(ROWS), page: String(page) };
      const rows = rowsIn(WHO, await login.read('/api/acled/read', query), 'data');
      if (rows.length === 0 && page === 1)
        throw oddAnswer(WHO, `gave no rows for ${name}; the account may not be allowed to read single events`);
      if (rows.some((row) => row['country'] !== name))
        throw oddAnswer(WHO, `gave rows of other countries than ${name}`);
      // Only an empty page is the end: a page shorter than asked for may be all that this account is given at once.
      if (rows.length > 0) return { rows, next: { list, page: (page ?? 1) + 1 }, total: null };
      return { rows, next: list + 1 < countries.length ? { list: list + 1, page: 1 } : null, total: null };
    },
    moved: ({ begun }) => changedSince(begun - SKEW),
  };
}

/** Ids that ACLED took out of its data, of these countries. */
async function withdrawnSince(
  read: AcledRead,
  since: number,
  countries: readonly { ids: string }[],
): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const asked = { deleted_timestamp: String(since), deleted_timestamp_where: '>=' };
    const found = await read('/api/deleted/read', {
      _format: 'json',
      ...asked,
      limit: String(ROWS),
      page: String(page),
    });
    const rows = rowsIn(WHO, found, 'data');
    ids.push(...rows.map((row) => String(row['event_id_cnty']).slice(0, LONGEST_ID)));
    if (ids.length > MOST_WITHDRAWN) throw oddAnswer(WHO, 'gave a list of withdrawn ids that does not end');
    if (rows.length === 0) return ids.filter((id) => countries.some((country) => id.startsWith(country.ids)));
  }
}
