import { describe, expect, it } from 'vitest';
import type { ImportSettings } from '../../../../server/domain/import/settings.ts';
import { fixOf, isFixable, isStaged, readStaged, settled, suggested, withFix, withoutFix } from './staged.ts';

const SETTINGS: ImportSettings = {
  feed: 'csv',
  mapping: null,
  release: null,
  covers: 'proposed',
  duplicates: 'review',
  acceptValid: true,
  dropGone: false,
  fixes: [{ column: 'kind', value: 'bmob', use: 'bomb' }],
};
const value = (text: string, ...uses: string[]) => ({
  value: text,
  rows: 2,
  lines: [3, 4],
  context: '',
  suggestions: uses.map((use) => ({ use, title: use })),
});

describe('repairs that wait to be sent', () => {
  it('take the place of an earlier one of the same cell', () => {
    const once = withFix([], { column: 'place', value: 'Shaktu', use: 'Shaktoi' });
    const twice = withFix(once, { column: 'place', value: 'Shaktu', use: 'Razmak' });
    expect(twice).toEqual([{ column: 'place', value: 'Shaktu', use: 'Razmak' }]);
    expect(fixOf(twice, { column: 'place', value: 'Shaktu' })?.use).toBe('Razmak');
    expect(withoutFix(twice, { column: 'place', value: 'Shaktu' })).toEqual([]);
  });

  it('are the first suggestion of every value that has one and is not decided', () => {
    const groups = [
      { column: 'place', reason: '', fix: '', rows: 6, values: [value('Shaktu', 'Shaktoi', 'x'), value('Nowhere')] },
      { column: '', reason: '', fix: '', rows: 1, values: [value('half a row', 'x')] },
    ];
    expect(suggested(groups, [])).toEqual([{ column: 'place', value: 'Shaktu', use: 'Shaktoi' }]);
    expect(suggested(groups, [{ column: 'place', value: 'Shaktu', use: 'Razmak' }])).toEqual([]);
  });

  it('are not taken together where a suggestion is far from what stands there', () => {
    const [first] = value('Nowherabad', 'Nasirabad').suggestions;
    const far = { ...value('Nowherabad'), suggestions: first ? [{ ...first, far: true as const }] : [] };
    expect(suggested([{ column: 'place', reason: '', fix: '', rows: 2, values: [far] }], [])).toEqual([]);
  });

  it('join those that are in use already', () => {
    const all = settled(SETTINGS, { fixes: [{ column: 'place', value: 'Shaktu', use: 'Shaktoi' }], dropGone: true });
    expect(all.fixes).toHaveLength(2);
    expect(all.dropGone).toBe(true);
    expect(all.acceptValid).toBe(true);
  });

  it('are none when what was chosen is what was checked', () => {
    expect(isStaged(SETTINGS, { fixes: [], duplicates: 'review' })).toBe(false);
    expect(isStaged(SETTINGS, { fixes: [], duplicates: 'skip' })).toBe(true);
  });

  it('cannot reach a row without columns, or a cell longer than a repair may be', () => {
    expect(isFixable({ column: '', value: 'x' })).toBe(false);
    expect(isFixable({ column: 'notes', value: 'x'.repeat(1001) })).toBe(false);
    expect(isFixable({ column: 'id', value: 'e7' }, { first: 12 })).toBe(false);
    expect(isFixable({ column: 'notes', value: '' })).toBe(true);
  });

  it('are read again from the device, or begun anew where nothing readable is kept', () => {
    expect(readStaged('{"fixes":[],"dropGone":true}')).toEqual({ fixes: [], dropGone: true });
    expect(readStaged('{"fixes":7}')).toEqual({ fixes: [] });
    expect(readStaged('half a')).toEqual({ fixes: [] });
    expect(readStaged(null)).toEqual({ fixes: [] });
  });
});
