import { describe, expect, it } from 'vitest';
import { aroundInWords } from './around-words.ts';

const mark = (role: 'before' | 'after', events: number) => ({ role, events });

describe('where the events around triggers lie', () => {
  it('is said in parts that add up to the whole', () => {
    const marks = [mark('before', 10), mark('after', 1200), mark('before', 8)];
    expect(aroundInWords(marks, 1239)).toEqual({
      sentence:
        'Of 1,239 events 1,200 fall in the days after a trigger, 18 in the days before one and 21 on other days, which are not compared.',
      parts: '1,200 after a trigger, 18 before one, 21 on other days',
    });
  });

  it('speaks of no other days where there are none', () => {
    expect(aroundInWords([mark('after', 3)], 3)).toEqual({
      sentence: 'Of 3 events 3 fall in the days after a trigger and none in the days before one.',
      parts: '3 after a trigger, none before one',
    });
  });

  it('says nothing where nothing happened, or where the parts would not add up', () => {
    expect(aroundInWords([], 0)).toBeNull();
    expect(aroundInWords([mark('after', 4)], 3)).toBeNull();
  });
});
