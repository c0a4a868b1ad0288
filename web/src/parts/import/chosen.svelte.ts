import { chosenKey } from '../../device/chosen-keys.ts';
import { readStaged, type Staged } from './staged.ts';

/** What was chosen for an import and is not sent yet. It outlives a closed tab, and goes when it is sent. */
export class Chosen {
  staged = $state.raw<Staged>({ fixes: [] });
  readonly #key: string;

  constructor(id: string) {
    this.#key = chosenKey(id);
    try {
      this.staged = readStaged(localStorage.getItem(this.#key));
    } catch {
      // A browser that keeps nothing: what was chosen lives as long as the page.
    }
  }

  set(changes: Partial<Staged>): void {
    this.staged = { ...this.staged, ...changes };
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.staged));
    } catch {
      // As above, or full.
    }
  }

  clear(): void {
    this.staged = { fixes: [] };
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // As above.
    }
  }
}
