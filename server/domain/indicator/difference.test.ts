import { describe, expect, it } from 'vitest';
import { difference, differs, type Piece } from './difference.ts';

const later = (pieces: Piece[]) => pieces.flatMap(({ text, is }) => (is === 'removed' ? [] : [text])).join('');
const earlier = (pieces: Piece[]) => pieces.flatMap(({ text, is }) => (is === 'added' ? [] : [text])).join('');
const marks = (before: string, after: string) =>
  difference(before, after)
    .map(({ text, is }) => (is === 'same' ? text : is === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('the difference of two texts', () => {
  it('marks the words that were added and those that were taken away, and nothing else', () => {
    expect(
      marks('attacks by the TTP with police as the target', 'attacks by the TTP or a front group with police'),
    ).toBe('attacks by the TTP [+or a front group ]with police[- as the target]');
  });

  it('says nothing of a text that stayed as it was', () => {
    expect(difference('the same', 'the same')).toEqual([{ text: 'the same', is: 'same' }]);
    expect(differs(difference('the same', 'the same'))).toBe(false);
    expect(difference('', '')).toEqual([]);
  });

  it('gives a text that came or went as one piece', () => {
    expect(difference('', 'all of it')).toEqual([{ text: 'all of it', is: 'added' }]);
    expect(difference('all of it', '')).toEqual([{ text: 'all of it', is: 'removed' }]);
  });

  it('puts words that were replaced together, the old ones first', () => {
    expect(marks('a rise of 25 per cent', 'a rise of at least half')).toBe('a rise of [-25 per cent][+at least half]');
  });

  it('gives both texts back whole, whatever was done to them', () => {
    const words = ['one', 'two', ' three ', '\n', 'four.', 'in:  [a, b]'];
    let seed = 7;
    const chance = (n: number) => (seed = (seed * 16807) % 2147483647) % n;
    for (let round = 0; round < 300; round++) {
      const text = () => Array.from({ length: chance(12) }, () => words[chance(words.length)]).join(' ');
      const [before, after] = [text(), text()];
      const pieces = difference(before, after);
      expect([earlier(pieces), later(pieces)]).toEqual([before, after]);
      expect(differs(pieces)).toBe(before !== after);
    }
  });

  it('finds the longest common text, so that a moved sentence is not taken for a new one', () => {
    const pieces = difference('a b c d e f', 'x b c d y f');
    expect(pieces.filter(({ is }) => is === 'same').map(({ text }) => text.trim())).toEqual(['b c d', 'f']);
  });

  it('answers at once where both texts are very long', () => {
    const [before, after] = ['a', 'b'].map((letter) =>
      Array.from({ length: 3000 }, (_, n) => `${letter}${n}`).join(' '),
    );
    expect(difference(before ?? '', after ?? '').map(({ is }) => is)).toEqual(['removed', 'added']);
  });
});
