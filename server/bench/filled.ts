import type { Ctx } from '../actions/ctx.ts';
import { draftOf, nextState } from '../actions/events/held-event.ts';
import { addDays, type Day } from '../domain/event/calendar.ts';
import { EventDraft } from '../domain/event/event.ts';
import type { EventWrite } from '../store/events/event-write.ts';

/** Chance that is the same in every run (mulberry32), so that two runs measure the same log. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIRST: Day = '2018-01-01';
const DAYS = 2_300;
const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

/** A made-up event somewhere in the districts of the gazetteer, on one of 2,300 days. */
export function anEvent(ctx: Ctx, random: () => number): EventDraft {
  const { words, gazetteer } = ctx.definitions.catalogue();
  const place = pick(gazetteer.all, random);
  const dead = Math.floor(random() ** 3 * 20);
  return EventDraft.parse({
    when: { from: addDays(FIRST, Math.floor(random() * DAYS)) },
    kind: pick(KINDS, random),
    by: [{ actor: pick(['ttp', 'jamaat-ul-ahrar', 'hafiz-gul-bahadur', 'unidentified'], random) }],
    against: [pick([...words.targets.keys()], random)],
    place: { words: [place.word], name: place.name, lat: place.lat, lon: place.lon, precision: 'near' },
    deaths: random() < 0.7 ? { security: { low: dead, best: dead, high: dead } } : {},
    summary: 'A made-up event of the benchmark',
    sources: [{ publisher: 'The Sample Post', url: `https://post.example/${Math.floor(random() * 1e9)}` }],
  });
}

const KINDS = [
  'armed-assault',
  'bomb',
  'suicide-bombing',
  'storming',
  'targeted-killing',
  'raid',
  'battle',
  'air-strike',
];

/** Fills the log with made-up events of the desk, in batches, by the one way events are written. */
export async function fill(ctx: Ctx, events: number): Promise<void> {
  const random = chance(1);
  const at = ctx.now();
  for (let left = events; left > 0; left -= 5_000) {
    const writes = Array.from({ length: Math.min(5_000, left) }, (): EventWrite => {
      const draft = anEvent(ctx, random);
      const origin = { id: ctx.newId(), feed: 'desk', externalId: null, vintage: null, sample: null };
      const state = { status: 'published' as const, version: 1, firstLogged: draft.when.from, draft, hash: 'bench' };
      return { ...origin, ...state, loggedAt: at, loggedBy: 'bench', at, by: 'bench', action: 'log', reason: null };
    });
    await ctx.store.change((tx) => tx.events.write(writes, ctx.definitions.tracked()), 120_000);
  }
}

/** Changes a portion of the desk's events a little, as an edit does: 0.01 is every hundredth. */
export async function changeSome(ctx: Ctx, portion: number): Promise<void> {
  const step = Math.round(1 / portion);
  let n = 0;
  for (let after = '00000000-0000-0000-0000-000000000000', more = portion > 0; more;) {
    const events = await ctx.store.change((tx) => tx.events.after(after, 5_000), 60_000);
    after = events.at(-1)?.id ?? after;
    more = events.length === 5_000;
    const chosen = events.filter(() => n++ % step === 0);
    const held = await Promise.all(chosen.map(({ id }) => ctx.store.events.read(id)));
    const writes = held.flatMap((event) => {
      if (!event) return [];
      const draft = { ...draftOf(event), summary: 'A changed event of the benchmark', kind: 'bomb' };
      return [nextState(ctx, event, { draft, status: 'published', action: 'edit', reason: null })];
    });
    await ctx.store.change((tx) => tx.events.write(writes, ctx.definitions.tracked()), 120_000);
  }
}
