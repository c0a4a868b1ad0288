import { describe, expect, it } from 'vitest';
import { asOfWords, pastDay, versionOn } from './as-of.ts';

const TODAY = '2026-11-23';

describe('the day of the address', () => {
  it('is a past one, or it is now', () => {
    expect([pastDay('2025-05-03', TODAY), pastDay(TODAY, TODAY), pastDay('2030-01-01', TODAY)]).toEqual([
      '2025-05-03',
      null,
      null,
    ]);
    expect([pastDay('soon', TODAY), pastDay(null, TODAY)]).toEqual([null, null]);
  });

  it('is said in words', () => {
    const said = (text: string, more: Partial<Parameters<typeof asOfWords>[1]> = {}) =>
      Object.values(asOfWords(text, { today: TODAY, on: 'forecast', empty: false, ...more })).join('');
    expect(said('2025-05-03')).toBe(
      'As the data stood on 3 May 2025. Entries after that day are left out. Definitions are today’s.',
    );
    expect(said('2025-05-03', { on: 'events' })).toBe(
      'The events as they stood on 3 May 2025. What was entered after that day is left out.',
    );
    expect(said('2019-05-03', { empty: true })).toBe(
      'As the data stood on 3 May 2019. Nothing had been entered by then.',
    );
    expect(said('2030-01-01')).toBe('1 Jan 2030 lies in the future, so this is read as of today.');
    expect(said('soon')).toBe('“soon” in the address is not a day, so nothing is shown. Write it as 2024-10-31.');
    expect(said(TODAY)).toBe('23 Nov 2026 is today: this is how the data stand now.');
  });
});

describe('the version of a day', () => {
  const lines = [
    { version: 1, at: '2026-10-01T10:00:00.000Z' },
    { version: 2, at: '2026-10-05T23:59:59.999Z' },
    { version: 3, at: '2026-10-06T00:00:00.000Z' },
  ];
  it('is the last one written by its end in UTC', () => {
    const own = { sample: null, firstLogged: '2026-10-01' };
    expect(['2026-09-30', '2026-10-01', '2026-10-05', '2026-10-06'].map((day) => versionOn(day, own, lines))).toEqual([
      null,
      1,
      2,
      3,
    ]);
  });
  it('is the first one of a sample event from the day of its own story on', () => {
    const sample = { sample: 'practice', firstLogged: '2025-03-04' };
    expect(['2025-03-03', '2025-03-04', '2026-10-05'].map((day) => versionOn(day, sample, lines))).toEqual([
      null,
      1,
      2,
    ]);
  });
});
