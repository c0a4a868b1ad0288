import { describe, expect, it } from 'vitest';
import { anIndicator, tallied, talliesOf } from '../../testing/reckoning.ts';
import { read } from '../../testing/sentences/cases.ts';
import type { IndicatorReading } from './reading.ts';

const step = (before: number, after: number) =>
  talliesOf(
    tallied('2021-09', [
      ...Array.from({ length: 17 }, (_, i) => before + (i % 3)),
      ...Array.from({ length: 36 }, (_, i) => after + (i % 3)),
    ]),
  );
const [up, slightly, down, silent] = [
  anIndicator('up'),
  anIndicator('slightly', { seen_if: { predicted: 'likely', rival: 'likely', contained: 'unlikely' } }),
  anIndicator('down'),
  anIndicator('silent'),
];
const shared = [
  { a: 'up', b: 'slightly', events: 60 },
  { a: 'slightly', b: 'down', events: 20 },
];
const PRIOR = [0.5, 0.3, 0.2];
const SEEN_IF: Record<string, number[]> = {
  up: [0.875, 0.325, 0.125],
  slightly: [0.675, 0.675, 0.325],
  down: [0.875, 0.325, 0.125],
};

/** Method 4.12 as it is written, with no code of ours. */
function byHand(signs: readonly IndicatorReading[], prior: readonly number[]): number {
  const both = (a: string, b: string) =>
    shared.find((pair) => [pair.a, pair.b].sort().join() === [a, b].sort().join())?.events ?? 0;
  const mass = prior.map((chance, j) =>
    signs.reduce((product, one) => {
      const p = Math.min(0.95, Math.max(0.05, one.pMoved ?? 0.5));
      const q = SEEN_IF[one.id]?.[j] ?? 0.5;
      const others = signs.filter((other) => other.id !== one.id);
      const w =
        1 /
        (1 +
          others.reduce(
            (sum, other) =>
              sum + Math.max(0.15, both(one.id, other.id) / Math.min(one.counts.after, other.counts.after)),
            0,
          ));
      return product * (p * q + (1 - p) * (1 - q)) ** w;
    }, chance),
  );
  return (mass[0] ?? 0) / mass.reduce((sum, each) => sum + each, 0);
}

describe('the weight of several signs', () => {
  const reading = read(
    [
      [up, step(5, 8)],
      [slightly, step(6, 8)],
      [down, step(8, 7)],
      [silent, talliesOf([])],
    ],
    { name: '', input: { shared } },
  );
  const [development] = reading.developments;
  const signs = development?.indicators ?? [];
  const telling = signs.filter(({ id }) => id !== 'silent');

  it('is that of the method, and a sign with too little data moves nothing', () => {
    expect(signs.map(({ verdict }) => verdict)).toContain('too-little-data');
    expect(development?.explanations[0]?.posterior).toBeCloseTo(byHand(telling, PRIOR), 12);
    const without = read(
      [
        [up, step(5, 8)],
        [slightly, step(6, 8)],
        [down, step(8, 7)],
      ],
      { name: '', input: { shared } },
    );
    expect(without.developments[0]?.explanations).toEqual(development?.explanations);
  });

  it('leaves one out as if it had not been there, with the weights of those that remain', () => {
    expect(development?.without.map(({ indicator }) => indicator).sort()).toEqual(['down', 'slightly', 'up']);
    for (const { indicator, posterior } of development?.without ?? [])
      expect(posterior, indicator).toBeCloseTo(
        byHand(
          telling.filter(({ id }) => id !== indicator),
          PRIOR,
        ),
        12,
      );
  });

  it('starts from other numbers with the rivals in the same proportion', () => {
    expect(development?.otherPriors.map(({ prior }) => prior)).toEqual([0.675, 0.25]);
    for (const { prior, posterior } of development?.otherPriors ?? [])
      expect(posterior).toBeCloseTo(byHand(telling, [prior, (1 - prior) * 0.6, (1 - prior) * 0.4]), 12);
  });

  it('counts the pairs of indicators that share events', () => {
    expect(development?.sentences.shared).toBe(
      'Two pairs of indicators count some of the same events; what they share counts once.',
    );
  });
});
