import { describe, expect, it } from 'vitest';
import { calendarInWords, calendarRows, coverageCalendar } from './calendar.ts';

describe('the calendar of what a feed covers', () => {
  const years = coverageCalendar(
    [
      { from: '2021-11', to: '2022-02', countries: ['pakistan'], indicators: null },
      { from: '2022-04', to: '2022-04', countries: ['pakistan'], indicators: ['attacks'] },
    ],
    [{ from: '2022-02', to: '2022-06', countries: ['pakistan'] }],
  );

  it('has a row for each year with twelve months, and says nothing before the first and after the last', () => {
    expect(years.map(({ year, months }) => [year, months.length])).toEqual([
      ['2021', 12],
      ['2022', 12],
    ]);
    expect(years[0]?.months.slice(8).map(({ known }) => known)).toEqual([null, null, 'covered', 'covered']);
    expect(years[1]?.months.slice(0, 7).map(({ known }) => known)).toEqual([
      'covered',
      'covered',
      'proposed',
      'partly',
      'proposed',
      'proposed',
      null,
    ]);
  });

  it('shows a gap as missing, and says all of it in words', () => {
    const countries = ['pakistan'];
    const gap = coverageCalendar(
      [
        { from: '2022-01', to: '2022-02', countries },
        { from: '2022-05', to: '2022-05', countries },
      ],
      [],
    );
    expect(gap[0]?.months[2]?.known).toBe('missing');
    expect(calendarInWords(gap)).toBe(
      'Covered: Jan 2022 to Feb 2022, May 2022. Missing between them: Mar 2022 to Apr 2022.',
    );
  });

  it('does not call a month covered in which one of the places was not', () => {
    const two = coverageCalendar(
      [
        { from: '2022-01', to: '2022-04', countries: ['pakistan'] },
        { from: '2022-01', to: '2022-02', countries: ['afghanistan'] },
        { from: '2022-04', to: '2022-04', countries: ['afghanistan'] },
      ],
      [],
    );
    expect(calendarInWords(two)).toBe(
      'Covered: Jan 2022 to Feb 2022, Apr 2022. For some places or indicators only: Mar 2022.',
    );
  });

  it('draws years that are the same throughout as one row', () => {
    const countries = ['pakistan'];
    const rows = (to: string) => calendarRows(coverageCalendar([{ from: '2010-01', to, countries }], []));
    expect(rows('2021-06').map(({ year }) => year)).toEqual(['2010 to 2020', '2021']);
    expect(rows('2011-12').map(({ year }) => year)).toEqual(['2010', '2011']);
  });

  it('is empty where nothing is declared', () => {
    expect(coverageCalendar([], [])).toEqual([]);
    expect(calendarInWords([])).toBe('');
  });
});
