import type { Shared } from '../../server/domain/desk/share.ts';

/** The token in the address of a shared page ("/s/…"), or null anywhere else. */
export function tokenIn(path: string): string | null {
  return /^\/s\/([^/]+)/.exec(path)?.[1] ?? null;
}

/**
 * Whose pages these are: the desk's own, or those of somebody who holds a link. It is settled when the page is loaded,
 * because nothing inside a shared page leads out of it.
 */
class Scope {
  readonly token = tokenIn(globalThis.location?.pathname ?? '');
  /** What the link is, once it was read. */
  about = $state.raw<Shared | null>(null);

  /** Whether this page was opened by a link, so that only what it was made for can be read. */
  get shared(): boolean {
    return this.token !== null;
  }

  /** Whether the events behind a number can be opened. */
  get events(): boolean {
    return this.token === null || (this.about?.withEvents ?? false);
  }
}

export const scope = new Scope();
