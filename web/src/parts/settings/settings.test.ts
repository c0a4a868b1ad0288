import { describe, expect, it } from 'vitest';
import { auditPath, detailLines } from './audit-words.ts';
import { everyWords, sizeWords } from './backup-words.ts';
import { factorWords, rolesOf } from './person-words.ts';
import { chosenOf, rolesGiven } from './roles-chosen.ts';

describe('roles of a person', () => {
  const titleOf = (id: string) => id.toUpperCase();

  it('are said with the forecasts where others hold', () => {
    expect(rolesOf({ role: 'analyst', forecasts: null }, titleOf)).toEqual({ main: 'Analyst', others: '' });
    expect(rolesOf({ role: 'reader', forecasts: { a: 'editor', '*': 'reader' } }, titleOf).others).toBe(
      'Editor on A; Reader on every other forecast',
    );
    expect(rolesOf({ role: 'reader', forecasts: {} }, titleOf).others).toBe('On no forecast');
  });

  it('go through the form unchanged, and an admin has none by forecast', () => {
    for (const held of [
      { role: 'editor', forecasts: null },
      { role: 'reader', forecasts: { a: 'analyst' } },
    ] as const)
      expect(rolesGiven(chosenOf(held))).toEqual(held);
    expect(rolesGiven({ role: 'admin', byForecast: true, forecasts: { a: 'reader' } }).forecasts).toBeNull();
  });

  it('second factor is told', () => {
    const person = (secondFactor: boolean, mustSecondFactor: boolean) =>
      factorWords({ secondFactor, mustSecondFactor } as Parameters<typeof factorWords>[0]);
    expect([person(true, false), person(false, true), person(false, false)]).toEqual([
      'In use',
      'To be set up',
      'None',
    ]);
  });
});

describe('the audit trail', () => {
  it('is asked for with what was filled in alone', () => {
    expect(auditPath({ actor: '', action: 'event:log', subject: ' ' })).toBe('/api/audit?action=event%3Alog');
    expect(auditPath({ actor: '', action: '', subject: '' }, 41)).toBe('/api/audit?before=41');
  });

  it('unfolds the detail of a line, one fact each', () => {
    expect(detailLines({ to: { role: 'reader' }, ended: 2, why: null })).toEqual([
      ['to.role', 'reader'],
      ['ended', '2'],
      ['why', 'nothing'],
    ]);
    expect(detailLines({})).toEqual([]);
  });
});

describe('backups', () => {
  it('say their size and how often they are made', () => {
    expect([512, 34_567, 12_345_678].map(sizeWords)).toEqual(['512 bytes', '35 kB', '12.3 MB']);
    expect([everyWords(0, 7), everyWords(24, 7), everyWords(1, 1)]).toEqual([
      'None is made by the clock.',
      'One is made every 24 hours; the newest 7 of those are kept.',
      'One is made every hour; the newest of those is kept.',
    ]);
  });
});
