import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import { lineage } from '../../domain/event/vocabulary.ts';
import { placeWords } from '../../domain/event/names.ts';
import { NEEDED } from '../../importers/ucdp-ged/columns.ts';
import { acledFile, ucdpFile } from '../../testing/dataset-rows.ts';
import { testLog } from '../../testing/request.ts';
import { eventMonths } from '../events/event-months.ts';
import { listEvents } from '../events/list-events.ts';
import { importFile } from '../imports/import-file.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const { words, names } = loaded.catalogue;
const { ctx } = await testLog(loaded.catalogue);
const FORECAST = 'pakistan-ttp-2023';
const FATA = 'Federally Administered Tribal Areas';
const KP = 'Khyber Pakhtunkwa province';

/** What an indicator counts in each month, on a feed. */
async function series(indicator: string, feed: string): Promise<Record<string, number>> {
  const { months } = await eventMonths({ ctx, input: { forecast: FORECAST, indicator, feed } });
  return Object.fromEntries(months.map(({ month, events }) => [month, events]));
}
const placed = (admin1: string, admin2 = '', country = 'Pakistan') =>
  placeWords(words, names, { country, admin1, admin2 });

describe('a series over the watch boundary', () => {
  it('is the same of UCDP, whatever it calls the tribal areas, and however it splits the TTP', async () => {
    const ttp = (id: string, day: string, adm1: string, adm2: string, b = 'TTP') => ({ id, day, b, adm1, adm2 });
    const rows = [
      ttp('1', '2021-11-04', FATA, 'North Waziristan'),
      ttp('2', '2021-11-09', FATA, 'South Waziristan'),
      ttp('3', '2021-12-04', FATA, 'Bajaur agency'),
      ttp('4', '2021-12-09', 'Khyber Pakhtunkhwa province', 'Khyber district'),
      ttp('5', '2023-02-04', KP, 'North Waziristan district'),
      ttp('6', '2023-02-09', KP, 'Upper South Waziristan district', 'HGB'),
      ttp('7', '2023-03-04', 'Khyber Pakhtunkhwa province', 'Bajaur district', 'TJP'),
      ttp('8', '2023-03-09', KP, 'Khyber district', 'Jamaat-ul-Ahrar'),
    ];
    const input = {
      feed: 'ucdp-ged',
      file: 'boundary.csv',
      open: ucdpFile(rows, NEEDED),
      release: '25.1',
      covers: 'shown',
    };
    const { check } = await importFile({ ctx, input });
    expect(check).toMatchObject({ counts: { new: 8, refused: 0 }, names: [] });
    const each = { '2021-11': 2, '2021-12': 2, '2023-02': 2, '2023-03': 2 };
    expect(await series('districts-hit', 'ucdp-ged')).toEqual(each);
    expect(await series('deaths-per-attack', 'ucdp-ged')).toEqual({});
    expect(await series('armed-groups-active', 'ucdp-ged')).toEqual(each);
    const { events } = await listEvents({ ctx, input: { feed: 'ucdp-ged', place: 'south-waziristan' } });
    expect(events).toHaveLength(2);
  });

  it('is the same of ACLED, by whatever name it carries the group and the province', async () => {
    const clash = (id: string, day: string, actor2: string, admin1: string, admin2: string) => ({
      id,
      day,
      actor2,
      admin1,
      admin2,
    });
    const rows = [
      clash('PAK1', '2021-11-04', 'TTP: Tehreek-i-Taliban Pakistan', 'FATA', 'South Waziristan'),
      clash('PAK2', '2021-11-05', 'JuA: Jamaat-ul-Ahrar', 'Khyber Pakhtunkhwa', 'Kohistan'),
      clash('PAK3', '2023-03-04', 'TTP: Tehreek-i-Taliban Pakistan', 'Khyber Pakhtunkhwa', 'South Waziristan Upper'),
      clash('PAK4', '2023-03-05', 'TJP: Tehreek-e-Jihad Pakistan', 'Khyber Pakhtunkhwa', 'Kolai-Palas'),
    ];
    const { check } = await importFile({
      ctx,
      input: { feed: 'acled', file: 'acled.csv', open: acledFile(rows), covers: 'shown' },
    });
    expect(check).toMatchObject({ counts: { new: 4, refused: 0 }, names: [] });
    expect(await series('districts-hit', 'acled')).toEqual({ '2021-11': 2, '2023-03': 2 });
    const { months } = await eventMonths({ ctx, input: { feed: 'acled', actor: 'ttp', place: 'khyber-pakhtunkhwa' } });
    expect(months.map(({ month, events }) => [month, events])).toEqual([
      ['2021-11', 2],
      ['2023-03', 2],
    ]);
  });
});

