import { describe, expect, it } from 'vitest';
import type { Facts } from '../event/facts.ts';
import { lexicon } from '../event/vocabulary.ts';
import type { Indicator } from './definition.ts';
import { explainMatch, factsOfExample, matchEvent, roles } from './match.ts';

const words = lexicon({
  events: { attack: { title: 'Attack', kinds: { bomb: { title: 'Bomb' } } } },
  actors: {
    ttp: { title: 'TTP', includes: { jua: { title: 'JuA', from: '2020-08-17' } } },
    hgb: { title: 'HGB' },
    army: { title: 'Army' },
    unidentified: { title: 'Not identified' },
  },
  targets: {},
  weapons: { drone: { title: 'Drone' } },
  tags: {},
  places: {
    pakistan: {
      title: 'Pakistan',
      level: 'country',
      includes: { kp: { title: 'KP', level: 'province', includes: { bannu: { title: 'Bannu', level: 'district' } } } },
    },
  },
});
const facts = (fields: Partial<Facts> = {}): Facts => ({
  ...factsOfExample({ when: '2023-05-01', event: 'bomb', by: ['ttp'], in: ['bannu'] }),
  ...fields,
});
/** Only what matching reads. */
const indicator = (fields: Partial<Indicator>) =>
  ({
    counts: { event: ['attack'] },
    measure: { kind: 'count', of: 'events', per: 'month' },
    variants: [],
    ...fields,
  }) as unknown as Indicator;
const keys = (of: string, fields: Partial<Facts>, counts: Indicator['counts'] = { event: ['attack'] }) =>
  matchEvent(
    indicator({ counts, measure: { kind: 'distinct', of, per: 'month' } as Indicator['measure'] }),
    facts(fields),
    words,
  )[0]?.keys;

describe('matching an event to an indicator', () => {
  it('serves every role whose filter holds: counted, in the denominator, setting the clock, under a variant', () => {
    const share = indicator({
      counts: { weapon: ['drone'] },
      among: { event: ['attack'] },
      measure: { kind: 'share' },
      variants: [{ name: 'by the army', counts: { by: ['army'] } }],
    });
    expect(roles(share).map(({ role }) => role)).toEqual(['counts', 'among', 'variant-0', 'variant-0-among']);
    expect(matchEvent(share, facts(), words).map(({ role }) => role)).toEqual(['among', 'variant-0-among']);
    const clock = indicator({ counts: { by: ['army'] }, after: { by: ['ttp'] }, only_if: { by: ['ttp'] } });
    expect(matchEvent(clock, facts(), words).map(({ role }) => role)).toEqual(['after', 'only-if']);
  });

  it('carries the number that is summed, null where no source says, and 1 for a plain count', () => {
    const sum = indicator({ measure: { kind: 'sum', of: 'deaths', per: 'month' } });
    expect(matchEvent(sum, facts({ deaths: 4 }), words)).toMatchObject([{ value: 4 }]);
    expect(matchEvent(sum, facts(), words)).toMatchObject([{ value: null }]);
    expect(matchEvent(indicator({}), facts(), words)).toMatchObject([{ value: 1, valueTo: null, keys: [] }]);
  });

  it('carries both numbers of a ratio, or neither', () => {
    const ratio = indicator({ measure: { kind: 'ratio', of: 'deaths_victims', to: 'deaths_attackers' } });
    expect(matchEvent(ratio, facts({ deaths_victims: 5, deaths_attackers: 2 }), words)).toMatchObject([
      { value: 5, valueTo: 2 },
    ]);
    expect(matchEvent(ratio, facts({ deaths_victims: 5 }), words)).toMatchObject([{ value: null, valueTo: null }]);
  });

  it('tells districts apart by word, or by the name in the dataset', () => {
    expect(keys('district', { in: ['bannu'] })).toEqual(['bannu']);
    expect(keys('district', { in: ['kp'], district: 'some-valley' })).toEqual(['some-valley']);
    expect(keys('province', { in: ['bannu'] })).toEqual(['kp']);
  });

  it('counts actors by family, and a faction on its own before it belonged', () => {
    expect(keys('with', { with: ['jua', 'hgb'] })).toEqual(['ttp', 'hgb']);
    expect(keys('with', { with: ['jua'], when: '2019-01-01' })).toEqual(['jua']);
  });

  it('counts only the actors that were asked for, acting or on a side', () => {
    expect(keys('by', { by: [], between: ['army', 'jua'] }, { side: ['ttp', 'hgb'] })).toEqual(['ttp']);
    expect(keys('by', { by: ['ttp', 'army'] }, { by: ['ttp'] })).toEqual(['ttp']);
  });

  it('notes that the attackers are not identified', () => {
    expect(matchEvent(indicator({}), facts({ by: ['unidentified'] }), words)).toMatchObject([{ unidentified: true }]);
    expect(matchEvent(indicator({}), facts(), words)).toMatchObject([{ unidentified: false }]);
  });

  it('explains why an event does not count', () => {
    expect(explainMatch(indicator({ counts: { by: ['army'] } }), facts(), words)).toMatchObject({
      matched: false,
      missing: ['actor is not Army'],
    });
  });
});
