import { likeness } from '../../domain/desk/likeness.ts';
import { lineOf } from '../../domain/desk/line.ts';
import { TwinQuery, type TwinPair, type TwinPairs } from '../../domain/desk/twin.ts';
import { covers, type Lexicon } from '../../domain/event/vocabulary.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';

const DAYS = 90;
/** Events of the desk that are held against the others; older ones were looked at when they were the newest. */
const NEWEST = 1_500;
/** Pairs the store brings for a closer look, and those that are shown. */
const LOOKED_AT = 400;
const SHOWN = 200;
const PAGE = 20;

/**
 * Pairs of events that are probably one, for the review: of the desk's events logged within 90 days, with each other
 * (to be merged) or with a dataset's (to be linked). Stricter than the form's panel; see docs/duplicates.md.
 */
export async function listPairs({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<TwinPairs> {
  allow(ctx.actor, 'event:read');
  const { after = '0' } = parse(TwinQuery, input);
  const { words } = ctx.definitions.catalogue();
  const since = new Date(Date.parse(ctx.now()) - DAYS * 86_400_000).toISOString();
  const found = await ctx.store.twins.pairs({ since, alike: alikeKinds(words), newest: NEWEST, limit: LOOKED_AT });
  const events = await ctx.store.links.events([...new Set(found.flatMap(({ a, b }) => [a, b]))]);
  const byId = new Map(events.map((event) => [event.id, event]));
  const pairs = found
    .flatMap(({ a, b }) => {
      const [one, other] = [byId.get(a), byId.get(b)];
      if (!one || !other) return [];
      const { strong, because, score } = likeness(one, other, words);
      const suggests: TwinPair['suggests'] = one.feed === other.feed ? 'merge' : 'link';
      return strong ? [{ score, pair: { a: lineOf(one, words), b: lineOf(other, words), because, suggests } }] : [];
    })
    .sort((x, y) => y.score - x.score)
    .slice(0, SHOWN)
    .map(({ pair }) => pair);
  const from = Number(after);
  const next = from + PAGE < pairs.length ? String(from + PAGE) : null;
  return { pairs: pairs.slice(from, from + PAGE), total: pairs.length, next };
}

/** Each kind with every kind that is the same, wider or narrower. */
function alikeKinds(words: Lexicon): [string, string][] {
  const kinds = [...words.events.keys()];
  return kinds.flatMap((kind) =>
    kinds
      .filter((other) => covers(words, 'events', kind, other) || covers(words, 'events', other, kind))
      .map((other): [string, string] => [kind, other]),
  );
}
