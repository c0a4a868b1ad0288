import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { eventOf, lookWith, refusalOf, sampleRows } from '../testing.ts';
import { gtd } from './index.ts';
import { repaired } from './repair.ts';

const look = lookWith(parse);

let assault: Record<string, string>;
let bombing: Record<string, string>;
let abduction: Record<string, string>;
let killing: Record<string, string>;

beforeAll(async () => {
  [assault = {}, bombing = {}, abduction = {}, killing = {}] = await sampleRows('gtd', 'windows-1252');
});

describe('a row of GTD', () => {
  it('becomes an event', () => {
    expect(map(assault)).toEqual({
      externalId: '201603040001',
      warnings: [],
      draft: {
        when: { from: '2016-03-04', precision: 'day' },
        kind: 'armed-assault',
        by: [{ actor: 'ttp', attribution: 'attributed', name: 'Tehrik-i-Taliban Pakistan (TTP)' }],
        against: ['security-forces'],
        place: {
          words: ['khyber-pakhtunkhwa'],
          precision: 'exact',
          name: 'Example village',
          admin1: 'Khyber Pakhtunkhwa',
          lat: 33,
          lon: 70.5,
        },
        deaths: { total: toll(3), militants: toll(1) },
        wounded: { total: toll(4), militants: toll(0) },
        weapons: ['small-arms'],
        summary: 'Armed Assault by Tehrik-i-Taliban Pakistan (TTP) at Example village, 3 killed (GTD 201603040001)',
        sources: [
          {
            publisher: 'GTD',
            citation: '201603040001, from "Invented citation," Example Daily, March 5, 2016.',
            quote: 'Invented row.',
            reliability: 'B',
            credibility: 3,
          },
        ],
      },
    });
  });

  it('is a suicide bombing whatever the attack type, when GTD says suicide', () => {
    expect(map(bombing).draft).toMatchObject({
      kind: 'suicide-bombing',
      against: ['worship'],
      weapons: ['suicide-vest'],
    });
    expect(map({ ...bombing, suicide: '0' }).draft.kind).toBe('bomb');
  });

  it.each([
    ['1', 'targeted-killing'],
    ['2', 'armed-assault'],
    ['3', 'bomb'],
    ['4', 'attack'],
    ['5', 'attack'],
    ['6', 'abduction'],
    ['7', 'sabotage'],
    ['8', 'attack'],
    ['9', 'attack'],
  ])('of attack type %s is a %s', (attacktype1, kind) => {
    expect(map({ ...assault, attacktype1 }).draft.kind).toBe(kind);
  });

  it('without a day is known to the month, without a month to the year', () => {
    expect(map(bombing).draft.when).toEqual({ from: '2016-03-01', precision: 'month' });
    expect(map(abduction).draft.when).toEqual({ from: '2016-01-01', precision: 'year' });
  });

  it('keeps "not said" apart from 0', () => {
    expect(map(bombing).draft.wounded).toEqual({});
    expect(map(abduction).draft).toMatchObject({
      deaths: {},
      wounded: {},
      summary: expect.stringContaining('deaths not said'),
    });
  });

  it('rounds a share of a joint toll and says so', () => {
    const { draft, warnings } = map(bombing);
    expect(draft.deaths?.total).toEqual({ low: 6, best: 7, high: 7 });
    expect(warnings).toMatchObject([{ column: 'nkill', value: '6.75' }]);
  });

  it('says so when more attackers died than people', () => {
    expect(map({ ...assault, nkillter: '5' }).warnings).toMatchObject([{ column: 'nkillter' }]);
  });

  it('names Chinese victims as the target', () => {
    expect(map(abduction).draft.against).toEqual(['civilians', 'chinese']);
    expect(map({ ...assault, natlty2_txt: 'China' }).draft.against).toEqual(['security-forces', 'chinese']);
  });

  it('says on whose word an actor is named', () => {
    expect(map(abduction).draft.by).toEqual([
      { actor: 'other-armed-group', attribution: 'claimed', name: 'Example Front' },
    ]);
    expect(map(killing).draft.by).toMatchObject([{ attribution: 'alleged' }]);
    expect(map(bombing).draft.by).toEqual([{ actor: 'unidentified', attribution: 'attributed', name: 'Unknown' }]);
  });

  it.each([
    ['1', '0', 'exact'],
    ['1', '1', 'near'],
    ['2', '0', 'district'],
    ['3', '-9', 'district'],
    ['4', '0', 'province'],
    ['5', '0', 'country'],
    ['', '0', 'unknown'],
  ])('with specificity %s and vicinity %s is placed as %s', (specificity, vicinity, precision) => {
    expect(map({ ...assault, specificity, vicinity }).draft.place?.precision).toBe(precision);
  });

  it('mends text that was encoded twice, and leaves other text alone', () => {
    expect([map(bombing).draft.place?.name, map(killing).draft.place?.name]).toEqual(['Café Example', 'Café Sample']);
    expect(['Café', 'Ünlü', 'Â£', 'Ã©', 'â€œx', '例', 'Ã'].map(repaired)).toEqual([
      'Café',
      'Ünlü',
      '£',
      'é',
      '“x',
      '例',
      'Ã',
    ]);
  });

  it('reads a coordinate of -9 as one', () => {
    expect(map({ ...assault, latitude: '-9', longitude: '-9.0' }).draft.place).toMatchObject({ lat: -9, lon: -9 });
  });

  it('reads the end of an extended event where it is a plain day', () => {
    const row = { ...assault, extended: '1', resolution: '2016-03-09' };
    expect(map(row).draft.when).toEqual({ from: '2016-03-04', to: '2016-03-09', precision: 'day' });
    expect(map({ ...row, resolution: '3/9/2016' }).draft.when).toEqual({ from: '2016-03-04', precision: 'day' });
  });

  it('reads codes that a statistics program wrote with a point', () => {
    const row = {
      ...assault,
      attacktype1: '2.0',
      suicide: '0.0',
      imonth: '3.0',
      nkill: '3.0',
      targtype1: '3.0',
      nwound: '-99.0',
    };
    expect(map(row).draft).toMatchObject({
      kind: 'armed-assault',
      deaths: { total: toll(3) },
      against: ['security-forces'],
      wounded: {},
    });
  });
});

