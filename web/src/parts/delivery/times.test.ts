import { describe, expect, it } from 'vitest';
import { cronOf, plainOf } from './times.ts';

describe('the times of a schedule in plain words', () => {
  it.each([
    ['0 6 3 * *', { rhythm: 'monthly', day: 3, time: '06:00' }],
    ['30 18 28 1,4,7,10 *', { rhythm: 'quarterly', day: 28, time: '18:30' }],
    ['5 0 * * 0', { rhythm: 'weekly', weekday: 0, time: '00:05' }],
  ])('%s is told, and told back', (cron, plain) => {
    expect(plainOf(cron)).toMatchObject(plain);
    expect(cronOf(plainOf(cron))).toBe(cron);
  });

  it.each(['0 6 31 * *', '0 6 L * *', '*/5 * * * *', '0 6 3 * 1', '0 6 1-7 * *', '99 6 3 * *', 'soon', ''])(
    '%s is one of your own, and stays as it is written',
    (cron) => {
      expect(plainOf(cron).rhythm).toBe('own');
      expect(cronOf(plainOf(cron))).toBeNull();
    },
  );
});
