import { describe, expect, it } from 'vitest';
import { standsAt } from './list-words.ts';

const settings = {
  feed: 'csv',
  mapping: null,
  release: null,
  covers: 'none',
  duplicates: 'review',
  acceptValid: true,
  dropGone: false,
  fixes: [],
} as const;
const at = (state: Parameters<typeof standsAt>[0]['state'], feed: string | null = 'csv') =>
  standsAt({ state, settings: { ...settings, feed, fixes: [] }, check: null, progress: null });

describe('where a file stands', () => {
  it('says what it waits for', () => {
    expect(at('looked')).toBe('Waits to be checked');
    expect(at('looked', null)).toBe('Waits for its columns');
    expect(at('checked')).toBe('Checked, waits to be imported');
  });

  it('says that nothing was written of one that failed', () => {
    expect(at('failed')).toBe('Failed, nothing was written');
    expect(at('given-up')).toBe('Put away');
  });
});
