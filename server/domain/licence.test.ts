import { describe, expect, it } from 'vitest';
import { creditLine, leftOutInWords, mayLeave, OUTLETS, redistributionOf, type Terms } from './licence.ts';

const terms = (change: Partial<Terms> = {}): Terms => ({
  title: 'ACLED',
  licence: 'Its own terms',
  citation: 'Raleigh and others, 2023; acleddata.com',
  redistribution: 'not-allowed',
  accessed: '2026-05-12',
  ...change,
});

describe('what may leave the house', () => {
  it('is the numbers alone where the terms let no row out, at every outlet but the desk’s own pages', () => {
    const rows = OUTLETS.filter((outlet) => mayLeave(terms(), outlet).rows);
    expect(rows).toEqual(['page', 'api']);
    for (const outlet of ['export', 'report', 'chart', 'share', 'embed'] as const)
      expect(mayLeave(terms(), outlet).withheld).toMatch(/^ACLED: numbers alone\. Its terms do not let/);
    expect(mayLeave(terms(), 'page').withheld).toBeNull();
  });

  it('is everything where the rows may be passed on, with or without a credit', () => {
    for (const redistribution of ['free', 'attributed'])
      for (const outlet of OUTLETS)
        expect(mayLeave(terms({ redistribution }), outlet)).toMatchObject({ rows: true, withheld: null });
  });

  it('takes terms that nobody knows strictly', () => {
    expect(redistributionOf('')).toBe('not-allowed');
    expect(mayLeave(terms({ redistribution: 'who knows' }), 'share').rows).toBe(false);
    expect(mayLeave(null, 'export')).toMatchObject({ rows: false, credit: '' });
    expect(mayLeave(null, 'page').rows).toBe(true);
  });

  it('carries the credit and the day of access with whatever leaves', () => {
    for (const outlet of OUTLETS)
      expect(mayLeave(terms(), outlet).credit).toBe('Raleigh and others, 2023; acleddata.com. Accessed 12 May 2026.');
    expect(creditLine({ citation: 'Us.', accessed: null })).toBe('Us.');
    expect(creditLine({ citation: '', accessed: '2026-05-12' })).toBe('Accessed 12 May 2026.');
  });

  it('says how many events were left out', () => {
    expect(leftOutInWords(1, terms())).toBe(
      '1 event of ACLED is left out: its terms do not let its rows be passed on.',
    );
    expect(leftOutInWords(1234, terms())).toMatch(/^1,234 events of ACLED are left out: /);
  });
});
