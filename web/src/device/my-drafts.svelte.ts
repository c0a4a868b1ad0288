import type { DraftList } from '../../../server/domain/desk/draft.ts';
import { query, type Query } from '../query.svelte.ts';
import { may } from '../who.svelte.ts';
import { draftLines, type DraftLine } from './drafts-on-server.ts';
import type { DeviceDraft } from './entry.ts';
import { deviceStore } from './store.svelte.ts';

export interface MyDrafts {
  /** The newest first; null until this device was looked through. */
  readonly lines: readonly DraftLine[] | null;
  readonly there: Query<DraftList>;
  /** Looks through the device again. */
  load(): Promise<void>;
}

/** Forms begun and not sent, of this device and of the server. Call while a component is set up. */
export function myDrafts(): MyDrafts {
  const there = query<DraftList>(() => (may('draft:keep') ? '/api/drafts' : null));
  let here = $state.raw<DeviceDraft[] | null>(null);
  const lines = $derived(here && draftLines(here, there.data?.drafts ?? null));
  const load = async () => {
    here = may('draft:keep') ? await deviceStore.all('drafts') : [];
  };
  $effect(() => void load());
  return {
    get lines() {
      return lines;
    },
    there,
    load,
  };
}
