import { describe, expect, it } from 'vitest';
import { movedBetween, standNumber, type ForecastStand } from './share-news.ts';

const stand: ForecastStand = { events: 10, versions: 14, other: 3, definitions: 'one' };
const moved = (change: Partial<ForecastStand>) => movedBetween(stand, { ...stand, ...change });

describe('what the readers of a link are told', () => {
  it.each([
    ['nothing when all stands as it stood', {}, { events: 0, added: 0, other: 0 }],
    ['new events as new', { events: 12, versions: 16 }, { events: 2, added: 2, other: 0 }],
    ['events that no longer count as changed', { events: 9, versions: 11 }, { events: 1, added: 0, other: 0 }],
    ['a new version of an event as a change', { versions: 15 }, { events: 1, added: 0, other: 0 }],
    ['coverage and decisions apart from events', { other: 5 }, { events: 0, added: 0, other: 2 }],
  ])('is %s', (_what, change, told) => {
    expect(moved(change)).toEqual({ definitions: 0, ...told });
  });

  it('is that the definitions changed, without a number of events that were only counted anew', () => {
    expect(moved({ definitions: 'two', events: 400, versions: 900 })).toEqual({
      ...{ events: 0, added: 0, other: 0, definitions: 1 },
    });
  });
});

describe('the number of a stand', () => {
  it('is the same for the same, and another one for anything else', () => {
    const others = [{ events: 11 }, { versions: 15 }, { other: 4 }, { definitions: 'two' }].map((change) =>
      standNumber({ ...stand, ...change }),
    );
    expect(standNumber({ ...stand })).toBe(standNumber(stand));
    expect(new Set([standNumber(stand), ...others]).size).toBe(5);
  });
});
