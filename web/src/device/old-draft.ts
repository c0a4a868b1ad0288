import type { KeptDraft } from '../parts/editor/kept-draft.ts';
import { randomId } from './random-id.ts';
import { deviceStore } from './store.svelte.ts';

/** Where versions before the desk kept the one form begun, for as long as the tab lived. */
const KEY = 'signposts.new-event';

/** Brings a form begun in an older version among the drafts. */
export async function migrateOldDraft(): Promise<void> {
  try {
    const body = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as KeptDraft | null;
    sessionStorage.removeItem(KEY);
    if (!body?.fields) return;
    const at = new Date().toISOString();
    const nowhere = { version: 0, atServer: null, aside: false, refused: null, gone: false };
    const title = body.fields.summary || 'Event begun earlier';
    await deviceStore.put('drafts', { id: randomId(), event: null, title, body, at, ...nowhere, tab: randomId() });
  } catch {
    // Storage may be switched off; then nothing was kept there.
    return;
  }
}
