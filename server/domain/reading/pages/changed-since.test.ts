import { describe, expect, it } from 'vitest';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../../../testing/reckoning.ts';
import type { LoadedIndicator } from '../../indicator/loaded.ts';
import { changedHeading, changedInOneLine, MOST_CHANGES, unchangedInWords } from './changed-since.ts';
import { readForecast } from '../read-forecast.ts';
import type { IndicatorTallies } from '../measure/tally.ts';

const around = (n: number, value: number) => Array.from({ length: n }, (_, i) => Math.max(0, value + ((i % 3) - 1)));
/** The same number all along, and another one in the newest month. */
const ending = (last: number, before = 8, after = 8) =>
  talliesOf(tallied('2021-09', [...around(17, before), ...around(35, after), last]));

function read(
  signs: [LoadedIndicator, IndicatorTallies][],
  asOf = '2026-11-23',
  revised: NonNullable<Parameters<typeof readForecast>[0]['revised']> = [],
) {
  return readForecast({
    forecast: aForecast(signs.map(([indicator]) => indicator)),
    words,
    feed: 'desk',
    feeds: [aFeed('2018-01', '2026-01')],
    tallies: new Map([['desk', new Map(signs.map(([indicator, tallies]) => [indicator.id, tallies]))]]),
    shared: [],
    asOf,
    sample: [],
    changedAfterRegistration: [],
    dataVersion: '1',
    events: { total: 0, counted: 0, inReview: 0, withSource: 0, withTwoSources: 0 },
    revised,
  }).changed;
}

describe('what changed with the newest judged month', () => {
  const happens = {
    measure: { kind: 'first', times: 1 },
    expects: 'happens',
    by_at_least: undefined,
    needs: { events: 0 },
  };
  const [once, never] = [anIndicator('once', happens), anIndicator('never', happens)];

  it('tells verdict changes first, then unusual months, then moves', () => {
    const changed = read([
      [anIndicator('moved', { by_at_least: '5%' }), ending(5, 8, 10)],
      [anIndicator('unusual'), ending(40)],
      [never, talliesOf([])],
    ]);
    expect(changed.map((each) => each.indicator)).toEqual(['never', 'unusual', 'moved']);
    expect(changed.map((each) => each.was)).toEqual(['Was: no clear change', 'Same verdict', 'Same verdict']);
    expect(changed[0]?.words).toBe('now against prediction, not seen since the article');
  });

  it('gives an unusual month with its number, its events and what was expected', () => {
    const [line] = read([[anIndicator('unusual'), ending(40)]]);
    expect(line?.step).toEqual({ from: '2026-01', to: '2026-01', events: 40, words: '40 events in Jan 2026' });
    expect(line?.words).toMatch(
      /^above the expected \d+ to \d+, 1\.1× \(90\s% interval .* over the watch, 1\.0× a month earlier$/,
    );
  });

  it('says how often a rare thing has happened by now', () => {
    const [line] = read([[once, talliesOf(tallied('2024-10', [2]))]], '2024-10-20');
    expect(line?.step).toEqual({ from: '2024-10', to: '2024-10', events: 2, words: '2 events in Oct 2024' });
    expect(line && changedInOneLine(line)).toBe(
      'Indicator once: 2 events in Oct 2024, now as predicted, once since the article. Was: no clear change.',
    );
    expect(read([[once, talliesOf(tallied('2024-05', [1]))]], '2024-10-20')).toEqual([]);
  });

  it('says nothing of an indicator that did not move', () => {
    expect(read([[anIndicator('flat'), ending(8)]])).toEqual([]);
    expect(unchangedInWords('2026-01')).toContain('Jan 2026 changed no verdict');
  });

  it('tells of a verdict that only a revision turned, and that nothing happened', () => {
    const flat: [LoadedIndicator, IndicatorTallies][] = [[anIndicator('flat'), ending(8)]];
    const revision = {
      ...{ indicator: 'flat', vintage: 'v', title: 'UCDP GED 23.1', on: '2026-11-20', because: 'revised' as const },
      ...{ from: 'as-predicted' as const, to: 'no-clear-change' as const },
    };
    const [line] = read(flat, '2026-11-23', [revision]);
    expect(line).toMatchObject({ from: 'as-predicted', to: 'no-clear-change', was: 'Was: as predicted', step: null });
    expect(line && changedInOneLine(line)).toMatch(
      /because the data were revised \(UCDP GED 23\.1, 20 Nov 2026\), not because something happened\.$/,
    );
    expect(read(flat, '2026-11-23', [{ ...revision, on: '2026-09-01' }])).toEqual([]);
  });

  it('says nothing of what is withheld, however it moved', () => {
    expect(read([[anIndicator('thin', { needs: { events: 5000 } }), ending(40)]])).toEqual([]);
  });

  it('says nothing before a month of the watch is judged', () => {
    expect(read([[anIndicator('early'), ending(8)]], '2023-02-20')).toEqual([]);
    expect(unchangedInWords(null)).toContain('No month of the watch is judged yet');
    expect(unchangedInWords(null, true)).toContain('No month of the watch could be judged');
  });

  it('tells six at the most, the largest first', () => {
    const many = Array.from({ length: 9 }, (_, i): [LoadedIndicator, IndicatorTallies] => [
      anIndicator(`u${i}`),
      ending(30 + i),
    ]);
    const changed = read(many);
    expect(changed).toHaveLength(MOST_CHANGES);
    expect(changed.map((each) => each.indicator)).toEqual(['u8', 'u7', 'u6', 'u5', 'u4', 'u3']);
  });

  it('keeps telling the last judged month when the watch is over', () => {
    const signs: [LoadedIndicator, IndicatorTallies][] = [[anIndicator('unusual'), ending(40)]];
    expect(read(signs, '2027-06-01')).toEqual(read(signs, '2026-11-23'));
    expect(changedHeading('2026-01', true, '2026-01')).toBe('What changed in Jan 2026, the last month of the watch');
    expect(changedHeading('2025-06', true, '2026-01')).toBe('What changed in Jun 2025, the last month judged');
    expect(changedHeading('2025-06', false, '2026-01')).toBe('What changed since the end of May 2025');
  });
});
