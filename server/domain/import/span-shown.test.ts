import { describe, expect, it } from 'vitest';
import { monthsBetween } from '../event/calendar.ts';
import { gapsInWords, spanShown } from './span-shown.ts';

const span = { from: '2018-01', to: '2022-12', countries: ['pakistan', 'afghanistan'] };
const all = monthsBetween(span.from, span.to);
const rowsOf = (pakistan: readonly string[], afghanistan: readonly string[] = all) =>
  new Map([
    ['pakistan', new Set(pakistan)],
    ['afghanistan', new Set(afghanistan)],
  ]);
const shown = (pakistan: readonly string[], more: { gone?: number; covered?: boolean } = {}) =>
  spanShown({ rows: rowsOf(pakistan), span, events: 1000, gone: 0, covered: false, ...more });
const words = (found: ReturnType<typeof shown>) => gapsInWords(found, (place) => place);

describe('the months that a file is proposed to cover', () => {
  it('are taken for covered where nearly all hold a row of each place', () => {
    expect(shown(all)).toMatchObject({ ask: false, gone: null });
    expect(words(shown(all))).toEqual([]);
    const one = shown(all.filter((month) => month !== '2020-05'));
    expect([one.ask, words(one)]).toEqual([false, ['pakistan: no row in 1 of 60 months (May 2020).']]);
  });

  it('are asked about where more than a quarter of a place hold no row', () => {
    const quarter = shown(all.filter((_, n) => n % 4 !== 1));
    expect([quarter.places[0]?.empty, quarter.ask]).toEqual([15, false]);
    const half = shown(all.filter((_, n) => n % 2 === 0));
    expect([half.places[0]?.empty, half.ask]).toEqual([30, true]);
    expect(words(half)).toEqual(['pakistan: no row in 30 of 60 months.']);
  });

  it('are asked about where a tenth of them, and three, hold no row one after the other, also at an end', () => {
    const run = (months: readonly string[]) => shown(all.filter((month) => !months.includes(month)));
    const six = monthsBetween('2020-01', '2020-06');
    expect(run(six.slice(1)).ask).toBe(false);
    expect(run(six).ask).toBe(true);
    expect(words(run([...six, '2021-07']))).toEqual([
      'pakistan: no row in 7 of 60 months, the longest gap Jan 2020 to Jun 2020.',
    ]);
    expect(run(monthsBetween('2022-07', '2022-12')).ask).toBe(true);
    const year = { from: '2023-01', to: '2023-12', countries: ['pakistan'] };
    const held = (from: string) => new Map([['pakistan', new Set(monthsBetween(from, '2023-12'))]]);
    const asked = (from: string) => spanShown({ rows: held(from), span: year, events: 9, gone: 0, covered: false }).ask;
    expect([asked('2023-03'), asked('2023-04')]).toEqual([false, true]);
  });

  it('are not asked about for one month of a short file', () => {
    const short = { from: '2024-01', to: '2024-02', countries: ['pakistan'] };
    const rows = new Map([['pakistan', new Set(['2024-01'])]]);
    expect(spanShown({ rows, span: short, events: 4, gone: 0, covered: false }).ask).toBe(false);
  });

  it('are asked about where the log has many events that the file does not hold', () => {
    expect(shown(all, { gone: 250 }).ask).toBe(false);
    const part = shown(all, { gone: 251 });
    expect([part.ask, part.gone]).toEqual([true, 251]);
    expect(words(part)[0]).toContain('251 events of these months that the file does not hold');
  });

  it('are not asked about where the feed covers them already', () => {
    expect(shown([], { covered: true }).ask).toBe(false);
  });
});
