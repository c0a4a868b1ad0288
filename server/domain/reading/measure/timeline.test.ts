import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../event/calendar.ts';
import { aFeed, aForecast, anIndicator, words } from '../../../testing/reckoning.ts';
import { firstOpenMonth, lastJudgedMonth, timeline } from './timeline.ts';

const indicator = anIndicator('one');
const forecast = aForecast([indicator]);
const days = Array.from({ length: 500 }, (_, n): Day => addDays('2022-11-20', n * 3));

describe('a later day', () => {
  it('never shows fewer months, nor judges fewer, whatever is held back and however old the last import is', () => {
    for (const holdBack of [0, 1, 2]) {
      for (const imported of [null, 0, 40, 200]) {
        // The last import there had been on that day: every so many days one.
        const last = (day: Day) =>
          imported === null ? null : (days.filter((each, n) => each <= day && n % (imported + 1) === 0).at(-1) ?? null);
        let [months, judged, open] = [0, '', ''];
        for (const day of days) {
          const feed = aFeed('2018-01', '2025-06', { holdBack, currentTo: last(day) });
          const shown = timeline(forecast, indicator, feed, day, words);
          const through = lastJudgedMonth(forecast, feed, day) ?? '';
          const next = firstOpenMonth(feed, day);
          expect([shown.length >= months, through >= judged, next >= open], `${day}, ${holdBack}`).toEqual([
            true,
            true,
            true,
          ]);
          [months, judged, open] = [shown.length, through, next];
        }
        expect(judged).toBe('2025-06');
      }
    }
  });
});

describe('coverage of a part of the country', () => {
  const covered = (counts: Record<string, unknown>, places: string[]) => {
    const looks = anIndicator('looks', { counts: { event: 'attack', ...counts } });
    const coverage = [{ from: '2021-09', to: '2023-06', countries: places, indicators: null }];
    const feed = aFeed('2021-09', '2023-06', { coverage });
    return timeline(aForecast([looks]), looks, feed, '2024-01-31', words).some((month) => month.covered);
  };

  it('is enough for an indicator that looks there, and for none that looks further', () => {
    expect(covered({ in: 'north' }, ['north'])).toBe(true);
    expect(covered({ in: 'freeland' }, ['north'])).toBe(false);
    expect(covered({}, ['north'])).toBe(false);
  });

  it('is there where all the country is covered', () => {
    expect(covered({ in: 'north' }, ['freeland'])).toBe(true);
    expect(covered({ any: [{ in: 'north' }, { in: 'freeland' }] }, ['freeland'])).toBe(true);
    expect(covered({ any: [{ in: 'north' }, { in: 'freeland' }] }, ['north'])).toBe(false);
  });
});
