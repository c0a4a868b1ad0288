import { describe, expect, it } from 'vitest';
import { anIndicator, tallied, talliesOf } from '../../../testing/reckoning.ts';
import { read } from '../../../testing/sentences/cases.ts';

const noticeable = (before: number, after: number, fields: Record<string, unknown> = {}) => {
  const months = [
    ...Array.from({ length: 17 }, (_, i) => (i % 6 ? 0 : before)),
    ...Array.from({ length: 36 }, () => after),
  ];
  const [reading] = read([[anIndicator('one', fields), talliesOf(tallied('2021-09', months))]]).developments.flatMap(
    ({ indicators }) => indicators,
  );
  return { verdict: reading?.verdict, words: reading?.sentences.noticeable ?? '' };
};

describe('what could have been noticed', () => {
  it('is said alone where the change seen is as large', () => {
    const { verdict, words } = noticeable(6, 30);
    expect(verdict).toBe('as-predicted');
    expect(words).toMatch(/^With this data we could have noticed a rise to [\d.]+ times or more\.$/);
  });

  it('says what a clear verdict rests on where the change seen is smaller', () => {
    const { verdict, words } = noticeable(6, 0, { expects: 'stay-low' });
    expect(verdict).toBe('as-predicted');
    expect(words).toContain('a smaller change would have shown in fewer than 80 of 100 cases');
    expect(words).toContain('The events since were clear all the same.');
  });

  it('says no more where there is no verdict, or where it runs the other way', () => {
    expect(noticeable(6, 1)).toMatchObject({ words: expect.not.stringContaining('all the same') as string });
    expect(noticeable(2, 2, { expects: 'fall' }).verdict).toBe('against');
    expect(noticeable(2, 2, { expects: 'fall' }).words).not.toContain('all the same');
  });
});
