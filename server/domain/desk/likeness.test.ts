import { describe, expect, it } from 'vitest';
import { EventDraft, type EventInput } from '../event/event.ts';
import { lexicon } from '../event/vocabulary.ts';
import { Vocabulary } from '../event/vocabulary-file.ts';
import { likeness } from './likeness.ts';
import { linkKey } from './link-key.ts';
import { daysApart, spanOf } from './span.ts';

const words = lexicon(
  Vocabulary.parse({
    events: {
      attack: { title: 'Attack', kinds: { bomb: { title: 'Bomb' }, storming: { title: 'Storming' } } },
      talks: { title: 'Talks', kinds: { 'talks-round': { title: 'Round of talks' } } },
    },
    actors: {
      rebels: { title: 'Rebels', includes: { faction: { title: 'Faction' } } },
      unidentified: { title: 'Not known' },
    },
    targets: { police: { title: 'Police' } },
    weapons: {},
    tags: {},
    places: {
      freeland: {
        title: 'Freeland',
        level: 'country',
        includes: {
          hills: {
            title: 'Hills',
            level: 'province',
            includes: { north: { title: 'North', level: 'district' }, south: { title: 'South', level: 'district' } },
          },
        },
      },
    },
  }),
);

const draft = (change: Partial<EventInput> = {}) =>
  EventDraft.parse({
    when: { from: '2024-10-14' },
    kind: 'bomb',
    place: { words: ['north'], lat: 33, lon: 70, precision: 'exact' },
    summary: 'A bomb',
    ...change,
  });
const held = (one: Partial<EventInput>, other: Partial<EventInput> = {}) => likeness(draft(one), draft(other), words);
/** A point so many kilometres north, without a district. */
const north = (km: number) => ({ lat: 33 + (km / 6371) * (180 / Math.PI), lon: 70, precision: 'exact' as const });

describe('two events', () => {
  it('are alike on one day, in one district, of one kind, and it says so', () => {
    expect(held({})).toMatchObject({
      alike: true,
      because: ['same day', 'same spot', 'same district', 'same kind'],
    });
  });

  it.each([
    ['2024-10-13', true],
    ['2024-10-15', true],
    ['2024-10-12', false],
    ['2024-10-16', false],
  ])('one of them on %s: %s', (from, alike) => {
    expect(held({ when: { from } }).alike).toBe(alike);
  });

  it.each([
    ['week', '2024-10-20', true],
    ['week', '2024-10-21', true],
    ['week', '2024-10-22', false],
    ['month', '2024-11-01', true],
    ['month', '2024-11-02', false],
    ['year', '2024-10-14', false],
  ] as const)('known to the %s that 14 October lies in and on %s: %s', (precision, from, alike) => {
    expect(held({ when: { from: '2024-10-15', precision } }, { when: { from } }).alike).toBe(alike);
  });

  it('of several days are held against each of them, up to a month', () => {
    expect(held({ when: { from: '2024-10-01', to: '2024-10-13' } }).alike).toBe(true);
    expect(held({ when: { from: '2024-08-01', to: '2024-10-14' } }).alike).toBe(false);
  });

  it.each([
    [0.4, true],
    [24.9, true],
    [25.1, false],
  ])('%s km apart, without a district in common: %s', (km, alike) => {
    const { because, ...found } = held({ place: north(km) }, { place: north(0) });
    expect(found.alike).toBe(alike);
    if (alike) expect(because).toContain(`${km.toFixed(1)} km apart`);
  });

  it('whose point stands for a district are compared by the district, not by the distance', () => {
    const coarse = { lat: 33, lon: 70, precision: 'district' as const };
    expect(held({ place: { ...coarse, words: ['south'] } }).alike).toBe(false);
    expect(held({ place: { ...coarse, words: ['north'], lat: 35 } }).because).toContain('same district');
  });

  it('are found in a district that only the dataset names', () => {
    const there = { admin2: 'North District' };
    expect(held({ place: there }, { place: { words: ['north'] } }).because).toContain('same district');
  });

  it('in one named town of one province are in the same place, and the name alone is not enough', () => {
    const town = { name: 'Bésham', words: ['hills'] };
    expect(held({ place: town }, { place: { name: 'besham', words: ['hills'] } }).because).toContain('same place');
    expect(held({ place: { name: 'Besham' } }, { place: { name: 'Besham' } }).alike).toBe(false);
  });

  it.each([
    ['attack', 'same kind'],
    ['storming', 'same group of kinds'],
  ])('of the kinds bomb and %s are of the %s', (kind, says) => {
    expect(held({ kind }).because).toContain(says);
  });

  it('of other kinds are not alike', () => {
    expect(held({ kind: 'talks-round' }).alike).toBe(false);
  });

  it('with one link are alike wherever and whenever they were', () => {
    const far = { when: { from: '2020-01-01' }, kind: 'talks-round', place: { words: ['south'] } };
    const from = (url: string) => ({ sources: [{ publisher: 'The Paper', url }] });
    const found = held(
      { ...far, ...from('http://www.paper.example/1/?utm_source=x') },
      from('https://paper.example/1'),
    );
    expect(found).toMatchObject({ alike: true, strong: false, because: ['same link'] });
  });

  it('still being typed need a kind, a day and a place, or a link', () => {
    const typed = { ...draft(), when: null };
    expect(likeness(typed, draft(), words).alike).toBe(false);
    expect(likeness({ ...draft(), kind: null }, draft(), words).alike).toBe(false);
  });

  it('say who, on whom and how many killed they have in common; nobody known is nobody', () => {
    const much = { by: [{ actor: 'rebels' }], against: ['police'], deaths: { total: { low: 4, best: 4, high: 4 } } };
    const found = held({ ...much, by: [{ actor: 'faction' }] }, much);
    expect(found.because).toEqual(expect.arrayContaining(['same actor', 'same target', 'same number killed']));
    expect(found.strong).toBe(true);
    const unknown = { by: [{ actor: 'unidentified' }] };
    expect(held(unknown, unknown).because).not.toContain('same actor');
  });

  it('on one spot and day are not yet worth asking about unasked, nor are those whose tolls are far apart', () => {
    expect(held({}).strong).toBe(false);
    const killed = (n: number) => ({
      by: [{ actor: 'rebels' }],
      deaths: { total: { low: n, best: n, high: n } },
      against: ['police'],
    });
    expect(held(killed(4), killed(4)).strong).toBe(true);
    expect(held(killed(40), killed(4)).strong).toBe(false);
  });
});

describe('days', () => {
  it('of a week run from Monday to Sunday, of a month over all of it', () => {
    expect(spanOf({ from: '2024-10-20', precision: 'week' })).toEqual({ from: '2024-10-14', to: '2024-10-20' });
    expect(spanOf({ from: '2024-02-09', precision: 'month' })).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysApart({ from: '2024-10-14', to: '2024-10-20' }, { from: '2024-10-22', to: '2024-10-22' })).toBe(2);
  });
});

describe('the key of a link', () => {
  it.each([
    ['HTTPS://www.Paper.example/News/1/', 'paper.example/news/1'],
    ['http://m.paper.example/1?id=7&utm_source=a&fbclid=b#top', 'paper.example/1?id=7'],
    ['https://amp.paper.example/1?utm_medium=x', 'paper.example/1'],
  ])('of %s is %s', (url, key) => {
    expect(linkKey(url)).toBe(key);
  });
});
