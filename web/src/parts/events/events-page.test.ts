import { describe, expect, it } from 'vitest';
import { EventQuery } from '../../../../server/domain/event-query.ts';
import { words } from '../../../../server/testing/reckoning.ts';
import { chipsOf, changed, importInWords, sameView, without } from './chips.ts';
import { FIELDS } from './fields.ts';
import { allMonths, asQuery, extend, placeAt, spanInWords, spanOf, step, stripInWords } from './months.ts';
import { LONG_LIST, rowsInView } from './rows-in-view.ts';
import { commandOf } from './list-keys.ts';
import { inWords, nearestView, nearViews } from './no-match.ts';
import { all, move, NOTHING, onRows, toggle } from './selection.ts';
import { asked, isWhole } from './standing.ts';
import { tabOf, tabsOf } from './views.ts';

const feeds = new Map([['ucdp-ged', 'UCDP GED']]);
const brought = { feed: 'ucdp-ged', release: '23.1', at: '2024-10-14T08:00:00Z', undoneAt: null };
const imports = new Map([
  ['v-1', importInWords(brought, feeds)],
  ['v-2', importInWords({ ...brought, undoneAt: '2024-10-15T08:00:00Z' }, feeds)],
]);
const known = { words, feeds, imports, indicator: 'Attacks' };
const chips = (text: string) =>
  chipsOf(new URLSearchParams(text), known).map(({ field, value }) => `${field.label}: ${value}`);

describe('the filters of the page', () => {
  it('are those of the API, each of them', () => {
    const elsewhere = ['q', 'as-of', 'sort', 'after', 'limit'];
    const named = FIELDS.flatMap((field) => field.names);
    expect([...named, ...elsewhere].sort()).toEqual(Object.keys(EventQuery.shape).sort());
  });

  it.each([
    ['month=2024-10', 'Date: Oct 2024'],
    ['month=2024-10&toMonth=2024-12', 'Date: Oct 2024 to Dec 2024'],
    ['month=2024-10&toMonth=2024-12&notMonths=2024-11', 'Date: Oct 2024 to Dec 2024 without Nov 2024'],
    [
      'month=2024-01&toMonth=2024-12&notMonths=2024-03,2024-04,2024-05,2024-06',
      'Date: Jan 2024 to Dec 2024 without 4 months',
    ],
    ['from=2024-10-14', 'Date: from 14 Oct 2024'],
    ['from=2024-10-14&to=2024-10-20', 'Date: 14 Oct 2024 to 20 Oct 2024'],
    ['month=2024-10&to=2024-10-20', 'Date: Oct 2024, to 20 Oct 2024'],
    ['kind=bomb', 'Kind: Bomb'],
    ['kind=unheard-of', 'Kind: unheard-of'],
    ['target=civilians', 'Against: Civilians'],
    ['sources=1', 'Sources: One only'],
    ['sources=2%2B', 'Sources: Two or more'],
    ['sources=2+', 'Sources: Two or more'],
    ['status=in-review,disputed', 'Status: In review or Disputed'],
    ['claim=alleged', 'On whose word: Alleged only'],
    ['claim=alone,also', 'On whose word: Claimed, nobody else vouches for it or Claimed, and others vouch for it too'],
    ['killedMin=4', 'People killed: 4 or more'],
    ['killedMin=4&killedMax=9', 'People killed: 4 to 9'],
    ['killedMax=0', 'People killed: 0 or fewer'],
    ['feed=ucdp-ged', 'Feed: UCDP GED'],
    ['forecast=test&indicator=attacks', 'Counts toward: Attacks'],
    ['loggedFrom=2024-06-15&loggedTo=2024-06-15', 'Logged on: 15 Jun 2024'],
    ['ids=a,b,c', 'Chosen events: 3'],
    ['vintage=v-1', 'Import: written by UCDP GED 23.1 of 14 Oct 2024'],
    ['vintage=v-2&part=gone', 'Import: retracted by UCDP GED 23.1 of 14 Oct 2024 (undone)'],
    ['vintage=of-an-assigned-name&part=changed', 'Import: changed by it'],
    ['unknownName=actor:Turi', 'Name not known: Turi'],
  ])('%s reads "%s"', (query, words) => {
    expect(chips(query)).toEqual([words]);
  });

  it('are taken off whole', () => {
    const query = new URLSearchParams('month=2024-10&toMonth=2024-12&kind=bomb');
    const [date] = chipsOf(query, known);
    expect(String(without(query, date?.field ?? { names: [] }))).toBe('kind=bomb');
    expect(String(changed(query, { kind: '', place: 'north' }))).toBe('month=2024-10&toMonth=2024-12&place=north');
  });

  it('make one view in whatever order they stand', () => {
    expect(sameView('kind=bomb&place=north', '?place=north&kind=bomb')).toBe(true);
    expect(sameView('kind=bomb', 'kind=bomb&sort=killed')).toBe(false);
  });
});

