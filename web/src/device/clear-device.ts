import { forgetChosen } from './chosen-keys.ts';
import { deviceStore } from './store.svelte.ts';

/** Empties this device: drafts, what waits, choices for imports, and pages kept for reading. Call it when somebody signs out. */
export async function clearDevice(): Promise<void> {
  await deviceStore.clear();
  sessionStorage.clear();
  forgetChosen();
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (name.startsWith('signposts-read')) await caches.delete(name);
  }
}
