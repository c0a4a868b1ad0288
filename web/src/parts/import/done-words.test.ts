import { describe, expect, it } from 'vitest';
import { doneWords } from './done-words.ts';

const NONE = { new: 0, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0, duplicates: 0 };
const KEEPS = { dropGone: false };

describe('what an import did', () => {
  it('says what came in and what was revised', () => {
    expect(doneWords({ counts: { ...NONE, new: 1611, changed: 12 } }, KEEPS)).toBe(
      '1,611 events came in, 12 were revised.',
    );
    expect(doneWords({ counts: { ...NONE, changed: 1 } }, KEEPS)).toBe('1 event was revised.');
  });

  it('says what was retracted, where that was chosen', () => {
    const counts = { ...NONE, new: 2, gone: 6 };
    expect(doneWords({ counts }, { dropGone: true })).toBe('2 events came in, 6 were retracted.');
    expect(doneWords({ counts }, KEEPS)).toBe('2 events came in.');
  });

  it('says apart what came back and what keeps a person’s words', () => {
    expect(doneWords({ counts: { ...NONE, changed: 2523, back: 2515 } }, KEEPS)).toBe(
      '2,515 events came back, 8 were revised.',
    );
    expect(doneWords({ counts: { ...NONE, changed: 120, kept: 1 } }, KEEPS)).toBe(
      '119 events were revised, 1 keeps a person’s words.',
    );
  });

  it('says so when nothing changed', () => {
    expect(doneWords({ counts: { ...NONE, same: 9 } }, KEEPS)).toBe(
      'Nothing in the log changed: all of it was here already.',
    );
  });
});
