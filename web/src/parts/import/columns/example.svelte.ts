import { untrack } from 'svelte';
import type { Mapping, MappingExample } from '../../../../../server/domain/import/mapping.ts';
import { ApiProblem, ask } from '../../../api.ts';

/** So long after the last change the row is asked for: no sooner than a hand rests. */
const REST = 200;

/** A row of the file as the event that the mapping makes of it now, asked for anew at each change. */
export class LiveExample {
  example = $state.raw<MappingExample | null>(null);
  problem = $state.raw<ApiProblem | null>(null);
  row = $state(1);
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  /** Shows what this mapping makes of the row chosen. Run it in an effect: what it gives back ends it. */
  show(mapping: Mapping): () => void {
    const { row } = this;
    const stop = new AbortController();
    // Its own answer is no reason to ask again.
    const wait = untrack(() => this.example) === null ? 0 : REST;
    const timer = setTimeout(() => void this.#ask(mapping, row, stop.signal), wait);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }

  async #ask(mapping: Mapping, row: number, signal: AbortSignal): Promise<void> {
    try {
      const body = { mapping, row };
      this.example = (await ask<MappingExample>('POST', `/api/imports/${this.#id}/example`, { body, signal })).body;
      this.problem = null;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error;
    }
  }
}
