import { describe, expect, it } from 'vitest';
import { movesOf } from './reading-words.ts';

const told = (number: string) => ({ verdict: 'too-little-data', number });

describe('figures that an import moves', () => {
  it('are told by side, and what nobody measured is not none', () => {
    const moves = [
      { side: 'before' as const, was: '', now: '1.9 each' },
      { side: 'since' as const, was: '', now: 'none' },
    ];
    expect(movesOf({ before: told(''), after: told('none'), moves })).toEqual([
      { what: 'Before the article', was: 'not known yet', now: '1.9 each' },
      { what: 'Since the article', was: 'not known yet', now: 'none seen' },
    ]);
  });

  it('are left out where they read the same', () => {
    expect(movesOf({ before: told('2'), after: told('2') })).toEqual([]);
    expect(movesOf({ before: told('2'), after: told('3') })).toEqual([{ what: null, was: '2', now: '3' }]);
  });
});
