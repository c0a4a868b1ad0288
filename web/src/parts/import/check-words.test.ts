import { describe, expect, it } from 'vitest';
import type { ImportCheck, ImportCounts, ReadingChange } from '../../../../server/domain/import/check.ts';
import {
  because,
  groupSize,
  groupTitle,
  headline,
  importWords,
  progressWords,
  segments,
  skippedSaid,
  told,
  valueRows,
} from './check-words.ts';

const NONE: ImportCounts = { new: 0, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0, duplicates: 0 };
const check = (counts: Partial<ImportCounts>, rows = 10): ImportCheck => ({
  rows,
  counts: { ...NONE, ...counts },
  first: null,
  last: null,
  coverage: null,
  groups: [],
  skipped: [],
  changed: [],
  gone: [],
  duplicates: [],
  names: [],
  readings: [],
  milliseconds: 1,
});
const PLAIN = { duplicates: 'review', dropGone: false } as const;
const reading = (indicator: string, from: string, to: string): ReadingChange => ({
  forecast: 'f',
  indicator,
  title: indicator,
  before: { verdict: from, number: '1' },
  after: { verdict: to, number: '2' },
  because: 'new-months',
});

describe('what a check comes to', () => {
  it('names what needs a fix first, then what is ready', () => {
    expect(headline(check({ new: 1611, refused: 22 }), PLAIN)).toBe(
      '22 rows need a fix before they can come in. 1,611 are ready.',
    );
    expect(headline(check({ refused: 1 }), PLAIN)).toBe('1 row needs a fix before it can come in. None is ready.');
  });

  it('says when all is ready, all is here, nothing is an event or the file is empty', () => {
    expect(headline(check({ new: 4, changed: 2 }), PLAIN)).toBe('6 rows are ready.');
    expect(headline(check({ same: 9 }), PLAIN)).toBe('Every event of this file is here already.');
    expect(headline(check({ skipped: 9 }), PLAIN)).toBe('No row of this file is an event.');
    expect(headline(check({}, 0), PLAIN)).toBe('The file holds no rows.');
    expect(headline(check({ same: 9, gone: 2 }), { ...PLAIN, dropGone: true })).toBe(
      'No row is new, and 2 events would be retracted.',
    );
  });

  it('shows every row once in the bar, and those sent to review as what they may be', () => {
    const parts = segments(check({ new: 10, duplicates: 4, same: 3, refused: 1 }), 'review');
    expect(parts.map(({ id, rows }) => [id, rows])).toEqual([
      ['new', 6],
      ['same', 3],
      ['duplicates', 4],
      ['refused', 1],
    ]);
    expect(segments(check({ new: 6, duplicates: 4 }), 'skip').map(({ rows }) => rows)).toEqual([6, 4]);
  });

  it('names the last step by what it writes', () => {
    expect(importWords(check({ new: 1600, changed: 11 }), PLAIN)).toBe('Import 1,611 rows');
    expect(importWords(check({ new: 1, duplicates: 2 }), { ...PLAIN, duplicates: 'sources' })).toBe('Import 3 rows');
    expect(importWords(check({ same: 3, gone: 1 }), { ...PLAIN, dropGone: true })).toBe('Retract 1 event');
    expect(importWords(check({ same: 3 }), PLAIN)).toBe('Note this release');
    expect(importWords(check({ refused: 3 }), PLAIN)).toBeNull();
  });

  it('puts turned verdicts first and counts the small moves', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) => reading(id, 'against', 'against'));
    const { shown, more } = told([...many, reading('z', 'too-little-data', 'against')]);
    expect(shown.map(({ indicator }) => indicator)).toEqual(['z', 'a', 'b', 'c']);
    expect(more).toHaveLength(2);
  });

  it('tells a revision from something that happened', () => {
    const turned = reading('a', 'against', 'as-predicted');
    expect(because(turned, false)).toBeNull();
    expect(because({ ...turned, because: 'revised' }, true)).toBe(
      'The verdict changed because the data were revised, not because something happened.',
    );
    expect(because({ ...reading('a', 'against', 'against'), because: 'both' }, false)).toBe(
      'The number would change because the data were revised and because months are new.',
    );
  });

  it('words groups and their values', () => {
    expect(groupTitle({ column: 'kind', reason: 'is empty' })).toBe('Kind is empty');
    expect(groupTitle({ column: 'killed_total', reason: 'is not a number' })).toBe('Killed total is not a number');
    expect(groupTitle({ column: '', reason: 'the row has too many cells' })).toBe('The row has too many cells');
    const values = [1, 2, 3].map((rows) => ({ value: String(rows), rows, lines: [], context: '', suggestions: [] }));
    expect(groupSize({ rows: 14, values })).toBe('14 rows, 3 spellings');
    expect(valueRows({ rows: 9, lines: [3] })).toBe('9 rows');
    expect(valueRows({ rows: 1, lines: [1412] })).toBe('Line 1,412');
  });

  it('says what the server is at', () => {
    expect(progressWords('checking', { step: 'reading', rows: 1200, of: 6400 })).toBe(
      'Reading row 1,200 of about 6,400',
    );
    expect(progressWords('importing', { step: 'reading', rows: 3, of: 9 })).toBe('Importing row 3 of 9');
    expect(progressWords('checking', { step: 'reckoning', rows: 9, of: 9 })).toBe(
      'Working out which verdicts would change',
    );
    expect(progressWords('importing', null)).toBe('Waiting to import');
  });
});

describe('rows that are no events', () => {
  const skipped = (...reasons: string[]) => ({
    ...check({ skipped: reasons.length }),
    skipped: reasons.map((reason) => ({ reason, rows: 1 })),
  });

  it('are told by their reason where they have one, and by how many there are else', () => {
    const tags = 'HXL tag row: column tags, not an event';
    expect(skippedSaid(skipped(tags))).toBe('1 row skipped: a row of HXL tags');
    expect(skippedSaid(skipped('empty row'))).toBe('1 row skipped: empty row');
    expect(skippedSaid(skipped(tags, 'empty row'))).toBe('2 rows skipped, for 2 reasons');
  });
});
