import { describe, expect, it } from 'vitest';
import type { GazetteerPlace, PlaceKind } from '../../../../server/domain/event/gazetteer.ts';
import { lexicon } from '../../../../server/domain/event/vocabulary.ts';
import { Vocabulary } from '../../../../server/domain/event/vocabulary-file.ts';
import { chosenPlace, placeEcho, placeLabel, shownEcho, shownPlace, unlistedPlace } from './place-choice.ts';
import { findPlaces, isSure, meantPlace, placeIndex } from './place-search.ts';

const empty = { events: {}, actors: {}, targets: {}, weapons: {}, tags: {} };
const words = lexicon(
  Vocabulary.parse({
    ...empty,
    places: {
      pakistan: {
        title: 'Pakistan',
        level: 'country',
        includes: {
          kp: {
            title: 'Khyber Pakhtunkhwa, with the former tribal areas',
            level: 'province',
            also: ['KPK'],
            includes: {
              bannu: { title: 'Bannu', level: 'district' },
              bajaur: { title: 'Bajaur', level: 'district', also: ['Bajour'] },
              swat: { title: 'Swat', level: 'district' },
              'north-waziristan': { title: 'North Waziristan', level: 'district' },
            },
          },
        },
      },
      afghanistan: {
        title: 'Afghanistan',
        level: 'country',
        includes: { kandahar: { title: 'Kandahar', level: 'province' } },
      },
    },
  }),
);

const place = (
  name: string,
  kind: PlaceKind,
  word: string,
  admin2: string | null,
  also: string[] = [],
  goodTo = 2,
): GazetteerPlace => ({ name, also, kind, word, admin2, lat: 33, lon: 70.5, goodTo });
const BANNU = place('Bannu', 'town', 'bannu', 'Bannu', ['Banu']);
const BANNU_DISTRICT = place('Bannu district', 'district', 'bannu', 'Bannu', ['Bannu', 'FR Bannu'], 35);
const MIR_ALI = place('Mir Ali', 'town', 'north-waziristan', 'North Waziristan', ['Mirali']);
const BOLDAK_DISTRICT = place('Spin Boldak district', 'district', 'kandahar', 'Spin Boldak', ['Spin Boldak'], 25);
const PLACES = [
  place('Kandahar', 'city', 'kandahar', 'Kandahar', [], 5),
  BANNU_DISTRICT,
  BOLDAK_DISTRICT,
  place('Khar', 'village', 'swat', 'Swat'),
  place('Khar', 'town', 'bajaur', 'Bajaur', ['Khar Bajaur']),
  BANNU,
  place('Bannu Cantonment', 'post', 'bannu', 'Bannu'),
  place('Miranshah', 'town', 'north-waziristan', 'North Waziristan', ['Miran Shah']),
  MIR_ALI,
];
const index = placeIndex(PLACES, words);
const labels = (typed: string) => findPlaces(index, typed).map(({ place: found }) => placeLabel(found, words));

