import { untrack } from 'svelte';
import type { EventPage, EventRow } from '../../../../server/domain/wire.ts';
import { ask, ApiProblem } from '../../api.ts';
import { query, type Query } from '../../query.svelte.ts';

const FIRST = 100;
const MORE = 200;

export interface LoadedRows {
  /** The first page, as any answer: read anew when filters or data change. */
  readonly page: Query<EventPage>;
  readonly rows: readonly EventRow[];
  readonly total: number;
  /** Whether there are more rows to be read. */
  readonly more: boolean;
  /** Why the next rows did not come. */
  readonly problem: ApiProblem | null;
  load(): Promise<void>;
}

/** The rows of a list, read page by page. Call while a component is set up. */
export function loadedRows(filters: () => string): LoadedRows {
  const address = (more: string) => `/api/events?${filters()}${filters() ? '&' : ''}${more}`;
  const page = query<EventPage>(() => address(`limit=${FIRST}`));
  let further = $state.raw<readonly EventRow[]>([]);
  let next = $state<string | null>(null);
  let problem = $state.raw<ApiProblem | null>(null);
  let running: object | null = null;
  const rows = $derived([...(page.data?.events ?? []), ...further]);

  $effect(() => {
    const first = page.data;
    untrack(() => {
      further = [];
      problem = null;
      running = null;
      next = first?.next ?? null;
    });
  });

  async function load(): Promise<void> {
    if (running || next === null) return;
    const mine = (running = {});
    problem = null;
    try {
      const { body } = await ask<EventPage>('GET', address(`limit=${MORE}&after=${encodeURIComponent(next)}`));
      // Other filters were set meanwhile: these rows are no longer wanted.
      if (running !== mine) return;
      further = [...further, ...body.events];
      next = body.next;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (running === mine) problem = error;
    } finally {
      if (running === mine) running = null;
    }
  }

  return {
    page,
    get rows() {
      return rows;
    },
    get total() {
      return page.data?.total ?? 0;
    },
    get more() {
      return next !== null;
    },
    get problem() {
      return problem;
    },
    load,
  };
}
