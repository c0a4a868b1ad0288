import { isOpenElsewhere } from './draft.svelte.ts';
import { syncDrafts } from './drafts-on-server.ts';
import { outbox } from './outbox.svelte.ts';

/** Sends what waits, then brings the server's drafts up to date. */
export async function flush(): Promise<void> {
  await outbox.tryNow();
  await syncDrafts(isOpenElsewhere);
}