describe('a row of GTD is refused', () => {
  it.each([
    ['eventid', '', 'is empty'],
    ['eventid', '2.02E+11', 'is not an id of 12 digits'],
    ['attacktype1', '', 'is empty'],
    ['attacktype1', '12', 'is not a code of this dataset'],
    ['imonth', 'March', 'is not a number of the calendar'],
    ['gname', '', 'is empty'],
    ['nkill', '-3', 'is not a whole number of people from 0 to 1000000'],
    ['nkill', 'Infinity', 'is not a whole number of people from 0 to 1000000'],
    ['nwound', '1e3', 'is not a whole number of people from 0 to 1000000'],
    ['specificity', '7', 'is not a code of this dataset'],
    ['latitude', '33,5', 'is not a number of degrees from -90 to 90'],
  ])('for %s "%s": %s', (column, value, reason) => {
    expect(refusalOf(gtd.map({ ...assault, [column]: value }, look))).toMatchObject([{ column, value, reason }]);
  });

  it.each([{ iyear: '0' }, { imonth: '2', iday: '30' }, { imonth: '13' }])(
    'for a day that is not in the calendar: %o',
    (day) => {
      expect(refusalOf(gtd.map({ ...assault, ...day }, look))).toMatchObject([{ column: 'iyear' }]);
    },
  );
});

describe('what a release of GTD covers', () => {
  it('is the months from its first event to its last', () => {
    const seen = { first: '1970-05', last: '2016-12', countries: ['pakistan'], release: null };
    expect(gtd.covers(seen)).toEqual({ from: '1970-05', to: '2016-12', countries: ['pakistan'] });
  });
});

const map = (row: Record<string, string>) => eventOf(gtd.map(row, look));
const toll = (count: number) => ({ low: count, best: count, high: count });
