import { forgetChosen } from './chosen-keys.ts';
import { forgetRead } from './person-here.ts';
import { deviceStore } from './store.svelte.ts';

/** Empties this device of what it keeps for the person who uses it now: drafts, what waits, choices for imports, and pages kept for reading. */
export async function clearDevice(): Promise<void> {
  await deviceStore.clear();
  forgetChosen();
  await forgetRead();
}
