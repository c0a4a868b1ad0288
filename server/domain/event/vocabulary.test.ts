import { describe, expect, it } from 'vitest';
import { allBelow, covers, lexicon, lineage, nearest, titleOf } from './vocabulary.ts';
import { matchingPart, Vocabulary } from './vocabulary-file.ts';

const words = lexicon({
  events: {
    attack: { title: 'Attack', kinds: { bomb: { title: 'Bomb', includes: { 'car-bomb': { title: 'Car bomb' } } } } },
  },
  actors: {
    group: { title: 'Group', includes: { faction: { title: 'Faction', from: '2020-08-17', to: '2022-01-31' } } },
  },
  targets: {},
  weapons: {},
  tags: {},
  places: {},
});

describe('the vocabulary', () => {
  it('lets a word stand for itself and everything below it, and nothing above or beside', () => {
    expect(covers(words, 'events', 'attack', 'car-bomb')).toBe(true);
    expect(covers(words, 'events', 'attack', 'attack')).toBe(true);
    expect(covers(words, 'events', 'bomb', 'attack')).toBe(false);
    expect(covers(words, 'events', 'unheard-of', 'unheard-of')).toBe(false);
    expect(allBelow(words, 'events', 'bomb')).toEqual(['bomb', 'car-bomb']);
  });

  it('counts a dated member only while it belongs, and always when no day is asked', () => {
    const on = (day?: string) => covers(words, 'actors', 'group', 'faction', day);
    expect([on('2020-08-16'), on('2020-08-17'), on('2022-01-31'), on('2022-02-01'), on()]).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
    expect(covers(words, 'actors', 'faction', 'faction', '1999-01-01')).toBe(true);
  });

  it('gives the line of ancestors and titles', () => {
    expect(lineage(words, 'events', 'car-bomb').map(({ id }) => id)).toEqual(['car-bomb', 'bomb', 'attack']);
    expect(titleOf(words, 'events', 'bomb')).toBe('Bomb');
    expect(titleOf(words, 'events', 'no-such')).toBe('no-such');
  });

  it('finds the nearest word for a slip, and none for something else', () => {
    expect(nearest('atack', ['attack', 'bomb'])).toBe('attack');
    expect(nearest('territory', ['attack', 'bomb'])).toBeNull();
  });

  it('refuses words with capitals or blanks', () => {
    const empty = { events: {}, targets: {}, weapons: {}, tags: {}, places: {} };
    expect(Vocabulary.safeParse({ ...empty, actors: { 'al-qaeda': { title: 'x' } } }).success).toBe(true);
    expect(Vocabulary.safeParse({ ...empty, actors: { 'Al Qaeda': { title: 'x' } } }).success).toBe(false);
  });

  it('keeps what only the reading of texts uses out of what events are matched by', () => {
    const bare = { events: { attack: { title: 'Attack', kinds: { bomb: { title: 'Bomb' } } } }, actors: {} };
    const hinted = {
      events: {
        attack: {
          title: 'Attack',
          side: 'militants',
          cues: ['attacked'],
          kinds: { bomb: { title: 'Bomb', cues: ['blast'] } },
        },
      },
      actors: {},
    };
    const whole = (part: object) => Vocabulary.parse({ targets: {}, weapons: {}, tags: {}, places: {}, ...part });
    expect(matchingPart(whole(hinted))).toEqual(matchingPart(whole(bare)));
    expect(lexicon(whole(hinted)).events.get('bomb')).toMatchObject({ side: 'militants', cues: ['blast'] });
  });
});
