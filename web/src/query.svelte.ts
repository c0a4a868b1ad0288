import { untrack } from 'svelte';
import { ask, ApiProblem } from './api.ts';

/** One address of the API as the pages see it: what was last read, and how the newest reading went. */
class Entry<T> {
  data = $state.raw<T | null>(null);
  problem = $state.raw<ApiProblem | null>(null);
  etag: string | null = null;
  /** Pages and parts that show it now. */
  watchers = 0;
  readonly #path: string;
  #running: Promise<void> | null = null;
  #readAt = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Reads again unless it was read within the last seconds; pages and menu share one request. */
  load(force = false): Promise<void> {
    if (!force && this.data !== null && Date.now() - this.#readAt < 5_000) return Promise.resolve();
    this.#running ??= this.#read().finally(() => (this.#running = null));
    return this.#running;
  }

  async #read(): Promise<void> {
    try {
      const { body, etag } = await ask<T>('GET', this.#path);
      this.data = body;
      this.etag = etag;
      this.problem = null;
      this.#readAt = Date.now();
    } catch (error) {
      this.problem =
        error instanceof ApiProblem
          ? error
          : new ApiProblem({
              code: 'unexpected',
              status: 0,
              title: 'Something went wrong',
              detail: String(error),
              fix: 'Load the page again.',
            });
    }
  }

  /** The next look reads again; what is shown stays until then. */
  expire(): void {
    this.#readAt = 0;
  }
}

export interface Query<T> {
  readonly data: T | null;
  readonly problem: ApiProblem | null;
  readonly etag: string | null;
  /** Another address is being read while the last one's answer is still shown. */
  readonly changing: boolean;
  reload(): Promise<void>;
}

const entries = new Map<string, Entry<unknown>>();

function entryOf<T>(path: string): Entry<T> {
  let entry = entries.get(path);
  if (!entry) entries.set(path, (entry = new Entry<unknown>(path)));
  return entry as Entry<T>;
}

/** Reads an address of the API and reads anew when it changes. Call while a component is set up. Null reads nothing. */
export function query<T>(path: () => string | null): Query<T> {
  const entry = $derived.by(() => {
    const now = path();
    return now === null ? null : entryOf<T>(now);
  });
  let kept: T | null = null;
  const data = $derived.by(() => {
    const fresh = entry?.data ?? null;
    if (fresh !== null) kept = fresh;
    return fresh ?? (entry?.problem ? null : kept);
  });
  $effect(() => {
    const current = entry;
    if (!current) return;
    current.watchers++;
    untrack(() => void current.load());
    return () => current.watchers--;
  });
  return {
    get data() {
      return data;
    },
    get problem() {
      return entry?.data ? null : (entry?.problem ?? null);
    },
    get etag() {
      return entry?.etag ?? null;
    },
    get changing() {
      return entry !== null && entry.data === null && entry.problem === null;
    },
    reload: () => entry?.load(true) ?? Promise.resolve(),
  };
}

const onRefresh = new Set<() => void>();

/** Runs something each time that everything is read again, before it is. */
export function onRefreshAll(run: () => void): void {
  onRefresh.add(run);
}

/** After a change on the server: everything that is shown is read again, everything else when it is next looked at. */
export async function refreshAll(): Promise<void> {
  for (const run of onRefresh) run();
  for (const entry of entries.values()) entry.expire();
  await Promise.all([...entries.values()].filter((entry) => entry.watchers > 0).map((entry) => entry.load(true)));
}
