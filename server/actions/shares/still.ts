import type { Store } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';

/**
 * A context in which the log stands still: what every page asks again (the data version, the feeds, the versions of
 * definitions) is asked of the database once. For a frozen link hundreds of answers are made, and whoever makes one
 * looks afterwards whether the data version is still the same.
 */
export function standingStill(ctx: Ctx): Ctx {
  const { store } = ctx;
  const still: Store = {
    ...store,
    data: { ...store.data, version: once(store.data.version) },
    feeds: {
      ...store.feeds,
      list: once(store.feeds.list),
      states: once(store.feeds.states),
      terms: once(store.feeds.terms),
    },
    definitions: { ...store.definitions, versions: once(store.definitions.versions) },
  };
  return { ...ctx, store: still };
}

/** The same question with the same words is asked once. */
function once<A extends (string | null | undefined)[], R>(
  ask: (...asked: A) => Promise<R>,
): (...asked: A) => Promise<R> {
  const answers = new Map<string, Promise<R>>();
  return (...asked) => {
    const name = JSON.stringify(asked);
    const answer = answers.get(name) ?? ask(...asked);
    answers.set(name, answer);
    return answer;
  };
}
