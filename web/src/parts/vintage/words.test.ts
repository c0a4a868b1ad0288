import { describe, expect, it } from 'vitest';
import { PARTS, undoProgress, whyInWords } from './words.ts';

describe('what an import did, in words', () => {
  it('names every part once, what was revised first', () => {
    expect(PARTS.map(({ part }) => part)).toEqual(['changed', 'gone', 'new', 'noted']);
  });

  it('never lets a revision read like something that happened', () => {
    expect(whyInWords('revised')).toBe('data revised, nothing happened');
    expect(whyInWords('both')).toContain('data revised');
    expect([whyInWords('new-months'), whyInWords(null)]).toEqual(['new months', '']);
  });

  it('say how far an undo has come, or that it has not begun', () => {
    expect(undoProgress({ events: 5_000, of: 386_000 })).toBe('5,000 of 386,000 events');
    expect(undoProgress(null)).toContain('waits for its turn');
  });
});
