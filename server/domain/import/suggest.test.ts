import { describe, expect, it } from 'vitest';
import { daysMeant } from './days-meant.ts';
import { suggestionsFor } from './suggest.ts';
import { gazetteer } from '../event/gazetteer.ts';
import { lexicon } from '../event/vocabulary.ts';
import { Vocabulary } from '../event/vocabulary-file.ts';

const words = lexicon(
  Vocabulary.parse({
    events: {
      attack: {
        title: 'Attack',
        kinds: { bomb: { title: 'Bomb', also: ['Landmine'], cues: ['IED'] }, raid: { title: 'Raid' } },
      },
    },
    actors: { bells: { title: 'Bells' }, rebels: { title: 'Rebels' } },
    targets: { police: { title: 'Police' } },
    weapons: {},
    tags: {},
    places: {
      kp: {
        title: 'Khyber Pakhtunkhwa',
        level: 'province',
        includes: { kohat: { title: 'Kohat', level: 'district' } },
      },
      balochistan: {
        title: 'Balochistan',
        level: 'province',
        includes: { nasirabad: { title: 'Nasirabad', level: 'district' } },
      },
    },
  }),
);
const places = gazetteer([
  { name: 'Kacha Paka', also: [], kind: 'village', word: 'kohat', admin2: 'Kohat', lat: 33, lon: 71, goodTo: 2 },
]);
const PLACES = 'is not a word of the vocabulary (places)';
const meant = (value: string, reason: string) =>
  suggestionsFor({ value, reason }, { words, gazetteer: places }).map(({ use }) => use);

describe('the days that a date may mean', () => {
  it.each([
    ['04/03/2022', ['2022-03-04', '2022-04-03']],
    ['13/03/2022', ['2022-03-13']],
    ['31 September 2024', ['2024-09-30']],
    ['2023-02-30', ['2023-02-28']],
    ['2024-10', ['2024-10-01']],
    ['March 5, 2021', ['2021-03-05']],
    ['45231', ['2023-11-01']],
    ['0/99', []],
    ['soon', []],
  ])('of %s are %j', (text, days) => expect(daysMeant(text)).toEqual(days));
});

describe('what may stand in the place of a cell', () => {
  it('is the nearest word, by any of its names', () => {
    expect(meant('bmob', 'is not a word of the vocabulary (events)')).toEqual(['bomb']);
    expect(meant('landmin', 'is not a word of the vocabulary (events)')).toEqual(['bomb']);
  });

  it('is the word that a cue gives away', () => {
    expect(meant('IED', 'is not a word of the vocabulary (events)')[0]).toBe('bomb');
  });

  it('is first the one in which two letters changed places', () => {
    // Both differ in two letters, and by the alphabet "bells" would come first.
    expect(meant('rbeels', 'is not a word of the vocabulary (actors)')).toEqual(['rebels', 'bells']);
  });

  it('leaves the other values of the cell as they are', () => {
    expect(meant('Rebels; polise', '"polise" is not a word of the vocabulary (targets or actors)')).toEqual([
      'Rebels; police',
    ]);
  });

  it('is a place of the gazetteer where places are meant', () => {
    expect(meant('Kacha Pakka', 'is not a word of the vocabulary (places)')).toEqual(['kohat']);
  });

  it('is a place inside the province that the row gives', () => {
    const of = (value: string, within: string[]) =>
      suggestionsFor({ value, reason: PLACES, within }, { words, gazetteer: places }).map(({ use }) => use);
    expect(of('Nasirbad', [])).toEqual(['nasirabad']);
    expect(of('Nasirbad', ['balochistan'])).toEqual(['nasirabad']);
    expect(of('Nasirbad', ['kp'])).toEqual([]);
    expect(of('Kacha Pakka', ['balochistan'])).toEqual([]);
  });

  it('says which words are too far to be taken together: more than one letter in five differs', () => {
    const far = (value: string) => suggestionsFor({ value, reason: PLACES }, { words, gazetteer: places })[0]?.far;
    expect([far('Nazirabad'), far('Nazirabat'), far('Kohet'), far('Kahet')]).toEqual([
      undefined,
      true,
      undefined,
      true,
    ]);
  });

  it.each([
    ['at least 10', ['10+']],
    ['more than 9', ['10+']],
    ['1,000', ['1000']],
    ['12 people', ['12']],
    ['4 to 6', ['4-6']],
    ['2.5', []],
    ['many', []],
  ])('of %s people is %j', (text, uses) => expect(meant(text, 'is not a whole number of people')).toEqual(uses));
});
