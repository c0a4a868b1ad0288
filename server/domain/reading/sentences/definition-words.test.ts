import { describe, expect, it } from 'vitest';
import { Indicator } from '../../indicator/definition.ts';
import { fileText } from '../../indicator/file-text.ts';
import { filterInWords } from '../../indicator/filter-words.ts';
import { aForecast, anIndicator, words } from '../../../testing/reckoning.ts';
import { changedRows, markedRows } from '../pages/definition-page.ts';
import { definitionInWords } from './definition-words.ts';
import { foreseen } from '../pages/rivals.ts';

const loaded = (change: Record<string, unknown> = {}) => anIndicator('attacks', change).definition;
const forecast = aForecast([]).definition;
const [development] = forecast.developments;
if (!development) throw new Error('a forecast without developments');
const feeds = [
  { id: 'desk', title: 'Desk log', holdBack: 2 },
  { id: 'ucdp-ged', title: 'UCDP GED', holdBack: 0 },
];
const by = { forecast, development, words, indicators: 30, feeds };
const line = (id: string, indicator: Indicator) => definitionInWords(indicator, by).find((row) => row.id === id)?.text;

describe('a filter in words', () => {
  it('names kinds, people, places and figures by their titles', () => {
    const filter = {
      event: ['bomb', 'attack'],
      by: ['rebels'],
      against: ['civilians', 'forces'],
      in: ['north'],
      deaths: { at_least: 3 },
      grade: { at_least: 'B3' },
    };
    expect(filterInWords(filter, words)).toBe(
      'of the kind “Bomb” or “Attack”, by Rebels, against Civilians or Forces, in North, with at least 3 killed, with a source graded B3 or better',
    );
  });

  it('says what is either, and what is not', () => {
    const filter = { in: ['freeland'], any: [{ tag: ['bold'] }, { by: ['rebels'] }], not: { event: ['bomb'] } };
    expect(filterInWords(filter, words)).toBe(
      'in Freeland, and either marked “Bold”; or by Rebels, but not those of the kind “Bomb”',
    );
  });
});

describe('a definition in words', () => {
  it('has a line for everything a reader must know, in the order of the page', () => {
    expect(definitionInWords(loaded(), by).map(({ title }) => title)).toEqual([
      'Counts',
      'Leaves out',
      'Place',
      'Measure',
      'Expected',
      'Baseline',
      'Needs',
      'Provisional',
      'Test',
      'How likely under',
    ]);
    expect(line('counts', loaded())).toBe('Events of the kind “Attack”, in Freeland.');
    expect(line('baseline', loaded())).toBe('Sep 2021 to Jan 2023, 17 months.');
    expect(line('measure', loaded())).toBe('Number of attacks a month.');
    expect(line('expected', loaded())).toMatch(/^A rise of at least 25.%\. It is what was said\.$/);
    expect(line('provisional', loaded())).toBe('The newest months, while reports still arrive: 2 months in Desk log.');
    expect(line('test', loaded())).toContain('allowing for 30 indicators');
    expect(line('explanations', loaded())).toBe('More: very likely; The same: unlikely; Less: very unlikely.');
  });

  it('says of what a share is, and that what is only watched is not tested', () => {
    const share = loaded({ measure: { kind: 'share' }, among: { event: 'attack' }, by_at_least: '5 points' });
    expect(line('among', share)).toBe('Events of the kind “Attack”.');
    expect(line('test', share)).toContain('Difference of two shares');
    expect(line('test', loaded({ expects: 'watch-only' }))).toBe('None: nothing was predicted, it is watched.');
  });

  it('marks only the lines that differ between two versions, and keeps one that went', () => {
    const [before, now] = [
      loaded({ variants: [{ name: 'bombs only', counts: { event: 'bomb' } }] }),
      loaded({ counts: { event: 'attack', in: 'north' } }),
    ].map((indicator) => definitionInWords(indicator, by));
    expect(changedRows(before ?? [], now ?? [])).toEqual(['Counts', 'Place', 'Variants']);
    const rows = markedRows(before ?? [], now ?? []);
    expect(rows.find(({ id }) => id === 'counts')?.pieces).toEqual([
      { text: 'Events of the kind “Attack”, in ', is: 'same' },
      { text: 'Freeland.', is: 'removed' },
      { text: 'North.', is: 'added' },
    ]);
    expect(rows.at(-1)?.pieces.map(({ is }) => is)).toEqual(['removed']);
    expect(markedRows(null, now ?? []).every(({ pieces }) => pieces.every(({ is }) => is === 'same'))).toBe(true);
  });
});

describe('a definition as a file', () => {
  it('is the same text whatever order the database kept its names in', () => {
    const one = loaded();
    const turned = Indicator.parse({
      ...Object.fromEntries(Object.entries(one).reverse()),
      seen_if: Object.fromEntries(Object.entries(one.seen_if ?? {}).reverse()),
    });
    expect(fileText(turned)).toBe(fileText(one));
  });

  it('keeps to one line what is short, and quotes what a reader of files would take for something else', () => {
    const text = fileText(loaded());
    expect(text).toContain('measure: {kind: count, of: events, per: month}\n');
    expect(text).toContain('by_at_least: "25%"\n');
    expect(text).not.toContain('look_for');
  });
});

describe('a test in words', () => {
  it('tells what must stay within its margin from what must pass it', () => {
    expect(line('test', loaded())).toMatch(/chance of the direction 95.% or more and the change beyond the margin/);
    for (const expects of ['stay-low', 'keep-up'])
      expect(line('test', loaded({ expects }))).toMatch(/; chance of staying within the margin 95.% or more, allowing/);
  });

  it('says of a feed whose months are final that none is provisional', () => {
    expect(line('provisional', loaded({ carried_by: ['desk', 'ucdp-ged'] }))).toBe(
      'The newest months, while reports still arrive: 2 months in Desk log and none in UCDP GED.',
    );
  });
});

describe('how likely each explanation makes it', () => {
  it('gives the word, its range and what the sign is worth for the prediction', () => {
    const rows = foreseen(development, loaded());
    expect(rows?.map(({ id, word, from, to }) => [id, word, from, to])).toEqual([
      ['predicted', 'very likely', 0.8, 0.95],
      ['rival', 'unlikely', 0.2, 0.45],
      ['contained', 'very unlikely', 0.05, 0.2],
    ]);
    expect(rows?.[0]?.worth).toBeNull();
    expect(rows?.[1]?.worth?.words).toBe(
      'Seeing it is 2.7 times as likely under the prediction as under this one. Not seeing it is 5.4 times as likely under this one as under the prediction.',
    );
  });

  it('says so where a sign does not tell two explanations apart', () => {
    const seen_if = { predicted: 'likely', rival: 'likely', contained: 'likely' };
    expect(foreseen(development, loaded({ seen_if }))?.[1]?.worth?.words).toBe(
      'Seen or not, it does not tell these two apart.',
    );
  });

  it('is nothing where the file or the development has no rivals', () => {
    expect(foreseen(development, loaded({ seen_if: undefined }))).toBeNull();
    expect(foreseen({ ...development, explanations: undefined }, loaded())).toBeNull();
  });
});
