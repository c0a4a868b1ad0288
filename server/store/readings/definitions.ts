import type { Handle } from '../connect.ts';

/** A version of a definition; the forecast's own has '' as its indicator. */
export interface KeptVersion {
  forecast: string;
  indicator: string;
  version: string;
  body: unknown;
  firstLoadedAt: string;
  loadedBy: string;
}

/** Keeps versions that are new; those known keep their first date. Gives the number of new ones. */
export async function keepVersions(sql: Handle, versions: readonly KeptVersion[]): Promise<number> {
  const of = (key: 'forecast' | 'indicator' | 'version' | 'firstLoadedAt' | 'loadedBy') =>
    versions.map((version) => version[key]);
  const rows = await sql`
    insert into definition_versions (forecast, indicator, version, body, first_loaded_at, loaded_by)
    select forecast, indicator, version, body::jsonb, first_loaded_at, loaded_by from unnest(
      ${of('forecast')}::text[], ${of('indicator')}::text[], ${of('version')}::text[],
      ${versions.map((version) => JSON.stringify(version.body))}::text[], ${of('firstLoadedAt')}::timestamptz[],
      ${of('loadedBy')}::text[]
    ) as row (forecast, indicator, version, body, first_loaded_at, loaded_by)
    on conflict do nothing returning 1`;
  return rows.length;
}

/** A version's dates, without its text. */
export type VersionDates = Omit<KeptVersion, 'body'>;

/** Every version of a forecast's indicators, first to last. */
export async function listVersions(sql: Handle, forecast: string): Promise<VersionDates[]> {
  return sql<VersionDates[]>`
    select forecast, indicator, version, first_loaded_at as "firstLoadedAt", loaded_by as "loadedBy"
    from definition_versions where forecast = ${forecast} order by first_loaded_at, version`;
}

/** The text of one version. */
export async function versionBody(
  sql: Handle,
  { forecast, indicator, version }: { forecast: string; indicator: string; version: string },
): Promise<unknown> {
  const [row] = await sql<{ body: unknown }[]>`
    select body from definition_versions where forecast = ${forecast} and indicator = ${indicator} and version = ${version}`;
  return row?.body ?? null;
}
