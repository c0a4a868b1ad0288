import { z } from 'zod';
import { lineOf } from '../../domain/desk/line.ts';
import { titleOf } from '../../domain/event/vocabulary.ts';
import { NAME_KINDS, type AssignedName, type NameList, type QueuedName } from '../../domain/import/names.ts';
import { knownAround, levelsOf } from '../../domain/import/names-known.ts';
import { likeNames } from '../../domain/import/names-like.ts';
import { allow } from '../../domain/permission.ts';
import type { KeptAssignment } from '../../store/imports/names.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';

const LISTED = 300;
const Input = z.object({ feed: z.string().max(60).optional(), what: z.enum(NAME_KINDS).optional() });

/** Names that nobody has assigned yet, with the words that may be meant, and those that were assigned. */
export async function listNames({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<NameList> {
  allow(ctx.actor, 'data:read');
  const asked = parse(Input, input);
  const catalogue = ctx.definitions.catalogue();
  const { words } = catalogue;
  const { names, total } = await ctx.store.names.unknown({ feed: asked.feed, what: asked.what, limit: LISTED });
  const examples = new Map(
    (await ctx.store.links.events(names.map(({ example }) => example))).map((event) => [event.id, event]),
  );
  const levels = levelsOf(words);
  const like = { actor: likeNames('actor', catalogue), place: likeNames('place', catalogue) };
  const queue = names.map(({ plain: _, what, spelling, country, example: id, ...rest }): QueuedName => {
    const example = examples.get(id);
    const within = example ? knownAround(example.place, country, levels) : country;
    return {
      ...rest,
      what,
      spelling,
      country,
      countryTitle: titleOf(words, 'places', country),
      example: example ? lineOf(example, words) : null,
      suggestions: like[what].of(spelling, { within: what === 'place' ? within : undefined }),
    };
  });
  // Those that can be settled at once come first, the most frequent before the others.
  queue.sort((one, other) => Number(other.suggestions.length > 0) - Number(one.suggestions.length > 0));
  const titles = new Map((await ctx.store.feeds.list()).map(({ id, title }) => [id, title]));
  const assigned = (await ctx.store.names.assignments(LISTED)).filter(
    ({ what, feed }) => (!asked.what || what === asked.what) && (!asked.feed || feed === null || feed === asked.feed),
  );
  return { queue, total, assigned: assigned.map((each) => told(each)) };

  function told({ id, what, feed, spelling, country, word, at, by, events, ...kept }: KeptAssignment): AssignedName {
    const section = what === 'actor' ? 'actors' : 'places';
    return {
      id,
      what,
      feed,
      feedTitle: feed === null ? null : (titles.get(feed) ?? feed),
      spelling,
      country,
      countryTitle: country === null ? null : titleOf(words, 'places', country),
      word,
      title: word === null ? null : titleOf(words, section, word),
      at,
      by,
      events,
      state: kept.removedAt !== null ? 'taking-back' : kept.written || word === null ? 'done' : 'waits',
    };
  }
}
