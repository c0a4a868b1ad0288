import { describe, expect, it } from 'vitest';
import { LIKELIHOOD_SCALE } from '../indicator/likelihood.ts';
import {
  forbiddenIn,
  likelihoodsIn,
  mismatchesIn,
  monthsNamedIn,
  numbersIn,
  OTHER_WORDS,
  sentencesIn,
} from './sentences-in.ts';

describe('the sentences of a text', () => {
  it('end at a full stop, a line or a closing mark, and not at a short form', () => {
    expect(sentencesIn('It rose (see Gen. Khan, no. 4). It fell.”\nA line\n\nAnother! And?')).toEqual([
      'It rose (see Gen. Khan, no. 4).',
      'It fell.”',
      'A line',
      'Another!',
      'And?',
    ]);
    expect(sentencesIn('1.5 times the rate of 2022.')).toEqual(['1.5 times the rate of 2022.']);
    expect(sentencesIn('')).toEqual([]);
    expect(sentencesIn('It rose.[1] It fell. [2, 3] It [4] stayed.”[5]\nSo.')).toEqual([
      'It rose.[1]',
      'It fell. [2, 3]',
      'It [4] stayed.”[5]',
      'So.',
    ]);
  });
});

describe('a word of likelihood', () => {
  it.each([
    ['It is very unlikely to rise', ['very unlikely']],
    ['They will probably widen it, an improbable turn', ['probably', 'improbable']],
    ['There is a roughly  even chance', ['roughly even chance']],
    ['A likeness of the unlikelihood', []],
  ])('in "%s" is found whole', (sentence, said) => {
    expect(likelihoodsIn(sentence).map((each) => each.said)).toEqual(said);
  });

  it('is known in every form, with the word of the scale that it means', () => {
    const forms = [...LIKELIHOOD_SCALE.map(({ word }) => [word, word]), ...Object.entries(OTHER_WORDS)];
    for (const [form = '', word] of forms) {
      expect(likelihoodsIn(`So it is ${form} now`).map(({ said, means }) => [said, means?.word])).toEqual([
        [form, word],
      ]);
    }
  });

  it.each([
    ['It will likely hold (72 %).', []],
    ['It will likely hold (55 %), and is almost certain (97 %) to spread.', []],
    ['It will likely hold (81 %).', [['likely', 81]]],
    ['It is almost certain (80%) and unlikely (30 percent).', [['almost certain', 80]]],
    ['A very likely, 60 %, outcome', [['very likely', 60]]],
    ['It is 90 % likely', [['likely', 90]]],
    ['Attacks that are likely run at 2.1 times the rate (90 % interval 1.9 to 2.4).', []],
    ['It is not likely (20 %).', []],
    ['It will likely hold its share of 12 % of all deaths.', []],
    ['A roughly even chance (48 %)', []],
  ])('goes with its number: %s', (sentence, wrong) => {
    expect(mismatchesIn(sentence).map(({ said, percent }) => [said, percent])).toEqual(wrong);
  });
});

describe('what else is found in words', () => {
  it('are words that say more than data can, outside of quotations', () => {
    expect(forbiddenIn('A surge, confirmed by “proven” sources; statistically significant; insignificant.')).toEqual([
      'surge',
      'confirmed',
    ]);
    expect(forbiddenIn('Significant: the insurgency surged.')).toEqual(['significant', 'surged']);
  });

  it('are months with their year', () => {
    expect(monthsNamedIn('From May 2024 to September 2024 (2024-05, 14 Oct 2024); it may 2 times.')).toEqual([
      '2024-05',
      '2024-09',
      '2024-10',
    ]);
  });

  it('are numbers, without years and dates', () => {
    expect(numbersIn('On 14 Oct 2024 and 2024-10-15, 1,284 events, 2.10 times, 12 % since 2022.')).toEqual([
      '1284',
      '2.1',
      '12',
    ]);
  });
});