describe('choosing rows by keys', () => {
  const rows = ['a', 'b', 'c', 'd'];
  const chosen = (selection: { chosen: ReadonlySet<string> }) => [...selection.chosen].join('');

  it('begins at the first row and stays within the list', () => {
    const first = move(NOTHING, rows, 1, false);
    expect(first.at).toBe(0);
    expect(move(first, rows, -1, false).at).toBe(0);
    expect(move({ ...first, at: 3 }, rows, 1, false).at).toBe(3);
    expect(move(NOTHING, [], 1, false)).toBe(NOTHING);
  });

  it('chooses a run with Shift, and lets go of it on the way back', () => {
    const there = move(move({ ...NOTHING, at: 1, anchor: 1 }, rows, 1, true), rows, 1, true);
    expect(chosen(there)).toBe('bcd');
    expect(chosen(move(there, rows, -1, true))).toBe('bc');
    expect(chosen(move(move(move(there, rows, -1, true), rows, -1, true), rows, -1, true))).toBe('ab');
  });

  it('keeps what was chosen before a run', () => {
    const one = toggle(NOTHING, rows, 3);
    const run = move(move({ ...one, at: 0, anchor: 0 }, rows, 1, true), rows, -1, true);
    expect([...run.chosen].sort().join('')).toBe('ad');
  });

  it('chooses and lets go of one row, or all to it with Shift', () => {
    const one = toggle(NOTHING, rows, 1);
    expect(chosen(one)).toBe('b');
    expect(chosen(toggle(one, rows, 1))).toBe('');
    expect(chosen(toggle(one, rows, 3, true))).toBe('bcd');
    expect(toggle(one, rows, 9)).toBe(one);
  });

  it('chooses all in view, then none', () => {
    const every = all(NOTHING, rows);
    expect(chosen(every)).toBe('abcd');
    expect(chosen(all(every, rows))).toBe('');
  });

  it('stays on its row when the list changes', () => {
    const now = onRows({ at: 2, anchor: 2, chosen: new Set(['c', 'd']) }, rows, ['z', 'c', 'b']);
    expect([now.at, chosen(now)]).toEqual([1, 'c']);
  });
});

describe('a long list', () => {
  it('draws a bounded number of rows wherever it is scrolled', () => {
    for (const scrolled of [-500, 0, 999, 50_000, 332_000, 1e9]) {
      const view = rowsInView({ rows: 6_647, height: 50, scrolled, screen: 900 });
      expect(view.end - view.first).toBeLessThan(60);
      expect(view.above + view.below + (view.end - view.first) * 50).toBe(6_647 * 50);
    }
  });

  it('draws the rows on the screen', () => {
    const view = rowsInView({ rows: 6_647, height: 50, scrolled: 5_000, screen: 900 });
    expect(view.first).toBeLessThanOrEqual(100);
    expect(view.end).toBeGreaterThanOrEqual(118);
    expect(rowsInView({ rows: 3, height: 50, scrolled: 0, screen: 900 })).toEqual({
      first: 0,
      end: 3,
      above: 0,
      below: 0,
    });
    expect(LONG_LIST).toBe(200);
  });
});

describe('the strip of months', () => {
  const months = allMonths([
    { month: '2024-08', events: 3 },
    { month: '2024-10', events: 47 },
  ]);

  it('has every month, and the chosen ones too', () => {
    expect(months.map(({ events }) => events)).toEqual([3, 0, 47]);
    expect(allMonths([])).toEqual([]);
    expect(allMonths([{ month: '2024-08', events: 3 }], { from: '2024-10', to: '2024-10' })).toHaveLength(3);
  });

  it('reads the chosen months from the address and writes them back', () => {
    expect(spanOf(new URLSearchParams('month=2024-10'))).toEqual({ from: '2024-10', to: '2024-10' });
    expect(spanOf(new URLSearchParams('month=2024-10&toMonth=2024-08'))).toBeNull();
    expect(spanOf(new URLSearchParams('month=soon'))).toBeNull();
    expect(asQuery({ from: '2024-10', to: '2024-10' })).toEqual({ month: '2024-10', toMonth: null });
    expect(asQuery({ from: '2024-08', to: '2024-10' })).toEqual({ month: '2024-08', toMonth: '2024-10' });
    expect(asQuery(null)).toEqual({ month: null, toMonth: null });
  });

  it('moves month by month between its ends', () => {
    expect(step(months, null, -1)).toEqual({ from: '2024-10', to: '2024-10' });
    expect(step(months, null, 1)).toEqual({ from: '2024-08', to: '2024-08' });
    expect(step(months, { from: '2024-10', to: '2024-10' }, 1)?.from).toBe('2024-10');
    expect(step(months, { from: '2024-08', to: '2024-10' }, 1)).toEqual({ from: '2024-08', to: '2024-10' });
    expect(step([], null, 1)).toBeNull();
  });

  it('grows and shrinks around the month where it began', () => {
    const one = { from: '2024-09', to: '2024-09' };
    const two = extend(months, one, '2024-09', 1);
    expect(two).toEqual({ from: '2024-09', to: '2024-10' });
    expect(extend(months, two, '2024-09', 1)).toEqual(two);
    expect(extend(months, two, '2024-09', -1)).toEqual(one);
    expect(extend(months, one, '2024-09', -1)).toEqual({ from: '2024-08', to: '2024-09' });
  });

  it('finds the month under a point', () => {
    expect([placeAt(0, 3), placeAt(0.5, 3), placeAt(0.99, 3), placeAt(2, 3), placeAt(-1, 3)]).toEqual([0, 1, 2, 2, 0]);
  });

  it('says itself in words', () => {
    expect(spanInWords(months, { from: '2024-10', to: '2024-10' })).toBe('Oct 2024: 47 events');
    expect(spanInWords(months, { from: '2024-08', to: '2024-10' })).toBe('Aug 2024 to Oct 2024: 50 events');
    expect(stripInWords(months, '2023-02-03')).toBe(
      'Events by month, Aug 2024 to Oct 2024; most in Oct 2024: 47 events. The article appeared on 3 Feb 2023.',
    );
    expect(stripInWords([], null)).toBe('No events in any month');
  });
});

