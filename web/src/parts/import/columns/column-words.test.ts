import { describe, expect, it } from 'vitest';
import { columnRows, firstRowsSaid, headline, idSaid, orderSaid, placed } from './column-words.ts';

const suggested = [
  { column: 'date', field: 'date' as const },
  { column: 'dead', field: 'killed_total' as const },
  { column: 'x', field: null },
];
const notes = [
  { column: 'date', sure: 'sure' as const, note: 'Read as day month year' },
  { column: 'dead', sure: 'look' as const, note: 'Not told apart by side' },
];
const first = [
  { date: '1/2/2023', dead: '', x: '' },
  { date: '2/2/2023', dead: '4', x: '' },
];
const shown = { columns: suggested, suggested, notes, first, example: null };

describe('the columns of a table', () => {
  it('show their first value that says something, and what is to be looked at', () => {
    expect(columnRows(shown)).toEqual([
      { column: 'date', field: 'date', first: '1/2/2023', note: 'Read as day month year', look: false },
      { column: 'dead', field: 'killed_total', first: '4', note: 'Not told apart by side', look: true },
      { column: 'x', field: null, first: '', note: '', look: false },
    ]);
    expect(headline(columnRows(shown))).toBe('2 of 3 columns are matched. Look at the one marked in amber.');
  });

  it('say nothing of a suggestion that was not taken', () => {
    const columns = placed(suggested, 'dead', 'killed_civilians');
    expect(columnRows({ ...shown, columns })[1]).toMatchObject({ field: 'killed_civilians', note: '', look: false });
  });

  it('say first what the first rows show', () => {
    const problems = [{ column: 'dead', reason: 'is not a number of people', fix: '', rows: 2, row: 4 }];
    const example = { of: 200, first: { events: 198, refused: 2, skipped: 0, problems } };
    expect(columnRows({ ...shown, example })[1]).toMatchObject({
      note: '2 rows of the first 200: is not a number of people',
      look: true,
    });
  });

  it('leave a field that takes one column only, and share one that takes several', () => {
    expect(placed(suggested, 'x', 'date').map(({ field }) => field)).toEqual([null, 'killed_total', 'date']);
    expect(placed(suggested, 'x', 'killed_total').map(({ field }) => field)).toEqual([
      'date',
      'killed_total',
      'killed_total',
    ]);
    expect(placed(suggested, 'new', 'place').at(-1)).toEqual({ column: 'new', field: 'place' });
  });
});

describe('what is said of the rows', () => {
  it('counts those that become events', () => {
    const counted = (events: number, refused: number) => ({ events, refused, skipped: 0, problems: [] });
    expect(firstRowsSaid({ first: counted(5, 0), of: 5, whole: true })).toBe('All of 5 rows become events.');
    expect(firstRowsSaid({ first: counted(1, 199), of: 200, whole: false })).toBe(
      '1 of the first 200 rows becomes an event, 199 would be refused.',
    );
  });

  it('tells what a table without ids means for importing it again', () => {
    expect(idSaid(suggested)).toContain('comes in as a new event');
    expect(idSaid([{ column: 'ref', field: 'id' }])).toContain('known again by “ref”');
  });

  it('names the dates that only one order allows where both are in the file', () => {
    const none = { dayFirst: 0, monthFirst: 0, either: 1, firstDay: null, firstMonth: null };
    const firstDay = { value: '13/01/2024', line: 5 };
    expect(orderSaid({ ...none, dayFirst: 1, firstDay })).toBe('1 date can only be day first; 1 can be both.');
    expect(
      orderSaid({ ...none, dayFirst: 15, firstDay, monthFirst: 1, firstMonth: { value: '01/21/2024', line: 1204 } }),
    ).toBe(
      '15 dates can only be day first (13/01/2024 on line 5) and 1 only month first (01/21/2024 on line 1,204). One of the two is wrong in the file.',
    );
  });
});
