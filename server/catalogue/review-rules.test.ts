import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factsOfExample } from '../domain/indicator/match.ts';
import { matches } from '../domain/indicator/rule.ts';
import { loadCatalogue } from './load.ts';

const SHIPPED = join(import.meta.dirname, '../../indicators');

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'signposts-'));
  cpSync(join(SHIPPED, 'vocabulary.yaml'), join(dir, 'vocabulary.yaml'));
  cpSync(join(SHIPPED, '_template'), join(dir, 'mine'), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const withReview = (...lines: string[]) => {
  const file = join(dir, 'mine/forecast.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nreview:\n${lines.map((line) => `  - ${line}\n`).join('')}`);
  return loadCatalogue(dir);
};

describe('the review rules of a forecast', () => {
  it('are read, and change no hash: who looks at an event changes no verdict', () => {
    const bare = loadCatalogue(dir);
    const ruled = withReview('{when: {against: civilians}, because: it says that civilians were the target}');
    if ('problems' in bare || 'problems' in ruled) throw new Error('the files are wrong');
    expect(ruled.catalogue.forecasts[0]?.definition.review).toEqual([
      { when: { against: ['civilians'] }, because: 'it says that civilians were the target' },
    ]);
    expect(ruled.catalogue.forecasts[0]?.hash).toBe(bare.catalogue.forecasts[0]?.hash);
    expect(ruled.catalogue.hash).toBe(bare.catalogue.hash);
  });

  it('are refused with their line when a word is not in the vocabulary', () => {
    const loaded = withReview('{when: {any: [{tag: insider-hepl}]}, because: it claims inside help}');
    const lines = readFileSync(join(dir, 'mine/forecast.yaml'), 'utf8').split('\n');
    expect('problems' in loaded && loaded.problems).toMatchObject([
      {
        file: 'mine/forecast.yaml',
        line: lines.findIndex((line) => line.includes('insider-hepl')) + 1,
        hint: 'Did you mean "insider-help"?',
      },
    ]);
  });

  it.each(['{when: {}, because: nothing}', '{when: {tag: overt}}', '{if: {tag: overt}, because: it is}'])(
    'are refused when they are not whole: %s',
    (line) => {
      expect('problems' in withReview(line)).toBe(true);
    },
  );

  it.each([
    [{ event: 'armed-assault', tag: ['insider-help'] }, ['it claims help from inside the security forces']],
    [{ event: 'insider-case' }, ['it claims help from inside the security forces']],
    [{ event: 'suicide-bombing', by: ['ttp'], against: ['chinese'] }, ['it names a Chinese target']],
    [
      { event: 'official-statement', by: ['afghan-taliban'], tag: ['overt', 'backs-ttp'] },
      ['it says that the Taliban government backs the TTP openly'],
    ],
    [{ event: 'official-statement', by: ['afghan-taliban'], tag: ['overt'] }, []],
    [{ event: 'air-strike', tag: ['haqqani-consent'] }, ['it says that the Haqqani Taliban agreed']],
    [
      { event: 'battle', by: ['afghan-taliban'], tag: ['backs-ttp'] },
      ['it says that Taliban forces fight beside or supply the TTP'],
    ],
    [{ event: 'bomb', by: ['ttp'], against: ['security-forces'] }, []],
  ])('that we ship ask of %j for a second look: %j', (fields, wanted) => {
    const shipped = loadCatalogue(SHIPPED);
    if ('problems' in shipped) throw new Error('the files are wrong');
    const { forecasts, words } = shipped.catalogue;
    const facts = factsOfExample({ when: '2024-03-26', ...fields });
    const found = forecasts.flatMap(({ definition }) =>
      definition.review.filter((rule) => matches(rule.when, facts, words)),
    );
    expect(found.map((rule) => rule.because)).toEqual(wanted);
  });
});
