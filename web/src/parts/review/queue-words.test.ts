import { describe, expect, it } from 'vitest';
import type { ReviewOut } from '../../../../server/domain/desk/queue.ts';
import { afterInWords, ago, becauseOf, consequence, decidedInWords, nextAfter, whyShort } from './queue-words.ts';

const sensitive = { code: 'sensitive', words: 'it names a Chinese target' } as const;
const lone = { code: 'one-source', words: 'only one source reports it' } as const;
const toward: ReviewOut['toward'][number] = {
  forecast: 'f',
  indicator: 'i',
  title: 'Attacks on Chinese people',
  role: 'counts',
  because: [],
  month: '2024-03',
  before: 2,
  after: 3,
  unit: 'attacks',
  provisional: true,
};
const review = (change: Partial<ReviewOut>) =>
  ({ line: { event: { status: 'in-review' } }, toward: [toward], counting: false, barred: [], ...change }) as ReviewOut;

describe('the words of the queue', () => {
  it('say in a few words why a line is there, without what was accepted', () => {
    expect(whyShort({ reasons: [sensitive, lone], decision: null })).toBe('Sensitive claim, one source');
    expect(whyShort({ reasons: [{ ...sensitive, accepted: true }, lone], decision: 'ask' })).toBe('Asked. One source');
    expect(becauseOf([sensitive, lone], false)).toBe(
      'Waits because it names a Chinese target, and only one source reports it.',
    );
  });

  it('say of what counts already that it is listed', () => {
    expect(becauseOf([lone], true)).toBe('It counts, and is listed because only one source reports it.');
    expect(becauseOf([{ ...lone, accepted: true }], true)).toBe('');
    expect(becauseOf([lone], true, true)).toBe('It is kept and counts toward nothing.');
  });

  it('put the number first that moves most', () => {
    const mean = { ...toward, title: 'People killed per attack', before: 2.188, after: 2.191 };
    expect(consequence(review({ toward: [mean, toward] }))).toMatch(
      /^If kept: Attacks on Chinese people: .*, and 1 more$/,
    );
  });

  it('say what was decided, by whom and why', () => {
    expect(decidedInWords({ decision: 'reject', decidedBy: 'bob', note: 'Twice' })).toBe('Rejected by bob: Twice');
    expect(decidedInWords({ decision: null, decidedBy: null, note: null })).toBe('');
  });

  it('state the consequence in numbers', () => {
    expect(consequence(review({}))).toBe('If kept: Attacks on Chinese people: Mar 2024 2 → 3, provisional');
    const two = [{ ...toward, provisional: false, before: null, after: 1.5 }, toward];
    expect(consequence(review({ toward: two }))).toBe(
      'If kept: Attacks on Chinese people: Mar 2024 none → 1.50, and 1 more',
    );
    expect(consequence(review({ toward: [] }))).toBe('If kept, it counts toward no indicator.');
    expect(consequence(review({ counting: true }))).toBe('It counts already: Attacks on Chinese people');
  });

  it('say how long ago', () => {
    const now = Date.parse('2024-06-15T12:00:00Z');
    expect(
      [
        '2024-06-15T11:59:40Z',
        '2024-06-15T11:58:00Z',
        '2024-06-15T11:00:00Z',
        '2024-06-14T12:00:00Z',
        '2024-06-01T12:00:00Z',
      ].map((at) => ago(at, now)),
    ).toEqual(['just now', '2 min ago', '1 hour ago', '24 hours ago', '1 Jun 2024']);
  });

  it('name what opens next: the line below, at the end the one above, and nothing at last', () => {
    expect(nextAfter(['a', 'b', 'c'], 'b')).toBe('c');
    expect(nextAfter(['a', 'b'], 'b')).toBe('a');
    expect(nextAfter(['a'], 'a')).toBeNull();
  });
});

describe('what the form says will happen', () => {
  it.each([
    [
      {
        status: 'in-review',
        reasons: [
          { ...sensitive, holds: true },
          { ...lone, holds: false },
        ],
      },
      false,
      'Goes to review, because it names a Chinese target. You can undo it for 30 days.',
    ],
    [
      { status: 'published', reasons: [{ ...lone, holds: false }] },
      false,
      'Published at once. Listed for a second source.',
    ],
    [
      { status: 'published', reasons: [{ ...sensitive, holds: false }] },
      false,
      'Published at once. Listed for review, because it names a Chinese target.',
    ],
    [{ status: 'published', reasons: [] }, false, 'Published at once. You can undo it for 30 days.'],
    [{ status: 'published', reasons: [] }, true, 'Stays in the numbers. You can undo it for 30 days.'],
  ] as const)('%j', (answer, stored, words) => {
    expect(afterInWords({ status: answer.status, reasons: [...answer.reasons] }, stored)).toBe(words);
  });
});
