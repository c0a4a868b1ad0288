import { describe, expect, it } from 'vitest';
import { gazetteer } from '../event/gazetteer.ts';
import { names } from '../event/names.ts';
import { lexicon } from '../event/vocabulary.ts';
import { Vocabulary } from '../event/vocabulary-file.ts';
import { EventDraft } from '../event/event.ts';
import { assignmentsFor, nameKey, namesWith, unknownIn, withAssigned, withoutAssigned } from './names-known.ts';
import { likeNames } from './names-like.ts';

const district = (title: string, also: string[] = []) => ({ title, level: 'district' as const, also });
const words = lexicon(
  Vocabulary.parse({
    events: { attack: { title: 'Attack', kinds: { battle: { title: 'Battle' } } } },
    actors: {
      ttp: {
        title: 'Tehrik-i-Taliban Pakistan, with its factions',
        also: ['TTP', 'Pakistani Taliban'],
        includes: { tjp: { title: 'Tehreek-e-Jihad Pakistan' } },
      },
      taliban: { title: 'Taliban' },
      'other-armed-group': { title: 'Others' },
      'other-government': { title: 'Other governments', also: ['Government of Farland'] },
    },
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
            includes: {
              north: district('North Waziristan'),
              south: district('South Waziristan'),
              nowshera: district('Nowshera'),
              chitral: district('Chitral', ['Upper Chitral']),
            },
          },
        },
      },
      afghanistan: {
        title: 'Afghanistan',
        level: 'country',
        includes: { helmand: { title: 'Helmand', level: 'province' }, zabul: { title: 'Zabul', level: 'province' } },
      },
    },
  }),
);
const village = { name: 'Mir Ali', also: [], kind: 'town' as const, word: 'north', admin2: null, lat: 33, lon: 70 };
const known = { words, gazetteer: gazetteer([{ ...village, goodTo: 5 }]) };
const look = names(words);
const [actors, places] = [likeNames('actor', known), likeNames('place', known)];
const first = (like: typeof actors, spelling: string) => like.of(spelling)[0]?.use ?? null;

describe('names spelled alike', () => {
  it.each([
    ['Tahrik Taliban Pakistan', 'ttp'],
    ['Tehreek-e-Taliban Pakistan', 'ttp'],
    ['Tahreek i Jihad Pakistan', 'tjp'],
    ['TJP', 'tjp'],
    ['TTP - MR', 'ttp'],
    ['Taliban (Pakistan)', 'ttp'],
    ['XYZ: Tehrik Jihad Pakistan', 'tjp'],
    ['Lashkar of Zakakhel tribe', null],
    ['Turi', null],
    ['Police', null],
  ])('“%s” is offered as %s', (spelling, word) => {
    expect(first(actors, spelling)).toBe(word);
  });

  it.each([
    ['Wazirstan, North', 'north'],
    ['Shamali Waziristan Agency', 'north'],
    ['Janubi Wazeeristan', 'south'],
    ['Naushehra', 'nowshera'],
    ['Chitral Bala', 'chitral'],
    ['Hilmend province', 'helmand'],
    ['Mirali', 'north'],
    ['Sharqi Waziristan', null],
    ['Berlin', null],
    ['', null],
  ])('“%s” is offered as %s', (spelling, word) => {
    expect(first(places, spelling)).toBe(word);
  });

  it('are told by the name they are like, the likeliest first, and within a country where one is given', () => {
    expect(places.of('Waziristan').map(({ use, likeness }) => [use, likeness])).toEqual([
      ['north', 0.93],
      ['south', 0.93],
    ]);
    expect(places.of('Chitraal upper')[0]).toMatchObject({ use: 'chitral', like: 'Upper Chitral' });
    expect(places.of('Zabol', { within: 'pakistan' })).toEqual([]);
    expect(places.of('Zabol', { within: 'afghanistan' })).toMatchObject([{ use: 'zabul' }]);
  });

  it('never offer the words for what nothing fits', () => {
    expect(actors.of('Others').map(({ use }) => use)).toEqual([]);
  });
});

const draft = (change: Record<string, unknown> = {}) =>
  EventDraft.parse({
    when: { from: '2024-01-01' },
    kind: 'battle',
    between: [
      { actor: 'other-armed-group', name: 'Tahrik' },
      { actor: 'other-government', name: 'Government of Farland' },
    ],
    place: { words: ['kp'], admin1: 'KP', admin2: 'Mirali' },
    summary: 'A battle',
    ...change,
  });

describe('names that no word stands for', () => {
  it('are groups beside a word for all others, and places that the vocabulary could tell more narrowly', () => {
    expect(unknownIn(draft(), words, look)).toEqual([
      { what: 'actor', spelling: 'Tahrik', country: 'pakistan' },
      { what: 'place', spelling: 'Mirali', country: 'pakistan' },
    ]);
    expect(unknownIn(draft({ place: { words: ['north'], admin2: 'Mirali' }, between: [] }), words, look)).toEqual([]);
    // Of Afghanistan it knows no districts, so that none can be missing.
    expect(unknownIn(draft({ place: { words: ['zabul'], admin2: 'Qalat' }, between: [] }), words, look)).toEqual([]);
    expect(unknownIn(draft({ place: { words: [], admin1: 'Elsewhere' } }), words, look)).toEqual([]);
  });

  it('are one name whatever the case, accents and script', () => {
    expect(nameKey('TAHRÍK ')).toBe(nameKey('tahrik'));
    expect(nameKey('تحریک')).toBe('تحریک');
    expect(nameKey('تحریک')).not.toBe(nameKey('طوری'));
  });

  const to = (change: object) => ({
    what: 'actor' as const,
    feed: null,
    plain: 'tahrik',
    country: null,
    word: 'ttp',
    ...change,
  });

  it('get the word they were assigned to, of their feed before every feed’s, and give it back', () => {
    const assigned = assignmentsFor('gtd', [
      to({ feed: 'gtd' }),
      to({ word: 'taliban' }),
      to({ feed: 'acled', word: 'tjp' }),
    ]);
    const changed = withAssigned(draft(), assigned, words, look);
    expect(changed.between.map(({ actor, name }) => [actor, name])).toEqual([
      ['ttp', 'Tahrik'],
      ['other-government', 'Government of Farland'],
    ]);
    expect(withoutAssigned(changed, to({}), words, look)).toEqual(draft());
    expect(withoutAssigned(changed, to({ word: 'tjp' }), words, look)).toBe(changed);
    expect(namesWith(look, assigned).find('actors', 'Tahrik')).toBe('ttp');
    expect(namesWith(look, assigned).find('actors', 'Taliban')).toBe('taliban');
  });

  it('stay as they are in another country, another feed, or where nothing fits', () => {
    const same = draft();
    for (const change of [{ country: 'afghanistan' }, { feed: 'acled' }, { word: null }])
      expect(withAssigned(same, assignmentsFor('gtd', [to(change)]), words, look)).toBe(same);
  });

  it('move into a place, and back to what the dataset’s levels say', () => {
    const place = to({ what: 'place', plain: 'mirali', country: 'pakistan', word: 'north' });
    const moved = withAssigned(draft(), assignmentsFor('gtd', [place]), words, look);
    expect(moved.place.words).toEqual(['north']);
    expect(withoutAssigned(moved, place, words, look).place.words).toEqual(['kp']);
  });
});
