import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { allRows, eventOf, fileOf, lookWith, refusalOf, sampleRows } from '../testing.ts';
import { acled } from './index.ts';
import { readingOf, SUB_TYPES } from './kinds.ts';
import { skipsAcled } from './map.ts';

const look = lookWith(parse);

let clash: Record<string, string>;
let bomb: Record<string, string>;
let shooting: Record<string, string>;
let protest: Record<string, string>;
let strike: Record<string, string>;
let other: Record<string, string>;

beforeAll(async () => {
  [clash = {}, bomb = {}, shooting = {}, protest = {}, strike = {}, other = {}] = await sampleRows('acled');
});

describe('a row of ACLED', () => {
  it('becomes an event: a clash is a battle whose beginner ACLED does not name', () => {
    expect(map(clash)).toEqual({
      externalId: 'PAK900001',
      warnings: [],
      draft: {
        when: { from: '2024-09-30', precision: 'day' },
        kind: 'battle',
        between: [
          { actor: 'pakistan-army', attribution: 'attributed', name: 'Military Forces of Pakistan (2022-)' },
          { actor: 'ttp', attribution: 'attributed', name: 'TTP: Tehreek-i-Taliban Pakistan' },
        ],
        against: [],
        place: {
          words: ['bannu'],
          precision: 'exact',
          name: 'Example village',
          admin1: 'Khyber Pakhtunkhwa',
          admin2: 'Bannu',
          lat: 33,
          lon: 70.5,
        },
        deaths: { total: toll(3) },
        summary:
          'Armed clash, Military Forces of Pakistan (2022-) and TTP: Tehreek-i-Taliban Pakistan, at Example village, 3 killed (ACLED PAK900001)',
        sources: [
          {
            publisher: 'ACLED',
            citation: 'PAK900001, from Example Daily; Sample Times',
            quote: 'Invented row.',
            reliability: 'B',
            credibility: 3,
          },
        ],
      },
    });
  });

  it('counts the dead as victims where attackers seldom die', () => {
    const { draft } = map(bomb);
    expect(draft).toMatchObject({
      kind: 'bomb',
      by: [{ actor: 'unidentified' }],
      against: ['security-forces'],
      deaths: { total: toll(2), unknown: toll(2) },
      when: { precision: 'week' },
      place: { precision: 'near' },
    });
    expect(map({ ...bomb, sub_event_type: 'Suicide bomb' }).draft.deaths).toEqual({ total: toll(2) });
  });

  it('names Chinese victims as the target, from whichever column', () => {
    expect(map(shooting).draft).toMatchObject({
      kind: 'armed-assault',
      by: [{ actor: 'baloch-groups' }],
      against: ['civilians', 'chinese'],
    });
    expect(map({ ...clash, assoc_actor_1: 'Civilians (China)' }).draft.against).toEqual(['chinese']);
  });

  it('is a demonstration by the public of the country', () => {
    expect(map(protest).draft).toMatchObject({ kind: 'demonstration', by: [{ actor: 'residents' }] });
    expect(map({ ...protest, country: 'Afghanistan' }).draft.by).toMatchObject([{ actor: 'afghan-public' }]);
    expect(map({ ...protest, country: 'Iran' }).draft.by).toBeUndefined();
  });

  it('is an air strike by a state, also outside its borders, and an attack with a drone by anyone else', () => {
    expect(map(strike).draft).toMatchObject({
      kind: 'air-strike',
      by: [{ actor: 'pakistan-army' }],
      against: ['civilians'],
      place: { words: ['paktika'], precision: 'province' },
      when: { precision: 'month' },
      deaths: { unknown: toll(4) },
    });
    const group = { ...strike, actor1: 'Unidentified Armed Group (Pakistan)', inter1: '3' };
    expect(map(group).draft.kind).toBe('militant-drone');
  });

  it.each([
    ['Explosions/Remote violence', 'Shelling/artillery/missile attack', 'rocket-or-mortar', 'air-strike'],
    ['Explosions/Remote violence', 'Grenade', 'grenade', 'state-force'],
    ['Explosions/Remote violence', 'Suicide bomb', 'suicide-bombing', 'state-force'],
    ['Explosions/Remote violence', 'Chemical weapon', 'attack', 'state-force'],
    ['Violence against civilians', 'Attack', 'armed-assault', 'state-force'],
    ['Violence against civilians', 'Sexual violence', 'attack', 'state-force'],
    ['Violence against civilians', 'Abduction/forced disappearance', 'abduction', 'state-force'],
    ['Strategic developments', 'Looting/property destruction', 'sabotage', 'state-force'],
    ['Strategic developments', 'Arrests', 'arrest', 'arrest'],
  ])('%s, %s: %s by an armed group, %s by a state', (event_type, sub_event_type, byGroup, byState) => {
    const row = { ...shooting, event_type, sub_event_type };
    expect(map(row).draft.kind).toBe(byGroup);
    expect(map({ ...row, inter1: '1', actor1: 'Police Forces of Pakistan (2022-)' }).draft.kind).toBe(byState);
  });

  it('gives ground to the side that took it, whichever column names it', () => {
    const taken = { ...clash, sub_event_type: 'Non-state actor overtakes territory' };
    const group = { kind: 'territory-seized', by: [{ actor: 'ttp' }], against: ['security-forces'] };
    expect([map(taken).draft, map(swapped(taken)).draft]).toMatchObject([group, group]);
    const retaken = { ...clash, sub_event_type: 'Government regains territory' };
    const state = { kind: 'territory-retaken', by: [{ actor: 'pakistan-army' }], against: ['militants'] };
    expect([map(retaken).draft, map(swapped(retaken)).draft]).toMatchObject([state, state]);
  });

  it('names both armed groups where ACLED does not say which of them took ground', () => {
    const row = {
      ...clash,
      sub_event_type: 'Non-state actor overtakes territory',
      actor1: 'Example Front',
      inter1: '2',
    };
    expect(map(row).draft).toMatchObject({ between: [{ actor: 'other-armed-group' }, { actor: 'ttp' }] });
  });

  it.each([
    ['TTP: Tehreek-i-Taliban Pakistan', 'ttp'],
    ['BLF: Baloch Liberation Front', 'baloch-groups'],
    ['Islamic State (Pakistan)', 'iskp'],
    ['Unidentified Communal Militia (Pakistan)', 'unidentified'],
    ['Military Forces of Pakistan (2013-2017)', 'pakistan-army'],
    ['Police Forces of Pakistan (2022-) Example Unit', 'pakistan-police'],
    ['Military Forces of Afghanistan (2021-)', 'afghan-taliban'],
    ['Military Forces of Afghanistan (2004-2014)', 'afghan-government'],
    ['Military Forces of Example Country (2020-)', 'other-government'],
    ['NATO', 'united-states'],
    ['constructor', 'other-armed-group'],
  ])('names %s as %s', (actor1, actor) => {
    expect(map({ ...bomb, actor1, inter1: '8' }).draft.by).toEqual([
      { actor, attribution: 'attributed', name: actor1 },
    ]);
  });

  it('reads older files: actors by number, "protestors", other capitals', () => {
    const old = {
      ...protest,
      inter1: '6',
      inter2: '0',
      event_type: 'protests',
      sub_event_type: 'excessive force against protestors',
    };
    expect(map(old).draft.kind).toBe('demonstration');
  });

  it('reads an older file whole', async () => {
    const columns = Object.keys(clash).filter(
      (column) => !['disorder_type', 'civilian_targeting', 'tags'].includes(column),
    );
    const quoted = (row: Record<string, string>) => columns.map((column) => `"${row[column]}"`).join(',');
    const rows = await allRows(
      acled,
      fileOf(`data_id,iso3,${columns.join(',')}\n1,PAK,${quoted({ ...clash, inter1: '1', inter2: '2' })}\n`),
      look,
    );
    expect(rows).toMatchObject([{ kind: 'event', externalId: 'PAK900001' }]);
  });

  it('is skipped by name when it names no act', () => {
    expect(skipsAcled(other)).toBe('ACLED "Other": no kind of event in the vocabulary');
    expect(skipsAcled(clash)).toBeNull();
  });

  it('does not say how many died where fatalities is empty', () => {
    expect(map({ ...bomb, fatalities: '' }).draft).toMatchObject({
      deaths: {},
      summary: expect.stringContaining('deaths not said'),
    });
  });
});

