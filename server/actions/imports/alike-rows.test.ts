import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/event/calendar.ts';
import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import { catalogue } from '../../testing/forecasts.ts';
import { rowsTaken } from './alike-rows.ts';

const { words } = catalogue();
const event = (id: string, day: string): StoredEvent => ({
  ...{ id, feed: 'csv', externalId: id, vintage: null, sample: null, status: 'published', version: 1 },
  ...{ firstLogged: day, loggedAt: day, loggedBy: 'alice', changedAt: day },
  when: { from: day, precision: 'day' },
  kind: 'bomb',
  by: [{ actor: 'rebels', attribution: 'attributed' }],
  ...{ against: [], with: [], between: [], weapons: [], tags: [], wounded: {}, sources: [] },
  place: { words: ['north'], precision: 'district', name: 'Hilltown' },
  deaths: { total: { low: 7, best: 7, high: 7 } },
  summary: 'A bomb',
});
const draft = (day: string): EventDraft => ({ ...event('next', day), status: 'published' });

describe('rows of a file held against each other', () => {
  it('never make way for each other in a file that is sorted by day', () => {
    const taken = rowsTaken(words, 10);
    for (let n = 0; n < 100; n++) {
      const day = addDays('2024-01-01', n * 3);
      expect([taken.alike(draft(day)), taken.isBeyond(draft(day))]).toEqual([null, false]);
      taken.remember(event(`e${n}`, day));
      expect(taken.alike(draft(day))?.other.id).toBe(`e${n}`);
    }
  });

  it('are said not to be compared where what they may tell has made way', () => {
    const taken = rowsTaken(words, 10);
    for (let n = 0; n < 11; n++) taken.remember(event(`e${n}`, addDays('2024-01-01', n * 3)));
    expect([taken.alike(draft('2024-01-01')), taken.isBeyond(draft('2024-01-02'))]).toEqual([null, true]);
    expect([taken.alike(draft('2024-01-04'))?.other.id, taken.isBeyond(draft('2024-01-04'))]).toEqual(['e1', false]);
  });
});
