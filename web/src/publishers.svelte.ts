import type { KnownPublisher } from '../../server/domain/desk/publisher.ts';
import { query } from './query.svelte.ts';

/** The publishers this desk cites; empty until they are read, and where they cannot be. Call while a component is set up. */
export function publishers(): { readonly list: readonly KnownPublisher[] } {
  const answer = query<{ publishers: KnownPublisher[] }>(() => '/api/publishers');
  return {
    get list() {
      return answer.data?.publishers ?? [];
    },
  };
}
