import { deviceStore } from './store.svelte.ts';

/** Empties this device: drafts, what waits, and pages kept for reading. Call it when somebody signs out. */
export async function clearDevice(): Promise<void> {
  await deviceStore.clear();
  sessionStorage.clear();
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (name.startsWith('signposts-read')) await caches.delete(name);
  }
}