describe('a view that holds nothing', () => {
  const off = (text: string) =>
    nearViews(new URLSearchParams(text), chipsOf(new URLSearchParams(text), known)).map((views) =>
      views.map(({ name, query }) => `${name}: ${query}`),
    );

  it('is widened by one filter, and then to one filter alone', () => {
    expect(off('month=2024-10&kind=bomb')).toEqual([
      ['Without Date Oct 2024: kind=bomb', 'Without Kind Bomb: month=2024-10'],
    ]);
    expect(off('month=2024-10&kind=bomb&q=x&sort=killed')[1]).toEqual([
      'With Date Oct 2024 alone: month=2024-10',
      'With Kind Bomb alone: kind=bomb',
      'With the search “x” alone: q=x',
    ]);
  });

  it('offers the view that holds most, and none when all are empty', () => {
    const view = (name: string, events: number) => ({ name, events, query: new URLSearchParams() });
    expect(nearestView([view('a', 1), view('b', 13), view('c', 0)])?.name).toBe('b');
    expect(nearestView([view('a', 0)])).toBeNull();
    expect([inWords(1), inWords(3), inWords(9)]).toEqual(['this filter', 'these three filters', 'these 9 filters']);
  });
});

describe('the tabs', () => {
  const view = { id: '1', name: 'Bombs', query: 'kind=bomb&sort=-killed', at: '', by: 'bob' };
  const tabs = tabsOf([view], '2024-10-31');

  it('are the ones of the house and then the ones of the desk', () => {
    expect(tabs.map(({ name }) => name)).toEqual([
      'All events',
      'Oct 2024',
      'Needs a second source',
      'Kept for review',
      'Retracted',
      'Bombs',
    ]);
  });

  it('know what is shown, in whatever order its rows stand', () => {
    const now = (text: string) => tabOf(tabs, asked(new URLSearchParams(text)))?.name ?? null;
    expect(now('')).toBe('All events');
    expect(now('sort=killed')).toBe('All events');
    expect(now('status=retracted')).toBe('Retracted');
    expect(now('kind=bomb')).toBe('Bombs');
    expect(now('kind=bomb&month=2024-10')).toBeNull();
  });
});

describe('a list without a filter', () => {
  it('leaves out what was taken back, whatever its order and day, and shows no filter for it', () => {
    for (const text of ['', 'sort=killed', 'as-of=2024-10-31']) {
      const query = asked(new URLSearchParams(text));
      expect(query.get('status')).toBe('draft,in-review,published,disputed');
      expect([isWhole(query), chips(query.toString())]).toEqual([true, []]);
    }
  });

  it('leaves every other list as it says', () => {
    for (const text of ['status=retracted', 'vintage=v-1', 'kind=bomb&sort=killed'])
      expect(asked(new URLSearchParams(text)).toString()).toBe(text);
    expect(chips('status=draft,in-review,published,disputed&kind=bomb')).toContain('Status: All but retracted');
  });
});

describe('the keys of the list', () => {
  const press = (key: string, more: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });

  it.each([
    ['j', {}, 'page', { does: 'move', step: 1, extend: false }],
    ['K', { shiftKey: true }, 'page', { does: 'move', step: -1, extend: true }],
    ['ArrowDown', { shiftKey: true }, 'list', { does: 'move', step: 1, extend: true }],
    [' ', {}, 'list', { does: 'preview' }],
    ['x', {}, 'control', { does: 'select' }],
    ['a', { ctrlKey: true }, 'list', { does: 'all' }],
    ['[', {}, 'page', { does: 'month', step: -1 }],
    ['Escape', {}, 'page', { does: 'leave' }],
  ] as const)('%s %j on the %s', (key, more, where, command) => {
    expect(commandOf(press(key, more), where)).toEqual(command);
  });

  it.each([
    ['x', {}, 'field'],
    ['ArrowDown', {}, 'page'],
    [' ', {}, 'control'],
    ['a', { ctrlKey: true }, 'control'],
    ['e', { ctrlKey: true }, 'page'],
    ['m', { altKey: true }, 'page'],
    ['q', {}, 'page'],
  ] as const)('%s %j on a %s is left to the browser', (key, more, where) => {
    expect(commandOf(press(key, more), where)).toBeNull();
  });
});
