import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checked, type Input } from './cases/calls.ts';

interface Case {
  input: Input;
  calls: { name: string; value: unknown }[];
  tolerance: number;
}

/** Calls of R that are there for comparison only, by the reason why the product does not offer the same. */
const referenceOnly: Record<string, readonly string[]> = {
  'MASS::glm.nb is iterative and too liberal to be a default': [
    'o04-negative-binomial theta',
    'o04-negative-binomial coef',
    'o04-negative-binomial ci90_wald',
    'o04-negative-binomial loglik_poisson',
    'o04-negative-binomial loglik_nb',
  ],
  'cor.test gives NA for a constant series, the product p = 1': ['o13-mann-kendall-flat cor_test'],
  "Fisher's test has up to 18 % false positives on clustered shares": [
    'o15-fisher p_two',
    'o15-fisher p_greater',
    'o15-fisher odds_ratio',
    'o15-fisher ci95',
  ],
  "surveillance's Farrington, classic or flexible, needs years of reference": [
    'o17-farrington farrington_classic',
    'o17-farrington farrington_flexible',
  ],
  'CUSUM (and surveillance::arlCusum) is optional in the method and not offered': [
    'o18-cusum k',
    'o18-cusum path',
    'o18-cusum arl0_in_control',
    'o18-cusum arl1_out_of_control',
    'o18-cusum k_nb',
  ],
  'strucchange fits least squares on roots, the product has the step posterior': ['o19-breakpoints bai_perron_sqrt_h6'],
  'the bootstrap draws random numbers, the product has none': ['o20-lethality cluster_bootstrap'],
  'Holm and Benjamini-Yekutieli control other error rates': [
    'o21-benjamini-hochberg holm',
    'o21-benjamini-hochberg BY',
  ],
};

const folder = join(import.meta.dirname, 'cases');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const cases = new Map(files.map((file) => [file.replace('.json', ''), readCase(file)]));
const calls = [...cases].flatMap(([name, { calls }]) => calls.map((call) => `${name} ${call.name}`));

describe('the numbers of R', () => {
  it('are all there: every call is either checked or named as a reference with the reason', () => {
    expect(cases.size).toBe(27);
    const checkedCalls = Object.entries(checked).flatMap(([name, of]) =>
      Object.keys(of).map((call) => `${name} ${call}`),
    );
    expect([...checkedCalls, ...Object.values(referenceOnly).flat()].sort()).toEqual(calls.sort());
  });

  const found: { at: string; difference: number }[] = [];
  for (const [name, { input, calls, tolerance }] of cases) {
    for (const call of calls.filter((one) => checked[name]?.[one.name])) {
      it(`come out of ${name}, ${call.name}`, () => {
        const differences = compare(`${name} ${call.name}`, checked[name]?.[call.name]?.(input), call.value);
        found.push(...differences);
        expect(differences.filter(({ difference }) => !(difference <= tolerance))).toEqual([]);
      });
    }
  }

  it('are reproduced to nine digits, and none is dropped on the way', () => {
    const worst = found.reduce((top, one) => (one.difference > top.difference ? one : top));
    expect(found.length).toBe(516);
    expect(worst.difference, worst.at).toBeLessThan(2e-9);
  });
});

/** Our names for R's; the others differ in spelling only (p_rise, pRise). */
const renamed: Record<string, string> = {
  Y0: 'total0',
  Y1: 'total1',
  E0: 'exposure0',
  E1: 'exposure1',
  D: 'dispersion',
  S: 's',
};

/** The difference at every number R gave: relative above 1, absolute below. Names and missing values must agree. */
function compare(at: string, ours: unknown, r: unknown): { at: string; difference: number }[] {
  if (Array.isArray(r)) {
    expect(ours, at).toHaveLength(r.length);
    return r.flatMap((value, k) => compare(`${at}[${k}]`, (ours as unknown[])[k], value));
  }
  if (typeof r === 'object' && r !== null) {
    return Object.entries(r).flatMap(([key, value]) => {
      const own = renamed[key] ?? key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(ours, `${at}: ${own}`).toHaveProperty(own);
      return compare(`${at} ${key}`, (ours as Record<string, unknown>)[own], value);
    });
  }
  if (typeof r === 'number' && typeof ours === 'number') {
    return [{ at, difference: Math.abs(ours - r) / Math.max(1, Math.abs(r)) }];
  }
  expect(ours === Infinity ? null : ours, at).toBe(r);
  return [];
}

function readCase(file: string): Case {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case;
}
