import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { eventOf, lookWith, refusalOf, sampleRows } from '../testing.ts';
import { hxlTags, ucdpGed } from './index.ts';

const look = lookWith(parse);

let clash: Record<string, string>;
let infighting: Record<string, string>;
let oneSided: Record<string, string>;
let border: Record<string, string>;

beforeAll(async () => {
  [clash = {}, infighting = {}, oneSided = {}, border = {}] = await sampleRows('ucdp-ged');
});

describe('a row of UCDP GED', () => {
  it('becomes an event: state against armed group is a battle without direction', () => {
    expect(map(clash)).toEqual({
      externalId: '900001',
      warnings: [],
      draft: {
        when: { from: '2021-03-04', precision: 'day' },
        kind: 'battle',
        between: [
          { actor: 'pakistan-forces', attribution: 'attributed', name: 'Government of Pakistan' },
          { actor: 'ttp', attribution: 'attributed', name: 'TTP' },
        ],
        place: {
          words: ['bannu'],
          precision: 'exact',
          name: 'Example village',
          admin1: 'Khyber Pakhtunkwa province',
          admin2: 'Bannu district',
          lat: 33,
          lon: 70.5,
        },
        deaths: {
          total: { low: 4, best: 5, high: 6 },
          security: toll(2),
          militants: toll(3),
          civilians: toll(0),
          unknown: toll(0),
        },
        summary: 'Fighting between Government of Pakistan and TTP at Example village, 5 killed (UCDP 900001)',
        sources: [
          {
            publisher: 'Example News Agency',
            citation: '"Example News Agency,2021-03-05,Invented headline"',
            published: '2021-03-05',
            reliability: 'B',
            credibility: 2,
          },
        ],
      },
    });
  });

  it('between two states is a border clash, with both armies in one toll', () => {
    const { draft } = map(border);
    expect(draft).toMatchObject({ kind: 'border-clash', deaths: { security: toll(3) } });
    expect(draft.deaths?.militants).toBeUndefined();
    expect(draft.between?.map(({ actor }) => actor)).toEqual(['other-government', 'pakistan-forces']);
  });

  it('between armed groups is infighting, with both in one toll', () => {
    const { draft } = map(infighting);
    expect(draft).toMatchObject({ kind: 'infighting', deaths: { militants: toll(1), unknown: toll(2) } });
    expect(draft.deaths?.security).toBeUndefined();
    expect(draft.between?.map(({ actor }) => actor)).toEqual(['other-armed-group', 'other-armed-group']);
  });

  it('against civilians is an attack by an armed group, or force used by a state', () => {
    expect(map(oneSided).draft).toMatchObject({
      kind: 'attack',
      by: [{ actor: 'iskp', name: 'IS' }],
      against: ['civilians'],
    });
    const state = { ...oneSided, side_a: 'Government of Pakistan' };
    expect(map(state).draft).toMatchObject({
      kind: 'state-force',
      by: [{ actor: 'pakistan-forces' }],
      against: ['civilians'],
    });
  });

  it.each([
    ['1', 'day'],
    ['2', 'week'],
    ['3', 'week'],
    ['4', 'month'],
    ['5', 'year'],
  ])('with date precision %s is known to the %s', (date_prec, precision) => {
    expect(map({ ...infighting, date_prec }).draft.when).toEqual({ from: '2021-05-01', to: '2021-05-03', precision });
  });

  it.each([
    ['1', 'exact'],
    ['2', 'near'],
    ['3', 'district'],
    ['4', 'province'],
    ['5', 'country'],
    ['6', 'country'],
    ['7', 'unknown'],
  ])('with place precision %s is placed as %s', (where_prec, precision) => {
    expect(map({ ...clash, where_prec }).draft.place?.precision).toBe(precision);
  });

  it.each([
    ['Government of Afghanistan', '2021-08-14', 'afghan-government'],
    ['Government of Afghanistan', '2021-08-15', 'afghan-taliban'],
    ['Government of Iran', '2021-08-15', 'other-government'],
    ['Taleban', '2020-01-01', 'afghan-taliban'],
    ['TTP-KM', '2020-01-01', 'ttp'],
    ['BRAS', '2020-01-01', 'baloch-groups'],
    ['LeJ', '2020-01-01', 'lashkar-e-jhangvi'],
    ['XXX770', '2020-01-01', 'unidentified'],
    ['Lashkar of Example tribe', '2020-01-01', 'other-armed-group'],
    ['constructor', '2020-01-01', 'other-armed-group'],
  ])('names %s on %s as %s', (side_a, day, actor) => {
    const row = { ...oneSided, side_a, date_start: day, date_end: day };
    expect(map(row).draft.by).toEqual([{ actor, attribution: 'attributed', name: side_a }]);
  });

  it('takes "IS" for the Khorasan province only in Pakistan and Afghanistan', () => {
    expect(map({ ...oneSided, country: 'Iraq', adm_1: '', adm_2: '' }).draft.by).toMatchObject([
      { actor: 'other-armed-group' },
    ]);
  });

  it('puts low, best and high in order and says so', () => {
    const { draft, warnings } = map(oneSided);
    expect(draft.deaths?.total).toEqual(toll(4));
    expect(warnings?.map(({ column, value }) => [column, value])).toEqual([
      ['low', '5'],
      ['high', '3'],
    ]);
  });

  it('warns when the sides do not add up to the best figure', () => {
    expect(map({ ...clash, deaths_a: '1' }).warnings).toMatchObject([{ column: 'best', value: '5' }]);
  });

  it('is graded lower when UCDP calls it unclear or has not finished checking it', () => {
    expect(map(infighting).draft.sources).toMatchObject([{ publisher: 'UCDP GED', reliability: 'B', credibility: 3 }]);
    const unchecked = map({ ...clash, code_status: 'Check deaths' });
    expect(unchecked.draft.sources).toMatchObject([{ credibility: 3 }]);
    expect(unchecked.warnings).toMatchObject([{ column: 'code_status' }]);
  });

  it('takes the first of several sources', () => {
    expect(map(oneSided).draft.sources).toMatchObject([{ publisher: 'Example Daily', published: '2021-07-01' }]);
  });

  it('is skipped when it is the HXL tag row', () => {
    expect(hxlTags({ id: '', year: '#date+year', best: '#affected+killed' })).toMatch(/^HXL tag row/);
    expect(hxlTags({ id: '1', side_b: '#group' })).toBeNull();
  });
});

