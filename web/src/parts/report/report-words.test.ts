import { describe, expect, it } from 'vitest';
import { goesTo, momentInWords, savedWords, sizeInWords, stateWords, titleOf } from './report-words.ts';
import type { ReportLine } from '../../../../server/domain/report/desk-report.ts';

const now = new Date('2024-11-09T15:00:00');
const line = { version: 3, savedAt: '2024-11-09T14:20:00', savedBy: 'Alice' } as ReportLine;

describe('the words over a report', () => {
  it('name its months, else the day it is read as of', () => {
    expect(titleOf({ period: { from: '2024-10', to: '2024-10' }, asOf: null })).toBe('Oct 2024 report');
    expect(titleOf({ period: { from: '2024-08', to: '2024-10' }, asOf: null })).toBe('Aug 2024 to Oct 2024 report');
    expect(titleOf({ period: null, asOf: '2024-10-31' })).toBe('Report as of 31 Oct 2024');
    expect(titleOf({ period: null, asOf: null })).toBe('Report on the data as they stand');
  });

  it('say what became of what was written', () => {
    expect(savedWords(line, 'saved', now)).toBe('Draft 3, saved 14:20');
    expect(savedWords(null, 'new', now)).toBe('Nothing is saved yet');
    expect(savedWords(line, 'away', now)).toContain('kept on this device');
    expect(savedWords(line, 'moved', now)).toContain('somebody else saved meanwhile');
  });

  it('name the day of what did not happen today', () => {
    expect(momentInWords('2024-11-08T09:05:00', now)).toBe('8 Nov 2024, 09:05');
  });

  it('say where a report stands: draft, asked, signed', () => {
    expect(stateWords(line, now)).toBe('Draft 3, saved 14:20 by Alice');
    expect(stateWords({ ...line, askedAt: '2024-11-09T14:30:00', askedBy: 'Bob' }, now)).toBe(
      'Sign-off asked for 14:30 by Bob',
    );
    expect(stateWords({ ...line, signedAt: '2024-11-09T14:40:00', signedBy: 'Eve' }, now)).toBe(
      'Signed 9 Nov 2024, 14:40 by Eve',
    );
  });

  it('give sizes as people read them', () => {
    expect([sizeInWords(300), sizeInWords(84_200), sizeInWords(1_240_000)]).toEqual(['1 KB', '84 KB', '1.2 MB']);
  });

  it('name the page that a check leads to', () => {
    expect(['/review', '/data', '/events/x', '/events?q=a', '/f/x/i/y', '/f/x'].map(goesTo)).toEqual([
      ...['See the review', 'See the data', 'See the event', 'See the events', 'See the indicator', 'See the page'],
    ]);
  });
});