describe('names of places', () => {
  it.each([
    ['Federally Administered Tribal Areas', 'khyber-pakhtunkhwa'],
    ['F.A.T.A.', 'khyber-pakhtunkhwa'],
    ['Khyber Pakhtunkwa province', 'khyber-pakhtunkhwa'],
    ['Khyber Pakhtunkhwa', 'khyber-pakhtunkhwa'],
    ['NWFP', 'khyber-pakhtunkhwa'],
    ['North-West Frontier Province', 'khyber-pakhtunkhwa'],
    ['Northern Areas', 'gilgit-baltistan'],
    ['Gilgit–Baltistan', 'gilgit-baltistan'],
    ['Federal Capital Territory', 'islamabad'],
    ['Islamabad Capital territory', 'islamabad'],
    ['Islamabad Capital Territory (ICT)', 'islamabad'],
    ['Sind', 'sindh'],
    ['Sindh province', 'sindh'],
    ['Baluchistan', 'balochistan'],
    ['Azad Jammu & Kashmir', 'azad-kashmir'],
  ])('“%s” is the same province as ever', (admin1, word) => {
    expect(placed(admin1)).toEqual([word]);
  });

  it.each([
    ['South Waziristan Upper', 'south-waziristan'],
    ['Lower South Waziristan district', 'south-waziristan'],
    ['South Waziristan agency', 'south-waziristan'],
    ['Kolai-Palas', 'kohistan'],
    ['Upper Kohistan', 'kohistan'],
    ['Upper Chitral', 'chitral'],
    ['FR Tank - Jandola', 'tank'],
    ['Batagram district', 'battagram'],
  ])('“%s” is in the district it was split from', (admin2, word) => {
    for (const province of [FATA, KP, 'NWFP']) expect(placed(province, admin2)).toEqual([word]);
  });

  it.each([
    ['Chaman', 'Balochistan', 'killa-abdullah'],
    ['Hub', 'Balochistan', 'lasbela'],
    ['Usta Muhammad', 'Balochistan', 'jafarabad'],
    ['Wazirabad', 'Punjab', 'gujranwala'],
    ['Keamari', 'Sindh', 'karachi'],
    ['Darel', 'Northern Areas', 'diamer'],
  ])('“%s”, %s, is in the district it was split from', (admin2, admin1, word) => {
    expect(placed(admin1, admin2)).toEqual([word]);
  });

  it.each([
    ['Hilmand province', 'helmand'],
    ['Hirat province', 'herat'],
    ['Panjsher province', 'panjshir'],
    ['Jawzjan province', 'jowzjan'],
    ['Paktya province', 'paktia'],
    ['Sari Pul province', 'sar-e-pol'],
    ['Nooristan', 'nuristan'],
    ['Maidan Wardak', 'wardak'],
    ['Urozgan', 'uruzgan'],
    ['Konar', 'kunar'],
  ])('“%s” is a province of Afghanistan', (admin1, word) => {
    expect(placed(admin1, '', 'Afghanistan')).toEqual([word]);
  });
});

describe('the group of Hafiz Gul Bahadur', () => {
  it('is a group of its own but on the feeds that had counted it with the TTP', () => {
    const line = (name: string) => lineage(words, 'actors', names.find('actors', name) ?? '').map(({ id }) => id);
    expect(line('Hafiz Gul Bahadur Group (HGB)')).toEqual(['hafiz-gul-bahadur']);
    expect(line('HGB')).toEqual(['hafiz-gul-bahadur']);
    expect(lineage(words, 'actors', 'hgb-of-ucdp').map(({ id }) => id)).toEqual(['hgb-of-ucdp', 'ttp']);
  });
});
