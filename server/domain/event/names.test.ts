import { describe, expect, it } from 'vitest';
import { countriesOf, districtOf, names, placeWords, provinceOf } from './names.ts';
import { lexicon } from './vocabulary.ts';

const words = lexicon({
  events: {},
  actors: { ttp: { title: 'Tehrik-i-Taliban Pakistan', also: ['TTP: Tehreek-i-Taliban Pakistan'] } },
  targets: {},
  weapons: {},
  tags: {},
  places: {
    pakistan: {
      title: 'Pakistan',
      level: 'country',
      includes: {
        kp: {
          title: 'Khyber Pakhtunkhwa',
          level: 'province',
          also: ['FATA', 'Khyber Pakhtunkwa'],
          includes: { orakzai: { title: 'Orakzai', level: 'district' } },
        },
        sindh: {
          title: 'Sindh',
          level: 'province',
          includes: { hyderabad: { title: 'Hyderabad', level: 'district' } },
        },
      },
    },
    afghanistan: { title: 'Afghanistan', level: 'country', includes: { kunar: { title: 'Kunar', level: 'province' } } },
  },
});
const known = names(words);
const place = (admin1: string, admin2 = '', country = 'Pakistan') =>
  placeWords(words, known, { country, admin1, admin2 });

describe('finding words by names', () => {
  it('finds a word by its id, title or the name a dataset uses, without regard to case and accents', () => {
    expect(known.find('actors', 'ttp')).toBe('ttp');
    expect(known.find('actors', 'TEHRIK-I-TALIBÁN PAKISTAN')).toBe('ttp');
    expect(known.find('actors', 'TTP: Tehreek-i-Taliban Pakistan')).toBe('ttp');
    expect(known.find('actors', 'IS')).toBeNull();
    expect(known.find('places', 'ttp')).toBeNull();
  });

  it('gives the narrowest place that is known, whatever the rank is called', () => {
    expect(place('FATA', 'Orakzai agency')).toEqual(['orakzai']);
    expect(place('Khyber Pakhtunkwa province', 'Orakzai district')).toEqual(['orakzai']);
    expect(place('Sindh province', 'No Such district')).toEqual(['sindh']);
    expect(place('No such province')).toEqual(['pakistan']);
    expect(placeWords(words, known, {})).toEqual([]);
  });

  it('tells places apart whose names run together alike', () => {
    expect(place('Sindh')).toEqual(['sindh']);
    expect(place('', '', 'PakistanSindh')).toEqual([]);
    expect(place('Sindh', 'Orakzai')).toEqual(['sindh']);
    expect(place('SindhOrakzai', '')).toEqual(['pakistan']);
  });

  it('does not take a district of one province for one of another', () => {
    expect(place('Khyber Pakhtunkhwa', 'Hyderabad')).toEqual(['kp']);
    expect(place('Kunar', '', 'Pakistan')).toEqual(['pakistan']);
  });

  it('says which district, province and countries a place lies in', () => {
    expect(districtOf(words, { words: ['orakzai'], admin2: 'Other' })).toBe('orakzai');
    expect(districtOf(words, { words: ['kp'], admin2: 'Some Valley District' })).toBe('some-valley');
    expect(provinceOf(words, { words: ['orakzai'] })).toBe('kp');
    expect(provinceOf(words, { words: ['pakistan'] })).toBe('pakistan');
    expect(countriesOf(words, ['orakzai', 'kunar'])).toEqual(['pakistan', 'afghanistan']);
  });
});
