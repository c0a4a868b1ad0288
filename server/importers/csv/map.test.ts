import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { allRows, eventOf, fileOf, lookWith, refusalOf, sampleRows } from '../testing.ts';
import { csv } from './index.ts';
import { tollOf } from './tolls.ts';

const look = lookWith(parse);

let attack: Record<string, string>;
let clashes: Record<string, string>;
let truce: Record<string, string>;

beforeAll(async () => {
  [attack = {}, clashes = {}, truce = {}] = await sampleRows('csv');
});

describe('a row of a table of our own columns', () => {
  it('becomes an event', () => {
    expect(map(attack)).toEqual({
      externalId: 'example-1',
      warnings: [],
      draft: {
        when: { from: '2022-03-04', precision: 'day' },
        kind: 'armed-assault',
        by: [{ actor: 'ttp', attribution: 'attributed' }],
        against: ['security-forces'],
        with: [],
        between: [],
        place: {
          words: ['bannu'],
          precision: 'exact',
          name: 'Example village',
          admin1: 'Khyber Pakhtunkhwa',
          admin2: 'Bannu',
          lat: 33,
          lon: 70.5,
        },
        deaths: { security: toll(4), militants: toll(0) },
        wounded: { security: { low: 4, best: 5, high: 6 }, total: { ...toll(10), orMore: true } },
        weapons: ['small-arms', 'improvised-bomb'],
        tags: ['several-stages'],
        summary: 'Invented: attack on a post at Example village',
        sources: [
          {
            publisher: 'Example Daily',
            url: 'https://example.org/1',
            published: '2022-03-05',
            reliability: 'B',
            credibility: 2,
          },
          {
            publisher: 'Sample Times',
            url: 'https://example.org/2',
            published: '2022-03-06',
            reliability: 'C',
            credibility: 3,
          },
        ],
      },
    });
  });

  it('takes names that datasets use for the words they stand for, and keeps them', () => {
    expect(map(clashes).draft).toMatchObject({
      when: { from: '2022-04-01', to: '2022-04-30', precision: 'month' },
      between: [{ actor: 'ttp', name: 'TTP' }, { actor: 'pakistan-forces' }],
      place: { words: ['balochistan'], precision: 'province' },
      deaths: { total: toll(12) },
    });
  });

  it('leaves out what is not said', () => {
    expect(map(truce).draft).toMatchObject({ deaths: {}, wounded: {}, sources: [], place: { precision: 'country' } });
  });

  it('needs no more than an id, a date, a kind and a summary', async () => {
    const rows = await allRows(csv, fileOf('kind;summary;date;id\nbomb;Invented;2022-01-02;a\n'), look);
    expect(rows).toMatchObject([{ kind: 'event', externalId: 'a', draft: { kind: 'bomb' } }]);
  });

  it.each([
    ['4', { low: 4, best: 4, high: 4 }],
    ['0', { low: 0, best: 0, high: 0 }],
    ['4-6', { low: 4, best: 5, high: 6 }],
    ['4 – 7', { low: 4, best: 5, high: 7 }],
    ['10+', { low: 10, best: 10, high: 10, orMore: true }],
    ['6-4', null],
    ['-4', null],
    ['4.5', null],
    ['about 4', null],
    ['9999999', null],
    ['Infinity', null],
  ])('reads a toll of %j', (text, expected) => {
    expect(tollOf(text)).toEqual(expected);
  });

  it('takes off the mark that a CSV export puts before what a spreadsheet would take for a formula', () => {
    expect(map({ ...attack, summary: "'=1+1" }).draft.summary).toBe('=1+1');
  });

  it('knows which of several sources a blank between two ";" belongs to', () => {
    const { draft } = map({ ...attack, url: '; https://example.org/2', published: '2022-03-05; ' });
    expect(draft.sources?.map(({ url, published }) => [url, published])).toEqual([
      [undefined, '2022-03-05'],
      ['https://example.org/2', undefined],
    ]);
  });

  it('leaves columns alone that resemble none of ours', () => {
    expect(map({ ...attack, remarks: 'mine' }).warnings).toEqual([]);
  });

  it('says so when a country is in no filter', () => {
    const { draft, warnings } = map({ ...truce, country: 'Atlantis' });
    expect([draft.place?.words, warnings?.[0]?.column]).toEqual([[], 'country']);
  });
});

describe('a row of a table of our own columns is refused', () => {
  it.each([
    ['id', '', 'is empty'],
    ['date', '', 'is empty'],
    ['date', '04/03/2022', 'is not a day between 1900 and 2100'],
    ['to', '2022-03-03', 'lies before the first day, 2022-03-04'],
    ['precision', 'hour', 'is not a code of this dataset'],
    ['kind', '', 'is empty'],
    ['kind', 'bomb; grenade', 'names more than one kind'],
    ['between', 'ttp', 'names one side'],
    ['summary', '', 'is empty'],
    ['lat', 'north', 'is not a number of degrees from -90 to 90'],
    ['killed_total', 'many', 'is not a number of people'],
    ['url', 'example.org; https://example.org/2', 'is not a web address'],
    ['published', '2022-03-05; yesterday', 'is not a day between 1900 and 2100'],
    ['grade', 'B2; G7', 'is not a grade'],
    ['grade', 'B2', 'has 1 values for 2 publishers'],
    ['publisher', '', 'has 2 values for 0 publishers'],
  ])('for %s "%s": %s', (column, value, reason) => {
    const problems = refusalOf(csv.map({ ...attack, [column]: value }, look));
    expect(problems.map((problem) => problem.reason)).toContain(reason);
  });

  it.each([
    ['kind', 'armed-asault', 'armed-assault'],
    ['by', 'tpp', 'ttp'],
    ['against', 'security-force', 'security-forces'],
    ['weapons', 'small arm', 'small-arms'],
    ['tags', 'inside-the-city', 'inside-city'],
  ])('for the word %s "%s", and is told the nearest: %s', (column, value, nearest) => {
    const problems = refusalOf(csv.map({ ...attack, [column]: value }, look));
    expect(problems).toMatchObject([{ column, fix: `Did you mean "${nearest}"?` }]);
  });

  it('for a word that resembles none', () => {
    expect(refusalOf(csv.map({ ...attack, by: 'xyzxyzxyz' }, look))).toMatchObject([
      { fix: 'See vocabulary.yaml for the words there are.' },
    ]);
  });

  it('for a misspelt column, which would lose its cells without a word', () => {
    const { killed_civilians: _, ...row } = attack;
    expect(refusalOf(csv.map({ ...row, killed_civillians: '3' }, look))).toMatchObject([
      { column: 'killed_civillians', fix: 'Did you mean "killed_civilians"?' },
    ]);
  });

  it('for one coordinate without the other', () => {
    expect(refusalOf(csv.map({ ...attack, lon: '' }, look))).toMatchObject([{ column: 'lon' }]);
  });

  it('with every reason at once', () => {
    const problems = refusalOf(csv.map({ ...attack, date: 'now', by: 'nobody-known-here', killed_total: 'x' }, look));
    expect(problems.map(({ column }) => column)).toEqual(['date', 'by', 'killed_total']);
  });
});

describe('what such a table covers', () => {
  it('is not for us to tell', () => {
    expect(csv.covers({ first: '2022-01', last: '2022-12', countries: ['pakistan'], release: null })).toBeNull();
  });
});

const map = (row: Record<string, string>) => eventOf(csv.map(row, look));
const toll = (count: number) => ({ low: count, best: count, high: count });
