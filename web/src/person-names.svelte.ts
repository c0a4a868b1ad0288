import { query } from './query.svelte.ts';
import { who } from './who.svelte.ts';

/** Names for the ids that histories keep; an id that nobody's account has stays as it is. Call while a component is set up. */
export function personNames(): { of(id: string): string; readonly all: readonly { id: string; name: string }[] } {
  // While nobody has an account there is nobody to be named.
  const list = query<{ people: { id: string; name: string }[] }>(() =>
    who.me?.via === 'session' ? '/api/people/names' : null,
  );
  const names = $derived(new Map(list.data?.people.map(({ id, name }) => [id, name])));
  return {
    of: (id) => names.get(id) ?? id,
    get all() {
      return list.data?.people ?? [];
    },
  };
}
