import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/event/calendar.ts';
import { EventDraft, type EventInput } from '../../domain/event/event.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { districtOf } from '../../domain/event/names.ts';
import { matchEvent } from '../../domain/indicator/match.ts';
import { catalogue } from '../../testing/forecasts.ts';
import { matchRows, type Tracked } from './match-rows.ts';

const { words, forecasts } = catalogue();
const tracked = forecasts.flatMap(({ definition, indicators }, f): Tracked[] =>
  indicators.map(({ definition: indicator }, n) => ({
    id: f * 100 + n,
    name: `${f}/${n}`,
    forecast: definition,
    indicator,
    words,
  })),
);

const [kinds, actors, targets, places] = [words.events, words.actors, words.targets, words.places].map((table) => [
  ...table.keys(),
]) as [string[], string[], string[], string[]];

/** Every kind with every actor, in turn in every place, on both sides of days that words begin or end on. */
function events(): EventDraft[] {
  return kinds.flatMap((kind, k) =>
    actors.map((actor, a) => {
      const n = k * actors.length + a;
      const input: EventInput = {
        when: { from: addDays('2012-01-01', (n * 97) % 4_800) },
        kind,
        ...(n % 3 === 0
          ? { between: [{ actor }, { actor: actors[(a + 1) % actors.length] ?? actor }] }
          : { by: [{ actor }] }),
        against: n % 2 ? [targets[n % targets.length] ?? ''] : [],
        place: { words: [places[n % places.length] ?? ''] },
        deaths: { total: { low: n % 9, best: n % 9, high: n % 9 } },
        summary: 'An event',
        sources: [{ publisher: 'The Paper', reliability: 'B', credibility: 2 }],
      };
      return EventDraft.parse(input);
    }),
  );
}

describe('matchRows', () => {
  it('finds what the rules find for every combination of words, seen before or not', () => {
    let found = 0;
    for (const draft of [...events(), ...events()]) {
      const facts = { ...factsOf(draft), district: districtOf(words, draft.place) };
      const plain = tracked.flatMap(({ id, indicator }) =>
        matchEvent(indicator, facts, words).map(({ role, value }) => ({ tracked: id, role, value })),
      );
      const rows = matchRows({ id: 'e', feed: 'f', status: 'published', draft }, tracked, new Map());
      expect(rows.map(({ tracked: id, role, value }) => ({ tracked: id, role, value }))).toEqual(plain);
      found += rows.length;
    }
    expect(found).toBeGreaterThan(0);
  });
});
