import { describe, expect, it } from 'vitest';
import { checksInWords, gappy, gapsInWords, shaky, sourcesInWords, standingInWords, whole } from './forecast-words.ts';
import type { Check, IndicatorReading, Verdict } from '../reading.ts';

const sign = (
  id: string,
  verdict: Verdict,
  outcomes: Check['outcome'][] = [],
  change: Partial<IndicatorReading> = {},
) =>
  ({
    id,
    title: `Sign ${id}`,
    verdict,
    qualifier: null,
    checks: outcomes.map((outcome) => ({ outcome })),
    coverage: { baseline: { covered: 17, months: 17 }, watch: { covered: 36, months: 36 }, nil: 0 },
    ...change,
  }) as IndicatorReading;

describe('the standing of a reading', () => {
  const feed = { title: 'The log', holdBack: 2, currentTo: null };
  const at = {
    next: '2025-01',
    through: '2024-08',
    feed,
    asOf: '2024-10-31',
    horizon: '2026-01',
    published: '2023-02-02',
  };

  it('says official or interim, the months that are provisional and the next checkpoint', () => {
    expect(standingInWords({ standing: 'interim', ...at })).toBe(
      'Judged through Aug 2024; Sep 2024 and Oct 2024 are provisional. Interim reading. Next checkpoint Jan 2025.',
    );
    expect(standingInWords({ standing: 'official', ...at, feed: { ...feed, holdBack: 0 } })).toBe(
      'Judged through Aug 2024. Official reading. Next checkpoint Jan 2025.',
    );
  });

  it('says when the watch is over, and where coverage ends before it', () => {
    const over = { ...at, next: null, asOf: '2026-11-23', through: '2026-01' };
    expect(standingInWords({ standing: 'official', ...over })).toBe(
      'Judged through Jan 2026. Official reading. The watch is over.',
    );
    expect(standingInWords({ standing: 'official', ...over, through: '2025-06' })).toBe(
      'Judged through Jun 2025, where the coverage of The log ends. Final reading. The watch is over.',
    );
    expect(standingInWords({ standing: 'official', ...over, through: null })).toBe(
      'On 23 Nov 2026 no month of the watch is covered and judged. Final reading. The watch is over.',
    );
  });

  it('does not name a checkpoint that has passed while its months are provisional', () => {
    const ended = { ...at, next: '2026-01', through: '2025-12', asOf: '2026-02-28' };
    expect(standingInWords({ standing: 'interim', ...ended, feed: { ...feed, holdBack: 1 } })).toContain(
      'Interim reading. The watch is over; its last months are still provisional.',
    );
  });

  it('says of a day before the article that neither it nor the watch was there', () => {
    expect(standingInWords({ standing: 'interim', ...at, through: null, asOf: '2023-02-01' })).toBe(
      'On 1 Feb 2023 the article was not published yet (2 Feb 2023), and the watch had not begun. What is shown is the time before.',
    );
    expect(standingInWords({ standing: 'interim', ...at, through: null, asOf: '2023-02-02' })).toContain('Interim');
  });

  it('says so too while no month is judged', () => {
    expect(standingInWords({ standing: 'interim', ...at, through: null })).toBe(
      'On 31 Oct 2024 no month of the watch is covered and judged. Interim reading. Next checkpoint Jan 2025.',
    );
  });
});

describe('how sure we are', () => {
  it('opens the events that count and those in review', () => {
    const said = sourcesInWords({ total: 12, counted: 10, inReview: 1, withSource: 10, withTwoSources: 5 });
    expect(said.filter((each) => each.opens)).toEqual([
      { words: '10 events', opens: 'counted' },
      { words: '1 more event', opens: 'in-review' },
    ]);
    expect(whole(said)).toMatch(/^10 events, 100\s% with a source, 50\s% with two or more\. 1 more event in review do/);
    const none = sourcesInWords({ total: 2, counted: 0, inReview: 2, withSource: 0, withTwoSources: 0 });
    expect(whole(none)).toBe('No event counts yet. 2 events in review do not count.');
  });

  it('counts the clear verdicts that hold in every check, and names those that do not', () => {
    const signs = [
      sign('a', 'as-predicted', ['holds', 'holds']),
      sign('b', 'against', ['holds', 'flips']),
      sign('c', 'no-clear-change', ['flips']),
      sign('d', 'as-predicted', ['cannot']),
    ];
    expect(checksInWords(signs)).toBe('1 of 2 verdicts holds in every check; one does not.');
    expect(shaky(signs).map((each) => each.id)).toEqual(['b']);
    expect(checksInWords([sign('a', 'against', ['flips'])])).toBe(
      'The one verdict that can be checked does not hold in every check.',
    );
    expect(checksInWords([sign('a', 'mixed')])).toBe('No verdict stands yet that could be checked.');
    expect(checksInWords([sign('a', 'mixed')], true)).toBe('No verdict stands that could be checked.');
  });

  it('names what is missing, and which indicators miss it', () => {
    const uncovered = {
      coverage: { baseline: { covered: 17, months: 17 }, watch: { covered: 30, months: 36 }, nil: 0 },
    };
    const signs = [sign('a', 'as-predicted'), sign('b', 'too-little-data'), sign('c', 'against', [], uncovered)];
    expect(gapsInWords(signs, 'The log')).toBe(
      'Some months are not covered for 1 indicator. Too little data for 1 indicator: Sign b.',
    );
    expect(gappy(signs).map((each) => each.id)).toEqual(['b', 'c']);
    expect(gapsInWords([sign('a', 'as-predicted')], 'The log')).toBe('Every indicator has data enough.');
    const away = sign('a', 'too-little-data', [], { qualifier: 'not-carried' });
    expect(gapsInWords([away, sign('b', 'against')], 'The log')).toBe('The log does not carry 1 of the 2 indicators.');
  });

  it('does not call months gaps that are not over yet', () => {
    const coverage = { baseline: { covered: 15, months: 15 }, watch: { covered: 0, months: 0 }, nil: 0 };
    const early = sign('a', 'too-little-data', [], { qualifier: 'no-coverage', coverage });
    expect(gapsInWords([early, early], 'The log')).toBe('No month of the watch is over and judged yet.');
  });
});
