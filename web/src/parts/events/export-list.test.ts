import { describe, expect, it } from 'vitest';
import { eventCounter } from './export-list.ts';
import { heardWords, stateWords } from './export-words.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Counts a file that comes in pieces of a few bytes. */
function count(format: 'csv' | 'json', text: string, piece: number): number {
  const [counter, all] = [eventCounter(format), bytes(text)];
  let events = 0;
  for (let at = 0; at < all.length; at += piece) events = counter(all.slice(at, at + piece));
  return events;
}

describe('how many events of a file have come', () => {
  const table =
    '\uFEFF"# 3 events of A, B are left out: ""no""\nreally"\r\n# One more\r\nid,summary\r\n1,"two\r\nlines, ""quoted"""\r\n#2,no remark\r\n3,x\r\n';

  it.each([1, 2, 7, 1_000])('are the rows below remarks and header of a table, in pieces of %i bytes', (piece) => {
    expect(count('csv', table, piece)).toBe(3);
  });

  it.each([1, 5, 1_000])('are the lines of JSON, in pieces of %i bytes', (piece) => {
    expect(count('json', '{"format":"x","events":[\n{"id":1},\n{"id":"\\n"}\n]}', piece)).toBe(2);
  });

  it('are none before the header has come', () => {
    expect(eventCounter('csv')(bytes('\uFEFFid,su'))).toBe(0);
    expect(eventCounter('json')(bytes('{"format"'))).toBe(0);
  });
});

describe('what is said meanwhile', () => {
  it('is a number to see, and a word at each quarter to hear', () => {
    const state = { bytes: 1, events: 160_000, all: 300_000 };
    expect(stateWords(state, '41.2 MB')).toBe('160,000 of 300,000 events, 41.2 MB');
    expect(heardWords('running', state)).toBe('50 percent exported.');
    expect(heardWords('running', { ...state, events: 10 })).toBe('Exporting.');
    expect(heardWords('done', state)).toBe('Export saved, 300,000 events.');
  });
});
