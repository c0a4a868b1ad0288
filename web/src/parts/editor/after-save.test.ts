import { describe, expect, it } from 'vitest';
import { loggedWords } from './after-save.ts';

describe('what is said of an event just logged', () => {
  it.each([
    ['published', '', 'Logged.'],
    ['in-review', 'it names a Chinese target', 'Kept for review because it names a Chinese target.'],
    ['in-review', '', 'Kept for review.'],
    ['draft', '', 'Kept as a draft.'],
  ] as const)('%s, “%s”: %s', (status, why, words) => expect(loggedWords(status, why)).toBe(words));
});
