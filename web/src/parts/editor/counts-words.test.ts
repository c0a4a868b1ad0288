import { describe, expect, it } from 'vitest';
import { onlyIf, short } from './counts-words.ts';

describe('what an event just misses', () => {
  it.each([
    ['feature is not Help from inside', 'Only if the feature is Help from inside'],
    ['target is not Chinese people, Prison', 'Only if the target is Chinese people or Prison'],
    ['it is not between Pakistan and Kabul', 'Only if it is between Pakistan and Kabul'],
    ['deaths: not said, wanted 5 or more', 'Only with deaths of 5 or more; here not said'],
    ['no source is graded B3 or better', 'Only if a source is graded B3 or better'],
    ['left out of both windows by the forecast itself', 'Left out of both windows by the forecast itself'],
    ['a or b', 'Not yet: a or b'],
  ])('“%s” reads “%s”', (missing, words) => expect(onlyIf(missing)).toBe(words));

  it('shows numbers short', () => expect([3, 2.345].map(short)).toEqual(['3', '2.35']));
});
