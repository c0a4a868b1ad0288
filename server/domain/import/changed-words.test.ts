import { describe, expect, it } from 'vitest';
import { changedInWords, countsInWords, goneInWords } from './changed-words.ts';

describe('what becomes of events that were there', () => {
  it('tells those that come back from those that are revised', () => {
    expect(changedInWords({ changed: 2523, back: 2515 }, 'is')).toBe('2,515 events come back, 8 are revised');
    expect(changedInWords({ changed: 1, back: 1 }, 'was')).toBe('1 event came back');
  });

  it('tells where a person’s words stand', () => {
    expect(changedInWords({ changed: 120, kept: 1 }, 'was')).toBe('119 events were revised, 1 keeps a person’s words');
    expect(changedInWords({ changed: 2, kept: 2 }, 'is')).toBe('2 events keep a person’s words');
    expect(changedInWords({ changed: 0 }, 'is')).toBe('');
  });
});

describe('what a file no longer has', () => {
  it('is retracted or kept, and says which', () => {
    expect(goneInWords({ gone: 8, dropped: 0 })).toBe('8 not in the file, kept');
    expect(goneInWords({ gone: 8, dropped: 8 })).toBe('8 retracted');
    // Of imports before that was kept.
    expect(goneInWords({ gone: 1 })).toBe('1 no longer in the file');
    expect(goneInWords({ gone: 0 })).toBe('');
  });

  it('ends what a list says of an import', () => {
    const counts = { new: 0, changed: 2523, back: 2515, same: 4, gone: 8, dropped: 0, refused: 2, skipped: 0 };
    expect(countsInWords({ ...counts, duplicates: 0 })).toBe('0 new, 8 changed, 2,515 back, 8 not in the file, kept');
  });
});
