import { describe, expect, it } from 'vitest';
import { choiceOf, effectInWords, nextName } from './name-words.ts';

const told = { id: null, dryRun: true, events: 2, readings: [] };
const reading = (before: string, after: string) => ({
  forecast: 'f',
  indicator: 'i',
  title: 'Attacks',
  feed: 'ucdp-ged',
  before: { verdict: before, number: '1' },
  after: { verdict: after, number: '2' },
  because: null,
});

describe('the queue of names', () => {
  it('goes on with the next name, from the last to the one before, and ends', () => {
    expect(nextName(['a', 'b', 'c'], 'b')).toBe('c');
    expect(nextName(['a', 'b', 'c'], 'c')).toBe('b');
    expect(nextName(['a'], 'a')).toBeNull();
  });

  it('chooses only a suggestion that is there', () => {
    expect(['1', '2', '3', '0', 'n'].map((key) => choiceOf(key, 2))).toEqual([0, 1, null, null, null]);
  });
});

describe('what an assignment would do', () => {
  it('tells events, numbers and verdicts', () => {
    expect(effectInWords({ ...told, events: 0 })).toBe('No event in the log changes.');
    expect(effectInWords({ ...told, events: 1 })).toBe('1 event is written anew. No number changes.');
    const readings = [reading('no-clear-change', 'as-predicted'), reading('watched', 'watched')];
    expect(effectInWords({ ...told, readings })).toBe('2 events are written anew. 2 numbers differ, and 1 verdict.');
    expect(effectInWords({ ...told, readings: readings.slice(1) }, true)).toBe(
      '2 events get the words they had before. 1 number differs, and no verdict.',
    );
  });
});
