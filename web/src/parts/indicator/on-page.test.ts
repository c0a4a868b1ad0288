import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../../server/domain/reading/chart/chart.ts';
import type { Check } from '../../../../server/domain/reading/reading.ts';
import type { EventRow } from '../../../../server/domain/wire.ts';
import { aboveExpected, axisLabels, emptiness, killedInWords, moreWeakPoints } from './on-page.ts';

const mark = (role: Mark['role'], value: number | null) => ({ role, value }) as Mark;
const ratio = (value: number) => ({ scale: 'ratio' as const, value, lo: 0.1, hi: 9, words: '' });

describe('months above the expected range', () => {
  it('are those after the article that are complete', () => {
    const band = { lo: 0, hi: 3, label: '' };
    const marks = [mark('before', 9), mark('after', 3), mark('after', 4), mark('provisional', 9), mark('after', null)];
    expect(aboveExpected({ band, marks })).toEqual({ above: 1, of: 2 });
  });

  it('are not spoken of where no range is drawn or nothing is complete', () => {
    expect(aboveExpected({ band: null, marks: [mark('after', 4)] })).toBeNull();
    expect(aboveExpected({ band: { lo: 0, hi: 3, label: '' }, marks: [mark('provisional', 4)] })).toBeNull();
  });
});

describe('weak points beyond the first', () => {
  it('are checks that read otherwise and biases, each said once', () => {
    const check = (title: string, outcome: Check['outcome']) => ({ title, outcome }) as Check;
    const reading = {
      weakPoints: ['Without the quiet periods: would read "Against".', 'A bias'],
      checks: [check('Without the quiet periods', 'flips'), check('By ACLED', 'flips'), check('Other', 'holds')],
    };
    expect(moreWeakPoints(reading, ['A bias', 'Another bias'])).toEqual(['By ACLED: another verdict.', 'Another bias']);
  });
});

describe('the killed of a list', () => {
  const row = (killed: number | null) => ({ killed }) as EventRow;

  it('are added up over the events that say so, and the silent ones are told', () => {
    expect(killedInWords({ events: [row(1200), row(3)], next: null })).toBe('1,203 killed');
    expect(killedInWords({ events: [row(4), row(null)], next: null })).toBe('4 killed, not said of 1 event');
    expect(killedInWords({ events: [row(0)], next: null })).toBe('0 killed');
  });

  it('are not given where no source says, or where only part of the list is known', () => {
    expect(killedInWords({ events: [row(null)], next: null })).toBe('no source says how many were killed');
    expect(killedInWords({ events: [row(4)], next: 'more' })).toBeNull();
    expect(killedInWords({ events: [], next: null })).toBeNull();
  });
});

describe('a feed that shows nothing', () => {
  const step = (state: 'missing' | 'zero' | 'counted', events: number) =>
    ({ state, events }) as Parameters<typeof emptiness>[0]['series'][number];

  it('says whether it cannot, did not look, or found none', () => {
    expect(emptiness({ series: [step('missing', 0)], qualifier: 'not-carried' })).toBe('not-carried');
    expect(emptiness({ series: [step('missing', 0)], qualifier: 'no-coverage' })).toBe('not-covered');
    expect(emptiness({ series: [step('zero', 0), step('missing', 0)], qualifier: null })).toBe('no-events');
    expect(emptiness({ series: [step('counted', 2)], qualifier: null })).toBeNull();
  });
});

describe('the numbers of the axis of checks', () => {
  it('grow to the right where a rise is predicted, and shrink where a fall is', () => {
    expect(axisLabels({ change: ratio(2), oriented: { value: 2, lo: 1, hi: 3 } })).toEqual(['½×', '1×', '2×', '4×']);
    expect(axisLabels({ change: ratio(2), oriented: { value: 0.5, lo: 0.3, hi: 1 } })).toEqual([
      '2×',
      '1×',
      '½×',
      '¼×',
    ]);
  });

  it('are left away where the change is no ratio or there was none before', () => {
    expect(
      axisLabels({ change: { ...ratio(0.04), scale: 'points' }, oriented: { value: 2, lo: 1, hi: 3 } }),
    ).toBeNull();
    expect(axisLabels({ change: null, oriented: null })).toBeNull();
  });
});
