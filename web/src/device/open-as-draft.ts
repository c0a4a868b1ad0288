import type { Entry } from './entry.ts';
import { outbox } from './outbox.svelte.ts';
import { randomId } from './random-id.ts';
import { deviceStore } from './store.svelte.ts';

/** Where a draft is opened again. */
export const draftPath = ({ id, event }: { id: string; event: string | null }): string =>
  `/events/${event === null ? 'new' : `${event}/edit`}?draft=${id}`;

/** Takes an entry out of the outbox and makes it a draft again, with what the server refused it for. Gives its address. */
export async function openAsDraft(entry: Entry): Promise<string | null> {
  if (!entry.draft) return null;
  const { body } = entry.draft;
  const draft = { id: randomId(), event: entry.change?.id ?? null, title: entry.title, body, at: entry.at };
  const nowhere = { version: 0, atServer: null, aside: false, gone: false };
  await deviceStore.put('drafts', { ...draft, ...nowhere, refused: entry.refused, tab: randomId() });
  if (entry.files.length) await deviceStore.put('files', { id: draft.id, files: entry.files });
  await outbox.discard(entry.key);
  return draftPath(draft);
}
