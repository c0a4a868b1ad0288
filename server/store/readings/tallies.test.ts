import { describe, expect, it } from 'vitest';
import { editEvent } from '../../actions/events/edit-event.ts';
import { listEvents } from '../../actions/events/list-events.ts';
import { logEvent } from '../../actions/events/log-event.ts';
import { retractEvent } from '../../actions/events/retract-event.ts';
import { addDays } from '../../domain/event/calendar.ts';
import type { EventInput, StoredEvent } from '../../domain/event/event.ts';
import { COUNTED_STATUSES } from '../../domain/event/event-values.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { districtOf } from '../../domain/event/names.ts';
import { isLeftOut } from '../../domain/indicator/left-out.ts';
import { matchEvent } from '../../domain/indicator/match.ts';
import { aBomb, testLog } from '../../testing/request.ts';

const { ctx } = await testLog();

/** A small generator with a seed, so that a failing run can be repeated. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

function anyEvent(roll: (sides: number) => number): EventInput {
  const best = roll(9);
  const dead = { low: Math.min(best, 1), best, high: best + roll(4) };
  return aBomb({
    when: { from: addDays('2022-12-20', roll(60)) },
    kind: roll(4) === 0 ? 'attack' : 'bomb',
    by: roll(5) === 0 ? [] : [{ actor: 'rebels' }],
    place: roll(6) === 0 ? { words: [] } : { words: [roll(2) ? 'north' : 'freeland'] },
    deaths: roll(3) === 0 ? {} : { total: dead },
    tags: roll(3) === 0 ? ['bold'] : [],
    status: (['published', 'published', 'disputed', 'in-review', 'draft'] as const)[roll(5)] ?? 'published',
    sources: roll(2) ? [] : [{ publisher: 'P', reliability: 'C', credibility: 3 }],
  });
}

/** The tallies as they must be, counted again from the events themselves. */
function recount(events: StoredEvent[], indicatorId: string) {
  const { forecasts, words } = ctx.definitions.catalogue();
  const [forecast] = forecasts;
  const indicator = forecast?.indicators.find((each) => each.id === indicatorId)?.definition;
  if (!forecast || !indicator) throw new Error('no such indicator');
  const days = new Map<string, { events: number; said: number; sum: number; unidentified: number }>();
  let [counted, wellSourced, leftOut] = [0, 0, 0];
  for (const event of events) {
    if (!COUNTED_STATUSES.includes(event.status)) continue;
    const facts = { ...factsOf(event), district: districtOf(words, event.place) };
    for (const match of matchEvent(indicator, facts, words)) {
      if (isLeftOut(forecast.definition, facts, words)) {
        if (match.role === 'counts') leftOut++;
        continue;
      }
      const key = `${match.role} ${facts.when}`;
      const was = days.get(key) ?? { events: 0, said: 0, sum: 0, unidentified: 0 };
      const said = match.value === null ? 0 : 1;
      days.set(key, {
        events: was.events + 1,
        said: was.said + said,
        sum: was.sum + (match.value ?? 0),
        unidentified: was.unidentified,
      });
      if (match.role === 'counts') counted++;
      if (match.role === 'counts' && facts.grades.length > 0) wellSourced++;
    }
  }
  return { days, counted, wellSourced, leftOut };
}

describe('the tallies', () => {
  it.each([1, 2, 3])(
    'equal a recount from the events, whatever was logged, changed and retracted (seed %i)',
    async (seed) => {
      const roll = dice(seed);
      const mine = new Map<string, StoredEvent>();
      for (let n = 0; n < 60; n++) {
        const [known] = [[...mine.values()][roll(Math.max(1, mine.size))]];
        const change = roll(4);
        if (!known || change < 2) {
          const event = await logEvent({ ctx, input: anyEvent(roll) });
          mine.set(event.id, event);
        } else if (known.status !== 'retracted') {
          const { id, version } = known;
          const next =
            change === 2
              ? await editEvent({ ctx, input: { id, version, draft: anyEvent(roll) } })
              : await retractEvent({ ctx, input: { id, version, reason: 'tried out' } });
          mine.set(id, next);
        }
      }
      everything.push(...mine.values());
      for (const [indicator, id] of ctx.definitions.idsOf('test')) {
        const found = (await ctx.store.tallies.of({ tracked: [id], feeds: ['desk'] })).get('desk')?.get(id);
        const wanted = recount(everything, indicator);
        expect(found?.counted).toBe(wanted.counted);
        expect(found?.wellSourced).toBe(wanted.wellSourced);
        expect(found?.leftOut).toHaveLength(wanted.leftOut);
        const days = found?.days.map(({ role, day, events, said, sum }) => [
          `${role} ${day}`,
          { events, said, sum, unidentified: 0 },
        ]);
        expect(new Map(days as [string, unknown][])).toEqual(wanted.days);
        const { total } = await listEvents({ ctx, input: { forecast: 'test', indicator } });
        expect(total).toBe(wanted.counted);
      }
    },
  );
});

const everything: StoredEvent[] = [];