describe('a row of UCDP GED is refused', () => {
  it.each([
    ['id', '', 'is empty'],
    ['type_of_violence', '4', 'is not a code of this dataset'],
    ['type_of_violence', 'constructor', 'is not a code of this dataset'],
    ['side_a', '', 'is empty'],
    ['where_prec', '', 'is empty'],
    ['date_prec', '9', 'is not a code of this dataset'],
    ['event_clarity', '0', 'is not a code of this dataset'],
    ['date_start', 'infinity', 'is not a day between 1900 and 2100'],
    ['date_start', 'now', 'is not a day between 1900 and 2100'],
    ['date_start', '3/4/2021', 'is not a day between 1900 and 2100'],
    ['date_end', '2021-03-03', 'lies before date_start, 2021-03-04'],
    ['best', '', 'is empty'],
    ['latitude', '91', 'is not a number of degrees from -90 to 90'],
    ['longitude', '70,5', 'is not a number of degrees from -180 to 180'],
  ])('for %s "%s": %s', (column, value, reason) => {
    const problems = refusalOf(ucdpGed.map({ ...clash, [column]: value }, look));
    expect(problems).toMatchObject([{ column, value, reason }]);
    expect(problems[0]?.fix).not.toBe('');
  });

  it.each(['2.5', '-1', 'Infinity', 'NaN', '1e3', '0x10', '99999999999999999999', '2000000', '1,000', 'five'])(
    'for a toll of %j',
    (best) => {
      const reason = 'is not a whole number of people from 0 to 1000000';
      expect(refusalOf(ucdpGed.map({ ...clash, best }, look))).toMatchObject([{ column: 'best', value: best, reason }]);
    },
  );

  it('with every reason at once', () => {
    const problems = refusalOf(ucdpGed.map({ ...clash, id: '', best: '-1', date_start: 'now' }, look));
    expect(problems.map(({ column }) => column)).toEqual(['id', 'date_start', 'best']);
  });
});

describe('what a release of UCDP GED covers', () => {
  it('is the months from its first event to its last, in the countries it shows of those that are watched', () => {
    const seen = { first: '1990-01-04', last: '2021-12-28', countries: ['pakistan', 'india'], release: '22.1' };
    expect(ucdpGed.covers(seen)).toEqual({ from: '1990-01', to: '2021-12', countries: ['pakistan'] });
  });

  it('is never wider than its events, because the file may have been cut', () => {
    const seen = { first: '1990-10-04', last: '2021-06-28', countries: ['pakistan'], release: '22.1' };
    expect(ucdpGed.covers(seen)).toEqual({ from: '1990-10', to: '2021-06', countries: ['pakistan'] });
  });

  it('cannot be told when it shows neither', () => {
    expect(ucdpGed.covers({ first: '1990-10', last: '2021-12', countries: [], release: null })).toBeNull();
  });
});

const map = (row: Record<string, string>) => eventOf(ucdpGed.map(row, look));
const toll = (count: number) => ({ low: count, best: count, high: count });
