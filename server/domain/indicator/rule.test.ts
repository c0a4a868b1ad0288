import { describe, expect, it } from 'vitest';
import type { Facts } from '../event/facts.ts';
import { lexicon } from '../event/vocabulary.ts';
import { factsOfExample } from './match.ts';
import { atLeast, evaluate } from './rule.ts';

const words = lexicon({
  events: {
    attack: { title: 'Attack', kinds: { bomb: { title: 'Bomb' } } },
    fight: { title: 'Fight', kinds: { battle: { title: 'Clash' } } },
  },
  actors: {
    ttp: { title: 'TTP', includes: { jua: { title: 'JuA', from: '2020-08-17' } } },
    army: { title: 'Army' },
    others: { title: 'Others' },
  },
  targets: { forces: { title: 'Security forces' } },
  weapons: { drone: { title: 'Drone' } },
  tags: { foiled: { title: 'Foiled' }, inside: { title: 'Got inside' } },
  places: { pakistan: { title: 'Pakistan', includes: { bannu: { title: 'Bannu' } } } },
});
const facts = (fields: Partial<Facts> = {}): Facts => ({
  ...factsOfExample({ when: '2023-05-01', event: 'bomb', by: ['ttp'], against: ['forces'], in: ['bannu'] }),
  ...fields,
});
const matched = (...[filter, fields]: [Parameters<typeof evaluate>[0], Partial<Facts>?]) =>
  evaluate(filter, facts(fields), words).matched;
const clash = { event: 'battle', by: [], against: [], between: ['army', 'ttp'] };

describe('a filter', () => {
  it('holds when every line holds, and a word stands for all below it', () => {
    expect(matched({ event: ['attack'], by: ['ttp'], in: ['pakistan'], against: ['forces'] })).toBe(true);
    expect(matched({ event: ['attack'], by: ['others'] })).toBe(false);
  });

  it('takes a list as any of these', () => {
    expect(matched({ by: ['others', 'ttp'] })).toBe(true);
  });

  it('joins all, any and not', () => {
    expect(matched({ all: [{ event: ['attack'] }, { in: ['bannu'] }] })).toBe(true);
    expect(matched({ all: [{ event: ['attack'] }, { by: ['army'] }] })).toBe(false);
    expect(matched({ any: [{ by: ['army'] }, { by: ['ttp'] }] })).toBe(true);
    expect(matched({ any: [{ by: ['army'] }, { by: ['others'] }] })).toBe(false);
    expect(matched({ not: { tag: ['foiled'] } })).toBe(true);
    expect(matched({ not: { tag: ['foiled'] } }, { tag: ['foiled'] })).toBe(false);
  });

  it('knows who took part where nobody is said to have begun: side holds, by does not', () => {
    expect(matched({ side: ['ttp'] }, clash)).toBe(true);
    expect(matched({ by: ['ttp'] }, clash)).toBe(false);
    expect(matched({ side: ['ttp'] })).toBe(true);
    expect(matched({ side: ['army'] })).toBe(false);
  });

  it('knows both sides of a fight, whoever began', () => {
    expect(matched({ between: ['ttp', 'army'] }, clash)).toBe(true);
    expect(matched({ between: ['ttp', 'army'] }, { by: ['army'], against: ['ttp'] })).toBe(true);
    expect(matched({ between: ['ttp', 'others'] }, clash)).toBe(false);
    expect(matched({ between: ['ttp', 'ttp'] }, clash)).toBe(false);
    expect(matched({ between: ['ttp', 'jua'] }, { ...clash, between: ['jua', 'army'] })).toBe(false);
  });

  it('takes an actor or a target as what an act was against', () => {
    expect(matched({ against: ['ttp'] }, { by: ['army'], against: ['jua'] })).toBe(true);
  });

  it('counts a faction only while it belongs', () => {
    expect(matched({ by: ['ttp'] }, { by: ['jua'], when: '2020-08-17' })).toBe(true);
    expect(matched({ by: ['ttp'] }, { by: ['jua'], when: '2020-08-16' })).toBe(false);
    expect(matched({ by: ['jua'] }, { by: ['jua'], when: '2019-01-01' })).toBe(true);
  });

  it('tests numbers, and a number that nobody said never passes', () => {
    expect(matched({ deaths: { at_least: 5 } }, { deaths: 5 })).toBe(true);
    expect(matched({ deaths: { at_least: 5, at_most: 9 } }, { deaths: 10 })).toBe(false);
    expect(matched({ injured: 0 }, { injured: 0 })).toBe(true);
    expect(matched({ deaths_victims: { at_most: 3 } }, { deaths_victims: null })).toBe(false);
  });

  it('wants one source that is good enough in letter and digit both', () => {
    expect(matched({ grade: { at_least: 'B3' } }, { grades: ['A4', 'B2'] })).toBe(true);
    expect(matched({ grade: { at_least: 'B3' } }, { grades: ['A4', 'C1'] })).toBe(false);
    expect(matched({ grade: { at_least: 'E5' } }, { grades: [] })).toBe(false);
  });

  it('never passes F or 6, which cannot be judged', () => {
    expect(atLeast('F1', 'E5')).toBe(false);
    expect(atLeast('A6', 'E5')).toBe(false);
    expect(atLeast('E5', 'E5')).toBe(true);
  });

  it('names the lines that held and those that did not, in words', () => {
    expect(evaluate({ event: ['attack'], by: ['army'], deaths: { at_least: 2 } }, facts(), words)).toEqual({
      matched: false,
      because: ['kind is Bomb'],
      missing: ['actor is not Army', 'deaths: not said, wanted at least 2'],
    });
    expect(evaluate({ not: { tag: ['foiled'] } }, facts({ tag: ['foiled'] }), words).missing).toEqual([
      'left out because feature is Foiled',
    ]);
    expect(evaluate({ between: ['ttp', 'army'] }, facts(clash), words).because).toEqual(['it is between TTP and Army']);
  });
});
