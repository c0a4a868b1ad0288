import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeWords, provinceOf } from '../domain/event/names.ts';
import { covers, lineage } from '../domain/event/vocabulary.ts';
import { loadCatalogue } from './load.ts';

const loaded = loadCatalogue(join(import.meta.dirname, '../../indicators'));
if ('problems' in loaded) throw new Error('the shipped definitions have mistakes: run npx signposts check');
const { words, names } = loaded.catalogue;
const place = (country: string, admin1: string, admin2?: string) =>
  placeWords(words, names, { country, admin1, admin2 });

/** As UCDP GED writes them, before and after it folded the tribal areas into the province. */
const TRIBAL = [
  'Bajaur agency',
  'Khyber agency',
  'Kurram agency',
  'Mohmand agency',
  'Orakzai agency',
  'North Waziristan',
  'South Waziristan',
  'FR Kohat',
  'FR Peshawar',
  'FR Tank - Jandola',
];
const SETTLED = [
  'Swat',
  'Peshawar',
  'Dera Ismail Khan',
  'Lower Dir',
  'Upper Dir',
  'Bannu',
  'Lakki Marwat',
  'Hangu',
  'Buner',
  'Kohat',
  'Mardan',
  'Charsadda',
  'Tank',
  'Swabi',
  'Nowshera',
  'Malakand',
  'Shangla',
  'Mansehra',
  'Karak',
  'Khyber',
  'Batagram',
  'Chitral',
  'Abbottabad',
  'Haripur',
  'Kohistan',
];

describe('the vocabulary we ship', () => {
  it('knows every district of Khyber Pakhtunkhwa as UCDP spells it', () => {
    const found = [
      ...TRIBAL.map((name) => place('Pakistan', 'Federally Administered Tribal Areas', name)),
      ...SETTLED.map((name) => place('Pakistan', 'Khyber Pakhtunkwa province', `${name} district`)),
    ];
    const levels = found.map(([word = '']) => lineage(words, 'places', word)[0]?.level);
    expect(levels).toEqual(levels.map(() => 'district'));
    expect(new Set(found.map((word) => provinceOf(words, { words: word })))).toEqual(new Set(['khyber-pakhtunkhwa']));
  });

  it('keeps a district that was split together with its parts', () => {
    expect(place('Pakistan', 'Khyber Pakhtunkhwa', 'Lower South Waziristan')).toEqual(['south-waziristan']);
    expect(place('Pakistan', 'Khyber Pakhtunkhwa', 'Upper Chitral')).toEqual(['chitral']);
    expect(place('Pakistan', 'Balochistan', 'Chaman')).toEqual(['killa-abdullah']);
  });

  it('knows the provinces of both countries as UCDP spells them', () => {
    const pakistan = [
      'Azad Jammu & Kashmir',
      'Balochistan province',
      'Gilgit-Baltistan',
      'Islamabad Capital territory',
      'Punjab province',
      'Sindh province',
    ];
    const afghanistan = [
      'Hilmand',
      'Hirat',
      'Jawzjan',
      'Paktya',
      'Panjsher',
      'Sari Pul',
      'Wardak',
      'Daykundi',
      'Nuristan',
    ];
    for (const name of pakistan) expect(place('Pakistan', name)).not.toEqual(['pakistan']);
    for (const name of afghanistan) expect(place('Afghanistan', `${name} province`)).not.toEqual(['afghanistan']);
    expect([...words.places.values()].filter(({ parent }) => parent === 'afghanistan')).toHaveLength(34);
  });

  it('knows the actors by the names in UCDP and ACLED, and takes a bare "IS" for nobody', () => {
    const find = (name: string) => names.find('actors', name);
    expect(['TTP', 'Government of Pakistan', 'Taleban', 'BRAS', 'XXX770'].map(find)).toEqual([
      'ttp',
      'pakistan-forces',
      'afghan-taliban',
      'baloch-groups',
      'unidentified',
    ]);
    expect(find('TTP: Tehreek-i-Taliban Pakistan')).toBe('ttp');
    expect(find('Military Forces of Pakistan (2022-)')).toBe('pakistan-army');
    expect(find('IS')).toBeNull();
  });

  it('takes the government of Afghanistan for the Taliban from the day they entered Kabul', () => {
    const word = names.find('actors', 'Government of Afghanistan') ?? '';
    expect(covers(words, 'actors', 'afghan-taliban', word, '2021-08-14')).toBe(false);
    expect(covers(words, 'actors', 'afghan-taliban', word, '2021-08-15')).toBe(true);
  });
});
