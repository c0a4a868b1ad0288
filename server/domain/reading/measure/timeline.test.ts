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
