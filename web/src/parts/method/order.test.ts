import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../../server/domain/reading/measure/comparison.ts';
import { judge } from '../../../../server/domain/reading/verdict.ts';
import { MOVES, STAYS } from './order.ts';

const blank: Comparison = {
  change: { scale: 'ratio', value: 1, lo: 1, hi: 1, words: '' },
  oriented: null,
  before: 1,
  after: 1,
  total: { before: 1, after: 1 },
  exposure: { before: 1, after: 1 },
  steps: { before: 1, after: 1 },
  dispersion: 1,
  pDirection: 0.5,
  pMoved: 0.5,
  pOpposite: 0.5,
  beyond: null,
  steady: false,
};

describe('the table of how a verdict is decided', () => {
  it('says what the code does, at the edge of every step', () => {
    for (const { example, verdict, qualifier, when } of [...MOVES, ...STAYS]) {
      if (!example) throw new Error(`"${when}" has no example`);
      const { expects, ...numbers } = example;
      expect([when, judge(expects, { ...blank, ...numbers })]).toEqual([when, { verdict, qualifier, needs: null }]);
    }
  });

  it('gives another verdict a hair below each edge of sureness', () => {
    for (const { example, verdict, when } of [...MOVES, ...STAYS].filter((step) => step.verdict === 'as-predicted')) {
      if (!example) throw new Error(`"${when}" has no example`);
      const { expects, ...numbers } = example;
      const less = { pDirection: numbers.pDirection - 1e-6, pMoved: numbers.pMoved - 1e-6 };
      expect([when, judge(expects, { ...blank, ...numbers, ...less }).verdict]).not.toEqual([when, verdict]);
    }
  });
});
