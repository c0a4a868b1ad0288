import { describe, expect, it } from 'vitest';
import type { SeriesLook, SeriesTarget } from '../../../../server/domain/import/series.ts';
import { base64, fault, goals, proposed, settingsOf } from './attach-form.ts';

const look: SeriesLook = {
  rows: 2,
  columns: [
    { name: 'when', examples: ['2023-01'], holds: 'months' },
    { name: 'killed', examples: ['4'], holds: 'numbers' },
    { name: 'url', examples: ['https://a.example'], holds: 'text' },
  ],
};
const targets: SeriesTarget[] = [
  {
    forecast: 'f',
    indicator: 'deaths',
    title: 'Deaths',
    roles: [{ role: 'counts', says: 'deaths in the month' }],
    why: null,
  },
  { forecast: 'f', indicator: 'places', title: 'Places', roles: [], why: 'They cannot be put together.' },
];
const whole = () => ({
  ...proposed(look, null),
  title: 'Tracker of Töll',
  publisher: 'P',
  licence: 'L',
  citation: 'C',
  sourceTitle: 'Table',
  goes: { killed: ['f/deaths/counts'] },
});

describe('attaching a monthly table', () => {
  it('proposes the month column and columns that name the publication', () => {
    expect(proposed(look, null)).toMatchObject({ month: 'when', by: { url: 'url', title: null } });
  });

  it('offers what totals can carry, and nothing else', () => {
    expect(goals(targets)).toEqual([{ value: 'f/deaths/counts', words: 'Deaths (deaths in the month)' }]);
  });

  it('says what lacks, one thing at a time', () => {
    expect(fault(proposed(look, null))).toBe('Name the series');
    expect(fault({ ...whole(), goes: {} })).toBe('Attach at least one column to an indicator');
    expect(fault({ ...whole(), url: 'tracker.example' })).toContain('https://');
    expect(fault({ ...whole(), published: '1 May' })).toContain('YYYY-MM-DD');
    expect(fault(whole())).toBe('');
  });

  it('sends settings under a name made of the title, and under its own for a newer edition', () => {
    expect(settingsOf(whole())).toMatchObject({
      feed: 'series-tracker-of-toll',
      release: null,
      columns: [{ column: 'killed', forecast: 'f', indicator: 'deaths', role: 'counts' }],
      source: { title: 'Table', url: null, published: null },
    });
    const kept = {
      feed: 'series-old',
      title: 'Old',
      vintages: [],
      settings: settingsOf({ ...whole(), feed: 'series-old' }),
    };
    expect(settingsOf(proposed(look, kept))).toMatchObject({ feed: 'series-old', columns: [{ column: 'killed' }] });
  });

  it('packs bytes of any length', () => {
    expect(base64(new TextEncoder().encode('a'.repeat(20_000)))).toBe(btoa('a'.repeat(20_000)));
  });
});
