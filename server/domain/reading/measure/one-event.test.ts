import { describe, expect, it } from 'vitest';
import { tallied, talliesOf } from '../../../testing/reckoning.ts';
import { withOneEvent } from './one-event.ts';

const match = {
  role: 'counts',
  value: 3,
  valueTo: null,
  keys: ['north'],
  unidentified: true,
  day: '2024-03-01',
} as const;
const one = { ...match, keys: [...match.keys] };
const base = talliesOf(tallied('2024-03', [2], { sums: [5] }), {
  keys: [{ role: 'counts', month: '2024-03', key: 'north', events: 1 }],
});

describe('one event more or less', () => {
  it('is added to its day and its keys', () => {
    const { days, keys } = withOneEvent(base, [one], 1);
    expect(days).toMatchObject([{ day: '2024-03-01', events: 3, said: 3, sum: 8, unidentified: 1 }]);
    expect(keys).toEqual([{ role: 'counts', month: '2024-03', key: 'north', events: 2 }]);
  });

  it('opens a day that had none, and leaves none behind that is empty', () => {
    const later = { ...one, day: '2024-04-09', value: null };
    const more = withOneEvent(base, [later], 1);
    expect(more.days.at(-1)).toMatchObject({ day: '2024-04-09', events: 1, said: 0, sum: 0 });
    expect(withOneEvent(more, [later], -1)).toEqual(base);
  });

  it('leaves what it was given as it was', () => {
    withOneEvent(base, [one], 1);
    expect(base.days[0]).toMatchObject({ events: 2, sum: 5 });
  });
});
