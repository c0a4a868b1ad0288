import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../domain/indicator/loaded.ts';
import type { Fault } from './fault.ts';
import { loadCatalogue } from './load.ts';
import { faultsAsText, mistakesOf, summaryOf } from './print.ts';

const SHIPPED = join(import.meta.dirname, '../../indicators');
const INDICATOR = 'mine/1-first-development/first-indicator.yaml';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'signposts-'));
  cpSync(join(SHIPPED, 'vocabulary.yaml'), join(dir, 'vocabulary.yaml'));
  cpSync(join(SHIPPED, '_template'), join(dir, 'mine'), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const read = (file: string) => readFileSync(join(dir, file), 'utf8');
const write = (file: string, text: string) => writeFileSync(join(dir, file), text);
/** Replaces text in a file; the text must be there, or the test would prove nothing. */
const edit = (file: string, from: string, to: string) => {
  expect(read(file)).toContain(from);
  write(file, read(file).replace(from, to));
};
const lineOf = (file: string, text: string) =>
  read(file)
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;
const catalogue = (folder = dir): Catalogue => {
  const loaded = loadCatalogue(folder);
  if ('problems' in loaded) throw new Error(faultsAsText(loaded.problems));
  return loaded.catalogue;
};
const problems = (): Fault[] => {
  const loaded = loadCatalogue(dir);
  return 'problems' in loaded ? loaded.problems : [];
};
const only = (): Fault => {
  const all = problems();
  expect(all, faultsAsText(all)).toHaveLength(1);
  return all[0] as Fault;
};

describe('loading the definitions', () => {
  it('reads the forecast we ship, in the order of its developments, and says so in a line', () => {
    const loaded = loadCatalogue(SHIPPED);
    if ('problems' in loaded) throw new Error(faultsAsText(loaded.problems));
    expect(loaded.warnings).toEqual([]);
    expect(summaryOf(loaded.catalogue)).toMatch(/^30 indicators, 26 claims, \d+ examples, \d{4} places: all right$/);
    const [forecast] = loaded.catalogue.forecasts;
    expect(forecast?.id).toBe('pakistan-ttp-2023');
    expect([...new Set(forecast?.indicators.map((indicator) => indicator.development))]).toEqual([
      'tactics-and-territory',
      'public-sympathy',
      'us-help-and-the-border',
      'other-claims',
    ]);
    expect(forecast?.indicators[0]).toMatchObject({
      id: 'allied-groups',
      path: 'pakistan-ttp-2023/1-tactics-and-territory/allied-groups.yaml',
    });
  });

  it('reads a copy of the template, and passes the template itself over', () => {
    cpSync(join(SHIPPED, '_template'), join(dir, '_template'), { recursive: true });
    expect(catalogue().forecasts.map(({ id }) => id)).toEqual(['mine']);
  });

  it('gives an indicator a new version when what it counts changes, and not when its prose does', () => {
    const versionOf = () => catalogue().forecasts[0]?.indicators[0]?.version;
    const before = versionOf();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    edit(INDICATOR, 'why: What this shows', 'why: In other words, what this shows');
    edit(INDICATOR, 'event: [attack, battle]', 'event:\n    - attack\n    - battle');
    expect(versionOf()).toBe(before);
    edit(INDICATOR, 'by_at_least: 25%', 'by_at_least: 50%');
    expect(versionOf()).not.toBe(before);
  });

  it('gives the vocabulary and the whole a new hash when a word is added', () => {
    const before = catalogue();
    edit('vocabulary.yaml', 'tags:\n', 'tags:\n  by-night: {title: By night}\n');
    const after = catalogue();
    expect(after.vocabularyHash).not.toBe(before.vocabularyHash);
    expect(after.hash).not.toBe(before.hash);
    expect(after.forecasts[0]?.hash).toBe(before.forecasts[0]?.hash);
  });
});

describe('refusing definitions', () => {
  it('names file, line and column of a field that does not fit', () => {
    edit(INDICATOR, 'by_at_least: 25%', 'by_at_least: a lot');
    const line = lineOf(INDICATOR, 'a lot');
    expect(only()).toMatchObject({ file: INDICATOR, line, column: 14, path: 'by_at_least' });
    expect(only().message).toBe('"by_at_least" must read like "25%" or "5 points"');
    expect(faultsAsText(problems())).toContain(`indicators/${INDICATOR}:${line}:14  "by_at_least" must read`);
    expect(mistakesOf(problems())).toBe('1 mistake in 1 file');
  });

  it('names a field that is missing', () => {
    edit(INDICATOR, 'noun: attacks by the group\n', '');
    expect(only()).toMatchObject({ path: 'noun', message: '"noun" is missing' });
  });

  it('names the nearest field for one it does not know', () => {
    edit(INDICATOR, 'expects: rise', 'expects: rise\nexpcts: rise');
    expect(only()).toMatchObject({ line: lineOf(INDICATOR, 'expcts'), column: 1, hint: 'Did you mean "expects"?' });
  });

  it('names the nearest of a closed list of values', () => {
    edit(INDICATOR, 'per: month', 'per: mnth');
    expect(only()).toMatchObject({ path: 'measure.per', hint: 'Did you mean "month"?' });
    edit(INDICATOR, 'kind: count, of: events, per: mnth', 'kind: sharee');
    expect(only()).toMatchObject({ path: 'measure.kind', hint: 'Did you mean "share"?' });
  });

  it('explains that a comma ends the text inside braces', () => {
    edit(
      'mine/forecast.yaml',
      'means: "What would be seen, in plain words."',
      'means: What would be seen, in plain words.',
    );
    const fault = only();
    expect(fault.message).toBe('"in plain words." is not a field here');
    expect(fault.hint).toContain('a comma ends the text');
  });

  it('names the nearest word for one that is not in the vocabulary', () => {
    edit(INDICATOR, 'side: ttp', 'side: tpp');
    expect(only()).toMatchObject({
      line: lineOf(INDICATOR, 'side: tpp'),
      column: 9,
      path: 'counts.side.0',
      hint: 'Did you mean "ttp"?',
    });
  });

  it('says so when a word belongs to another line', () => {
    edit(INDICATOR, 'in: pakistan\nnot', 'in: ttp\nnot');
    expect(only().hint).toBe('It is a word for actors; this line takes places.');
  });

  it('finds an unknown word in an example, a variant and the forecast', () => {
    edit(INDICATOR, 'in: bannu}', 'in: banu}');
    edit(INDICATOR, 'examples:', 'variants:\n  - {name: bombs, counts: {not: {any: [{event: bom}]}}}\nexamples:');
    edit('mine/forecast.yaml', 'countries: [pakistan]', 'countries: [pakistn]');
    expect(problems().map(({ path }) => path)).toEqual([
      'variants.0.counts.not.any.0.event.0',
      'examples.0.fields.in.0',
      'countries.0',
    ]);
  });

  it('says which lines failed when an example comes out otherwise than its file says', () => {
    edit(INDICATOR, 'event: armed-assault, by: ttp', 'event: armed-assault, by: baloch-groups');
    expect(only()).toMatchObject({ path: 'examples.0.counts' });
    expect(only().message).toBe(
      'Example 1 should count, but it does not: side is not Tehrik-i-Taliban Pakistan, with its factions and front names',
    );
    edit(INDICATOR, 'by: baloch-groups', 'by: ttp');
    edit(INDICATOR, 'counts: true', 'counts: false');
    expect(only().message).toMatch(/^Example 1 should not count, but it does: kind is Armed assault, side is/);
  });

  it('refuses a claim that the forecast does not make', () => {
    edit(INDICATOR, 'claim: first-claim', 'claim: frst-claim');
    expect(only()).toMatchObject({ path: 'claim.0', hint: 'Did you mean "first-claim"?' });
  });

  it('wants a likelihood under every explanation, and under no other', () => {
    edit(INDICATOR, ', the-opposite: unlikely', ', some-other: unlikely');
    expect(problems().map(({ message }) => message)).toEqual([
      '"seen_if" does not say how likely this is under: the-opposite',
      '"some-other" is not an explanation of "first-development"',
    ]);
  });

  it('only warns of an indicator that is as likely under every explanation', () => {
    edit(
      INDICATOR,
      'predicted: very likely, something-else: roughly even chance, the-opposite: unlikely',
      'predicted: likely, something-else: likely, the-opposite: likely',
    );
    const loaded = loadCatalogue(dir);
    expect('warnings' in loaded && loaded.warnings).toMatchObject([{ path: 'seen_if', warning: true }]);
  });

  it('refuses a feed that nobody describes, and takes one with a line under feeds', () => {
    edit(INDICATOR, 'carried_by: [desk, ', 'carried_by: [desk, our-own, ');
    expect(only()).toMatchObject({ path: 'carried_by.1' });
    edit(INDICATOR, 'feeds:\n', 'feeds:\n  our-own: Our own list.\n');
    expect(problems()).toEqual([]);
  });

  it('refuses a long baseline that the forecast does not have', () => {
    edit(INDICATOR, 'baseline: usual', 'baseline: long');
    expect(only()).toMatchObject({ path: 'baseline' });
  });

  it('refuses two indicators of one name, a file in the wrong folder and one outside any development', () => {
    cpSync(join(dir, INDICATOR), join(dir, 'mine/stray.yaml'));
    mkdirSync(join(dir, 'mine/2-elsewhere'));
    cpSync(join(dir, INDICATOR), join(dir, 'mine/2-elsewhere/first-indicator.yaml'));
    const messages = problems().map(({ message }) => message);
    expect(messages).toContain('There are two indicators "first-indicator"');
    expect(messages).toContain('The first claim belongs to "1-first-development", but the file lies in "2-elsewhere"');
    expect(messages).toContain('This file lies outside any development');
  });

  it('refuses two claims of one id and a word that stands twice', () => {
    edit(
      'mine/forecast.yaml',
      '    explanations:',
      '      - {id: first-claim, says: again, means: again}\n    explanations:',
    );
    edit(
      'vocabulary.yaml',
      'targets:\n',
      'targets:\n  civilians-too: {title: Civilians too, includes: {civilians: {title: Civilians}}}\n',
    );
    expect(problems().map(({ message }) => message)).toEqual([
      'There are two of the claim "first-claim"',
      '"civilians" is there twice among the targets',
    ]);
  });

  it('refuses priors that do not add up to 1', () => {
    edit('mine/forecast.yaml', 'prior: 0.50', 'prior: 0.60');
    expect(only().message).toContain('priors must add up to 1');
  });

  it('does without a list of places, and counts none of it into what was matched', () => {
    const bare = catalogue();
    expect(bare.gazetteer.all).toEqual([]);
    write('gazetteer.csv', 'name,also,kind,word,admin2,lat,lon,good_to\nBannu,,town,bannu,Bannu,32.99,70.6,2\n');
    expect(catalogue().gazetteer.find('bannu')).toMatchObject([{ word: 'bannu', goodTo: 2 }]);
    expect(catalogue()).toMatchObject({ vocabularyHash: bare.vocabularyHash, hash: bare.hash });
  });

  it('stops at a place that is wrong, with its line and column', () => {
    write('gazetteer.csv', 'name,also,kind,word,admin2,lat,lon,good_to\nBannu,,town,banu,Bannu,91,70.6,2\n');
    expect(problems()).toMatchObject([
      { file: 'gazetteer.csv', line: 2, column: 13, path: 'word', hint: 'Did you mean "bannu"?' },
      { file: 'gazetteer.csv', line: 2, column: 24, path: 'lat', message: '"lat" cannot be "91"' },
    ]);
  });

  it('refuses a link out of the folder, and takes one within it', () => {
    const outside = mkdtempSync(join(tmpdir(), 'signposts-outside-'));
    writeFileSync(join(outside, 'secret.yaml'), 'password: hunter2\n');
    rmSync(join(dir, INDICATOR));
    symlinkSync(join(outside, 'secret.yaml'), join(dir, INDICATOR));
    expect(only()).toMatchObject({ file: INDICATOR, message: 'This is a link to a file outside the folder' });
    rmSync(join(dir, INDICATOR));
    write('kept.txt', readFileSync(join(SHIPPED, '_template/1-first-development/first-indicator.yaml'), 'utf8'));
    symlinkSync(join(dir, 'kept.txt'), join(dir, INDICATOR));
    expect(problems()).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it('says so when the folder, the vocabulary or a forecast is not there', () => {
    rmSync(join(dir, 'mine/forecast.yaml'));
    expect(only()).toMatchObject({ file: 'mine/forecast.yaml', message: 'This file cannot be found' });
    rmSync(join(dir, 'vocabulary.yaml'));
    expect(only()).toMatchObject({ file: 'vocabulary.yaml' });
    rmSync(dir, { recursive: true });
    expect(only().message).toBe(`There is no folder ${dir}`);
  });
});
