import type { z } from 'zod';
import { EventDraft } from '../../domain/event/event.ts';
import { allow } from '../../domain/permission.ts';
import { likeness, type Likeable } from '../../domain/desk/likeness.ts';
import { lineOf } from '../../domain/desk/line.ts';
import { LikeQuestion, type Twins } from '../../domain/desk/twin.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { lookFor } from './look-for.ts';

const MOST = 5;

/**
 * Events that look like the one being typed, the most alike first. What is not typed yet is passed over: kind, day and
 * place are enough, or a link alone.
 */
export async function findTwins({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<Twins> {
  allow(ctx.actor, 'event:preview');
  const { event: given, own = null } = parse(LikeQuestion, input);
  const { words } = ctx.definitions.catalogue();
  const event = asFarAsTyped(given);
  const feed = own === null ? 'desk' : ((await ctx.store.events.read(own))?.feed ?? 'desk');
  const candidates = await ctx.store.twins.find(lookFor(event, own, words));
  const twins = candidates
    .map((other) => ({ other, ...likeness(event, other, words) }))
    .filter(({ alike }) => alike)
    .sort((x, y) => y.score - x.score || (x.other.id < y.other.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ other, because }) => ({ event: lineOf(other, words), because, sameFeed: other.feed === feed }));
  const said = own === null ? [] : await ctx.store.links.of(own);
  const different = said.flatMap(({ kind, a, b }) => (kind === 'different' ? [a === own ? b : a] : []));
  return { twins, different };
}

/** Each field that can be read by itself; the others are still being typed. */
function asFarAsTyped(given: Record<string, unknown>): Likeable {
  const { shape } = EventDraft;
  const read = <T>(schema: z.ZodType<T>, value: unknown): T | null => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : null;
  };
  const links = Array.isArray(given['sources']) ? given['sources'].slice(0, 40) : [];
  return {
    when: read(shape.when, given['when']),
    kind: read(shape.kind, given['kind']),
    by: read(shape.by, given['by']) ?? [],
    against: read(shape.against, given['against']) ?? [],
    with: read(shape.with, given['with']) ?? [],
    between: read(shape.between, given['between']) ?? [],
    place: read(shape.place, given['place']) ?? { words: [], precision: 'unknown' },
    deaths: read(shape.deaths, given['deaths']) ?? {},
    sources: links.flatMap((source: unknown) => {
      const url = read(Link, isObject(source) ? source['url'] : undefined);
      return url ? [{ url }] : [];
    }),
  };
}

const Link = EventDraft.shape.sources.unwrap().element.shape.url;

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}
