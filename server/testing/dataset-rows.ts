import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { Open } from '../importers/decode.ts';

/** Rows in the columns of datasets, as their publishers write them: invented events, true names. */

interface Ucdp {
  id: string;
  day: string;
  a?: string;
  b: string;
  violence?: '1' | '2' | '3';
  adm1: string;
  adm2?: string;
  country?: string;
  best?: number;
}

const UCDP_REST = {
  relid: '',
  code_status: 'Clear',
  conflict_new_id: '404',
  dyad_new_id: '857',
  number_of_sources: '1',
  source_article: 'Example News Agency,2021-03-05,Invented',
  source_office: 'Example News Agency',
  source_date: '2021-03-05',
  source_headline: 'Invented',
  source_original: '',
  where_prec: '1',
  where_description: '',
  latitude: '33.0',
  longitude: '70.5',
  region: 'Asia',
  event_clarity: '1',
  date_prec: '1',
};

/** A file of UCDP GED. */
export function ucdpFile(rows: readonly Ucdp[], columns: readonly string[]): Open {
  const table = rows.map(
    ({
      id,
      day,
      a = 'Government of Pakistan',
      b,
      violence = '1',
      adm1,
      adm2 = '',
      best = 3,
      country = 'Pakistan',
    }) => ({
      ...UCDP_REST,
      id,
      year: day.slice(0, 4),
      active_year: '1',
      type_of_violence: violence,
      side_a: a,
      side_b: b,
      dyad_name: `${a} - ${b}`,
      where_coordinates: `Place ${id}`,
      adm_1: adm1,
      adm_2: adm2,
      country,
      date_start: `${day} 00:00:00.000`,
      date_end: `${day} 00:00:00.000`,
      deaths_a: '0',
      deaths_b: String(best),
      deaths_civilians: '0',
      deaths_unknown: '0',
      best: String(best),
      high: String(best),
      low: String(best),
    }),
  );
  return fileOf(
    stringify([[...columns], ...table.map((row: Record<string, string>) => columns.map((name) => row[name] ?? ''))]),
  );
}

interface Acled {
  id: string;
  day: string;
  actor1?: string;
  actor2: string;
  admin1: string;
  admin2: string;
  country?: string;
}

/** A file of ACLED, columns since March 2023: armed clashes. */
export function acledFile(rows: readonly Acled[]): Open {
  const table = rows.map(
    ({ id, day, actor1 = 'Military Forces of Pakistan (2022-)', actor2, admin1, admin2, country = 'Pakistan' }) => ({
      event_id_cnty: id,
      event_date: day,
      year: day.slice(0, 4),
      time_precision: '1',
      disorder_type: 'Political violence',
      event_type: 'Battles',
      sub_event_type: 'Armed clash',
      actor1,
      assoc_actor_1: '',
      inter1: 'State forces',
      actor2,
      assoc_actor_2: '',
      inter2: 'Rebel group',
      interaction: 'State forces-Rebel group',
      civilian_targeting: '',
      iso: '586',
      region: 'South Asia',
      country,
      admin1,
      admin2,
      admin3: '',
      location: `Place ${id}`,
      latitude: '33.0',
      longitude: '70.5',
      geo_precision: '1',
      source: 'Example Daily',
      source_scale: 'National',
      notes: 'Invented row.',
      fatalities: '3',
      tags: '',
      timestamp: '1727740800',
    }),
  );
  return fileOf(stringify(table, { header: true }));
}

function fileOf(text: string): Open {
  return () => Readable.from([new TextEncoder().encode(text)]);
}