describe('searching places', () => {
  it('puts the town before its district and longer names', () => {
    expect(labels('bann')).toEqual([
      'Bannu, Khyber Pakhtunkhwa',
      'Bannu Cantonment, Bannu',
      'Bannu district, Khyber Pakhtunkhwa',
    ]);
    expect(labels('Bannu')[0]).toBe('Bannu, Khyber Pakhtunkhwa');
    expect(labels('bannu d')).toEqual(['Bannu district, Khyber Pakhtunkhwa']);
  });

  it('takes what lies around behind a comma or a blank', () => {
    expect(labels('khar, bajaur')).toEqual(['Khar, Bajaur']);
    expect(labels('khar swat')).toEqual(['Khar, Swat']);
    expect(labels('mir ali, kpk')).toEqual(['Mir Ali, North Waziristan']);
  });

  it('forgives spelling where nothing fits', () => {
    expect(labels('Banu')[0]).toBe('Bannu, Khyber Pakhtunkhwa');
    expect(labels('Bajour')[0]).toBe('Bajaur, Khyber Pakhtunkhwa');
    expect(labels('Meeran Shah')[0]).toBe('Miranshah, North Waziristan');
    expect(labels('Khandahar')[0]).toMatch(/^Kandahar/);
    expect(labels('Atlantis')).toEqual([]);
  });

  it('lets Enter take the first unless it is one of several that are only near', () => {
    expect(isSure(findPlaces(index, 'bann'))).toBe(true);
    expect(isSure(findPlaces(index, 'Meeran Shah'))).toBe(true);
    expect(isSure(findPlaces(index, 'Khandahar'))).toBe(true);
    expect(isSure(findPlaces(index, 'Atlantis'))).toBe(false);
  });

  it('takes the only one of this name when the field is left, and never one of two', () => {
    expect(meantPlace(index, 'bannu')).toBe(BANNU);
    expect(meantPlace(index, 'FR Bannu')).toBe(BANNU_DISTRICT);
    expect(meantPlace(index, 'Khar')).toBeNull();
    expect(meantPlace(index, 'bann')).toBeNull();
  });

  it('finds words of the vocabulary where no list was read', () => {
    const bare = placeIndex([], words);
    const [found] = findPlaces(bare, 'swat');
    expect(found?.place).toMatchObject({ word: 'swat', kind: 'district' });
    expect(found && placeEcho(found.place)).toBe('district');
    expect(found && chosenPlace(found.place)).toMatchObject({ place: ['swat'], placePrecision: 'district', lat: '' });
  });
});

describe('choosing a place', () => {
  it('fills word, name, district, position and precision', () => {
    expect(chosenPlace(BANNU)).toEqual({
      place: ['bannu'],
      placeName: 'Bannu',
      placePrecision: 'near',
      lat: '33',
      lon: '70.5',
      admin: { admin2: 'Bannu' },
    });
  });

  it('says a district by its word, and one the vocabulary lacks by its name and middle', () => {
    expect(chosenPlace(BANNU_DISTRICT)).toMatchObject({
      place: ['bannu'],
      placeName: '',
      lat: '',
      placePrecision: 'district',
    });
    expect(chosenPlace(BOLDAK_DISTRICT)).toMatchObject({
      place: ['kandahar'],
      placeName: 'Spin Boldak district',
      lat: '33',
      placePrecision: 'district',
      admin: { admin2: 'Spin Boldak' },
    });
  });

  it('holds a wide area for no better known than its district', () => {
    expect(chosenPlace(place('Tirah', 'area', 'swat', 'Swat', [], 15)).placePrecision).toBe('district');
  });

  it('shows the place and what it is good to', () => {
    const shown = (each: GazetteerPlace) => [
      shownPlace(chosenPlace(each), words),
      shownEcho(chosenPlace(each), PLACES),
    ];
    expect(shown(BANNU)).toEqual(['Bannu, Khyber Pakhtunkhwa', 'town, good to 2 km']);
    expect(shown(MIR_ALI)).toEqual(['Mir Ali, North Waziristan', 'town, good to 2 km']);
    expect(shown(BANNU_DISTRICT)).toEqual(['Bannu district, Khyber Pakhtunkhwa', 'district, good to 35 km']);
    expect(shown(BOLDAK_DISTRICT)).toEqual(['Spin Boldak district, Kandahar', 'district, good to 25 km']);
  });

  it("says so when the position or its precision is the analyst's own", () => {
    expect(shownEcho({ ...chosenPlace(BANNU), lat: '33.01' }, PLACES)).toBe('own position, near it, a few km');
    expect(shownEcho({ ...chosenPlace(BANNU), placePrecision: 'exact' }, PLACES)).toBe('town, exact spot');
    expect(shownEcho({ ...unlistedPlace('Xyz'), place: ['bannu'] }, PLACES)).toBe('district');
  });

  it('keeps a name that no list holds, and asks for its district', () => {
    expect(unlistedPlace(' Xyz ')).toMatchObject({ placeName: 'Xyz', place: [], placePrecision: 'district' });
    expect(shownPlace(unlistedPlace('Xyz'), words)).toBe('Xyz');
    expect(shownPlace({ ...unlistedPlace('Xyz'), place: ['swat'] }, words)).toBe('Xyz, Swat');
  });
});
