import type { ImportState } from '../../../../server/domain/import/states.ts';

export const STEPS = ['file', 'columns', 'check', 'done'] as const;
export type Step = (typeof STEPS)[number];

export const STEP_TITLES: Record<Step, string> = { file: 'File', columns: 'Columns', check: 'Check', done: 'Done' };

/** What of an import says where it stands. */
interface Standing {
  state: ImportState;
  settings: { feed: string | null };
}

/**
 * The step an import is at. The address may ask for one; where it cannot be shown, since a file is being worked on or has
 * come in meanwhile, in another tab perhaps, the import decides.
 */
export function stepOf({ state, settings }: Standing, asked: string | null): Step {
  if (state === 'done') return 'done';
  if (isBusy(state)) return 'check';
  if (asked === 'columns' || settings.feed === null) return 'columns';
  if (state === 'checked' || state === 'failed' || asked === 'check') return 'check';
  return 'columns';
}

/** Whether somebody matched the columns of the file; those of a dataset that is recognised are known, and nobody did. */
export function isMatched({ settings }: { settings: { mapping: string | null } }): boolean {
  return settings.mapping !== null;
}

/** Whether the server is at work on it, so that it is looked at again soon. */
export function isBusy(state: ImportState): boolean {
  return state === 'checking' || state === 'importing';
}

/** Whether it can be gone on with. */
export function isOpen(state: ImportState): boolean {
  return state !== 'done' && state !== 'given-up';
}
