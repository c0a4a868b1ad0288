import { describe, expect, it } from 'vitest';
import { isNews, revisedInWords, type RevisedVerdict } from './revised-words.ts';

const revision = (change: Partial<RevisedVerdict> = {}): RevisedVerdict => ({
  indicator: 'attacks',
  vintage: 'v',
  title: 'UCDP GED 23.1',
  on: '2026-03-03',
  from: 'as-predicted',
  to: 'no-clear-change',
  because: 'revised',
  ...change,
});

describe('a verdict that data turned by being revised', () => {
  it('is said not to be something that happened, with the release and its day', () => {
    expect(revisedInWords('no-clear-change', 'attacks', [revision()])?.words).toBe(
      'The verdict changed because the data were revised (UCDP GED 23.1, 3 Mar 2026), not because something happened.',
    );
  });

  it('is said to be both where new months came with it', () => {
    const words = revisedInWords('no-clear-change', 'attacks', [revision({ because: 'both' })])?.words;
    expect(words).toBe(
      'The verdict changed with new months and because earlier data were revised (UCDP GED 23.1, 3 Mar 2026).',
    );
  });

  it('says nothing where new months turned it, where it was turned again, and of other indicators', () => {
    expect(revisedInWords('no-clear-change', 'attacks', [revision({ because: 'new-months' })])).toBeNull();
    expect(revisedInWords('against', 'attacks', [revision()])).toBeNull();
    expect(revisedInWords('no-clear-change', 'deaths', [revision()])).toBeNull();
    const later = revision({ on: '2026-04-01', to: 'against', from: 'no-clear-change', because: 'new-months' });
    expect(revisedInWords('no-clear-change', 'attacks', [later, revision()])).toBeNull();
  });

  it('is told of the last of two imports on one day, which stands first', () => {
    const first = revision({ vintage: 'first', because: 'new-months', from: 'too-little-data', to: 'as-predicted' });
    expect(revisedInWords('no-clear-change', 'attacks', [revision(), first])?.vintage).toBe('v');
    expect(revisedInWords('as-predicted', 'attacks', [first, revision()])).toBeNull();
  });

  it('is news for a month', () => {
    const told = revisedInWords('no-clear-change', 'attacks', [revision()]);
    const news = (asOf: string) => told !== null && isNews(told, asOf);
    expect([news('2026-03-02'), news('2026-03-03'), news('2026-04-03'), news('2026-04-04')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
