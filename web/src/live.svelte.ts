import type { LiveNews, LiveState } from '../../server/domain/live.ts';
import { isMoved, NOTHING, othersIn, waitingWords, withMoved, type Pending } from './live-words.ts';
import { pageName } from './page-name.ts';
import { onRefreshAll, refreshAll } from './query.svelte.ts';

/** A message of the stream, as the tab that reads it hands it to all tabs. */
export type Heard = { kind: 'state'; data: LiveState } | { kind: 'news'; data: LiveNews } | { kind: 'beat' };

/** The server is heard every 15 seconds; after this long it is not heard any more. */
export const SILENCE = 40_000;
/** Counts that may change by themselves are read again this often at the most: many pages may be told at once. */
const COUNTS = 15_000;

/** What others changed since the page was read. Nothing on the page moves until somebody wishes it. */
class Live {
  pending = $state.raw<Pending>(NOTHING);
  /** The reader put the message away; what comes next shows it again. */
  put = $state(false);
  /** Rises when counts that move nothing, such as those of the menu, should be read again. */
  counts = $state(0);
  readonly words = $derived(waitingWords(this.pending));
  heardAt = 0;
  #version: number | null = null;
  #counted = 0;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    // Whatever waits now is in what is read from here on.
    onRefreshAll(() => this.#settle());
  }

  /** Where the log stood when it was last heard of, for a tab that begins to listen; null while nothing is known. */
  get stands(): LiveState | null {
    return this.#version === null ? null : { version: this.#version };
  }

  /** Whether changes are told to this page by itself. */
  get alive(): boolean {
    return Date.now() - this.heardAt < SILENCE;
  }

  hear(heard: Heard): void {
    this.heardAt = Date.now();
    if (heard.kind === 'beat') return;
    const { version } = heard.data;
    const missed = heard.kind === 'state' && this.#version !== null && this.#version !== version;
    this.#version = version;
    if (missed) this.#wait({ ...this.pending, missed });
    if (heard.kind === 'state') return;
    const moved = othersIn(heard.data, pageName);
    if (isMoved(moved)) this.#wait(withMoved(this.pending, moved));
  }

  /** The connection is back, and everything is read anew by that: what was missed is in it. */
  forget(): void {
    this.#version = null;
  }

  /** Reads everything that is shown again. Address, scroll and focus stay as they are. */
  refresh(): Promise<void> {
    return refreshAll();
  }

  putAway(): void {
    this.put = true;
  }

  /** Reads counts again that fell due while nobody looked. */
  look(): void {
    if (this.#later === undefined && this.#counted < 0) this.#countSoon();
  }

  #wait(pending: Pending): void {
    this.pending = pending;
    this.put = false;
    this.#countSoon();
  }

  #settle(): void {
    this.pending = NOTHING;
    this.put = false;
  }

  #countSoon(): void {
    if (this.#later !== undefined) return;
    const due = Math.max(Math.random() * 1_000, this.#counted + COUNTS * (0.8 + Math.random() / 5) - Date.now());
    this.#later = setTimeout(() => {
      this.#later = undefined;
      // Negative: due, but nobody looks.
      this.#counted = document.hidden ? -1 : Date.now();
      if (!document.hidden) this.counts++;
    }, due);
  }
}

export const live = new Live();