describe('a row of ACLED is refused', () => {
  it.each([
    ['event_id_cnty', '', 'is empty'],
    ['event_date', '09/30/2024', 'is not a day between 1900 and 2100'],
    ['time_precision', '4', 'is not a code of this dataset'],
    ['geo_precision', '', 'is empty'],
    ['sub_event_type', 'Parade', 'is not a sub-event type that is read'],
    ['event_type', 'Riots', 'does not go with the sub-event type Armed clash'],
    ['actor1', '', 'is empty'],
    ['actor2', '', 'is empty'],
    ['inter1', 'Nobody knows', 'is not a code of this dataset'],
    ['fatalities', '-3', 'is not a whole number of people from 0 to 1000000'],
    ['latitude', 'north', 'is not a number of degrees from -90 to 90'],
  ])('for %s "%s": %s', (column, value, reason) => {
    expect(refusalOf(acled.map({ ...clash, [column]: value }, look))).toMatchObject([{ column, value, reason }]);
  });

  it('and the fix names the sub-event types there are', () => {
    const [problem] = refusalOf(acled.map({ ...clash, sub_event_type: 'Parade' }, look));
    expect(problem?.fix).toContain('Armed clash; Non-state actor overtakes territory');
  });

  it('when no side of the right sort could have taken the ground', () => {
    const row = { ...clash, sub_event_type: 'Government regains territory', actor1: 'Example Front', inter1: '2' };
    expect(refusalOf(acled.map(row, look))).toMatchObject([{ column: 'actor1' }]);
  });
});

describe('the kinds of ACLED', () => {
  it('are the ones the vocabulary lists for it', () => {
    const listed = [...look.words.events.values()].flatMap(({ also }) =>
      also.filter((name) => name.startsWith('ACLED ')),
    );
    expect(listed.filter((name) => !readingOf(name.slice(6)))).toEqual([]);
  });

  it('each lead to a word', () => {
    const row = (sub_event_type: string) => ({
      ...clash,
      sub_event_type,
      event_type: readingOf(sub_event_type)?.type ?? '',
    });
    for (const name of SUB_TYPES) expect(look.words.events.has(map(row(name)).draft.kind)).toBe(true);
  });
});

describe('what an ACLED file covers', () => {
  it('is the months from its first event to its last', () => {
    const seen = { first: '2023-01-02', last: '2024-09-30', countries: ['afghanistan'], release: null };
    expect(acled.covers(seen)).toEqual({ from: '2023-01', to: '2024-09', countries: ['afghanistan'] });
  });
});

const map = (row: Record<string, string>) => eventOf(acled.map(row, look));
const toll = (count: number) => ({ low: count, best: count, high: count });

function swapped(row: Record<string, string>): Record<string, string> {
  const { actor1 = '', actor2 = '', inter1 = '', inter2 = '' } = row;
  return { ...row, actor1: actor2, actor2: actor1, inter1: inter2, inter2: inter1 };
}
