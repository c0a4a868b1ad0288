import { describe, expect, it } from 'vitest';
import { listEvents } from '../../actions/events/list-events.ts';
import { logEvent } from '../../actions/events/log-event.ts';
import { CLAIMS, type Claim } from '../../domain/event/event-values.ts';
import type { EventInput } from '../../domain/event/event.ts';
import { claimOf, knownActors } from '../../domain/reading/measure/claims.ts';
import { random, type Random } from '../../samples/practice/random.ts';
import { aBomb, testLog } from '../../testing/request.ts';

const { ctx } = await testLog();
const actors = knownActors(ctx.definitions.catalogue().words);

const PUBLISHERS = [
  'The Paper',
  'the  PAPER',
  'The Post',
  'Rebels',
  'REBELS’ channel',
  'Forces/Press',
  'Ünited Rebels',
];

function anyEvent(chance: Random): EventInput {
  const parts = () =>
    ['rebels', 'forces', 'rebels']
      .slice(chance.whole(0, 2))
      .filter(() => chance.chance(0.6))
      .map((actor) => ({
        actor,
        attribution: chance.pick(['claimed', 'claimed', 'attributed', 'alleged', 'confirmed'] as const),
      }));
  const between = chance.chance(0.3) ? parts() : [];
  return aBomb({
    when: { from: chance.pick(['2023-03-04', '2023-03-20', '2023-05-06']) },
    by: parts(),
    between: between.length === 1 ? [] : between,
    sources: PUBLISHERS.filter(() => chance.chance(0.25)).map((publisher) => ({
      publisher,
      reliability: chance.pick(['A', 'C', 'D', 'F'] as const),
      credibility: chance.whole(1, 6),
    })),
  });
}

describe('on whose word events rest, as the store adds it up', () => {
  it('is for any event what the domain says of it', async () => {
    const chance = random('claims told');
    const wanted = new Map<string, Claim>();
    for (let n = 0; n < 150; n++) {
      const event = await logEvent({ ctx, input: anyEvent(chance) });
      wanted.set(event.id, claimOf(event, actors));
    }
    expect(new Set(wanted.values())).toEqual(new Set(CLAIMS));
    for (const claim of CLAIMS) {
      const { events } = await listEvents({ ctx, input: { claim, limit: '200' } });
      const ids = [...wanted].filter(([, found]) => found === claim).map(([id]) => id);
      expect(events.map(({ id }) => id).sort(), claim).toEqual(ids.sort());
    }
  });

  it('is counted by month for an indicator, up to a day', async () => {
    const tracked = ctx.definitions.idsOf('test').get('attacks') ?? 0;
    const told = await ctx.store.tallies.claims({ tracked, feed: 'desk', to: '2023-03-19', actors });
    expect(told.length).toBeGreaterThan(2);
    for (const { month, claim, events } of told) {
      const query = { forecast: 'test', indicator: 'attacks', month, to: '2023-03-19', claim, limit: '1' };
      expect((await listEvents({ ctx, input: query })).total, claim).toBe(events);
    }
  });
});
