import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { addDays } from '../domain/event/calendar.ts';
import { chance } from './filled.ts';

/** Columns of UCDP GED 25.1, in its order. */
const COLUMNS =
  'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob';

/** Countries with their share of the rows in thousandths, about as in UCDP GED 25.1. */
const COUNTRIES: readonly (readonly [string, number, string, number, number])[] = [
  ['Syria', 220, 'Middle East', 35, 38],
  ['Ukraine', 130, 'Europe', 48, 36],
  ['Afghanistan', 110, 'Asia', 34, 68],
  ['Mexico', 65, 'Americas', 20, -102],
  ['India', 55, 'Asia', 28, 77],
  ['Iraq', 45, 'Middle East', 34, 43],
  ['Brazil', 40, 'Americas', -15, -50],
  ['Ethiopia', 40, 'Africa', 9, 39],
  ['Nigeria', 40, 'Africa', 10, 8],
  ['Somalia', 40, 'Africa', 4, 45],
  ['DR Congo (Zaire)', 40, 'Africa', -2, 28],
  ['Yemen (North Yemen)', 35, 'Middle East', 15, 44],
  ['Nepal', 30, 'Asia', 28, 84],
  ['Colombia', 25, 'Americas', 4, -74],
  ['Sudan', 25, 'Africa', 13, 25],
  ['Pakistan', 22, 'Asia', 33, 70],
  ['Philippines', 20, 'Asia', 8, 124],
  ['Algeria', 18, 'Africa', 36, 3],
];
/** Provinces and districts where the log knows them, so that such rows go the whole way. */
const NEAR: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  Pakistan: [
    ['Khyber Pakhtunkhwa', 'Bannu district'],
    ['Federally Administered Tribal Areas', 'Kurram agency'],
    ['Federally Administered Tribal Areas', 'Mohmand agency'],
    ['Balochistan province', 'Quetta district'],
    ['Sindh province', 'Karachi City district'],
  ],
  Afghanistan: [
    ['Helmand province', 'Nad-e-Ali district'],
    ['Kandahar province', 'Zhari district'],
    ['Kunar province', 'Dangam district'],
    ['Kabul province', 'Kabul district'],
  ],
};
const WORDS =
  'army says fighters killed clash village troops district police report militants attack convoy near border local sources two civilians wounded shelling air strike province overnight officials station claimed according agency monitoring group northern said after heavy fighting'.split(
    ' ',
  );
const OFFICES = [
  'Reuters News',
  'Agence France Presse',
  'BBC Monitoring South Asia',
  'Xinhua News Agency',
  'Al Jazeera',
];

/**
 * Writes a made-up file shaped as UCDP GED is: its columns, about the length of its texts (650 bytes a row), rows by
 * country in about its shares. The same in every run. Gives its size in bytes.
 */
export async function writeGed(file: string, rows: number): Promise<number> {
  const random = chance(25);
  const out = createWriteStream(file);
  let size = 0;
  let held = `${COLUMNS}\r\n`;
  for (let n = 0; n < rows; n++) {
    held += row(n, random);
    if (held.length < 1_000_000) continue;
    size += Buffer.byteLength(held);
    if (!out.write(held)) await new Promise<void>((resolve) => void out.once('drain', resolve));
    held = '';
  }
  size += Buffer.byteLength(held);
  out.end(held);
  await finished(out);
  return size;
}

function row(n: number, random: () => number): string {
  const below = (most: number) => Math.floor(random() * most);
  const text = (length: number) => {
    let said = WORDS[below(WORDS.length)] ?? '';
    while (said.length < length) said += ` ${WORDS[below(WORDS.length)] ?? ''}`;
    return said;
  };
  const [country, , region, lat, lon] = countryAt(below(1000));
  const near = NEAR[country];
  const [province, district] = near?.[below(near.length)] ?? [
    `${country} province ${below(30)}`,
    `District ${below(400)}`,
  ];
  const kind = random() < 0.62 ? 1 : random() < 0.4 ? 2 : 3;
  const state = country === 'Ukraine' ? 'Government of Russia (Soviet Union)' : `Government of ${country}`;
  const group =
    country === 'Pakistan' ? 'TTP' : country === 'Afghanistan' ? 'Taleban' : `${country} front ${below(12)}`;
  const [a, b] = kind === 1 ? [state, group] : kind === 2 ? [group, `${group} - rival`] : [group, 'Civilians'];
  const start = addDays('1989-01-01', Math.floor(random() ** 0.5 * 13_000));
  const longer = random() < 0.12;
  const end = longer ? addDays(start, 1 + below(5)) : start;
  const dead = [below(4), kind === 3 ? 0 : below(5), kind === 3 ? 1 + below(5) : below(2), below(2)];
  const best = dead.reduce((sum, one) => sum + one, 0);
  const [y, x] = [(lat + random() * 4).toFixed(6), (lon + random() * 4).toFixed(6)];
  const office = OFFICES[below(OFFICES.length)] ?? '';
  const headline = text(25 + below(70));
  const article = `"${office},${start},${headline}"${random() < 0.3 ? `;"${office},${start},${text(20 + below(180))}"` : ''}`;
  const place = `${text(6)} ${below(5000)}`;
  const cells = [
    n + 1,
    `${country.slice(0, 3).toUpperCase()}-${start.slice(0, 4)}-${kind}-${below(900)}-${below(99)}`,
    start.slice(0, 4),
    1,
    'Clear',
    kind,
    404,
    404,
    `${country}: Government`,
    857,
    857,
    `${a} - ${b}`,
    142,
    142,
    a,
    356,
    356,
    b,
    1 + below(3),
    article,
    office,
    start,
    headline,
    text(8),
    1 + below(6),
    place,
    text(25),
    province,
    district,
    y,
    x,
    `POINT (${x} ${y})`,
    100_000 + below(90_000),
    country,
    700 + below(100),
    region,
    random() < 0.9 ? 1 : 2,
    longer ? 2 : 1,
    `${start} 00:00:00.000`,
    `${end} 00:00:00.000`,
    ...dead,
    best,
    best + below(3),
    Math.max(0, best - below(2)),
    770,
    '',
  ];
  return `${cells.map(cell).join(',')}\r\n`;
}

const PER_MILLE = COUNTRIES.flatMap((country) => Array.from({ length: country[1] }, () => country));
const countryAt = (n: number) => PER_MILLE[n % PER_MILLE.length] ?? (COUNTRIES[0] as (typeof COUNTRIES)[number]);

function cell(value: string | number): string {
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
