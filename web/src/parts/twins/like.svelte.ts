import type { Twins } from '../../../../server/domain/desk/twin.ts';
import { ask, ApiProblem } from '../../api.ts';

const WAIT_MS = 250;

/**
 * Events like the one typed, asked a moment after the last key; an older question is given up for a newer one. Call
 * while a component is set up. `body` is the question as JSON, or null while there is nothing to ask.
 */
export function like(body: () => string | null): {
  readonly answer: Twins | null;
  readonly offline: boolean;
  again(): void;
} {
  let answer = $state.raw<Twins | null>(null);
  let offline = $state(false);
  let round = $state(0);
  const asked = $derived(body());
  $effect(() => {
    void round;
    if (asked === null) {
      answer = null;
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask<Twins>('POST', '/api/events/like', { body: JSON.parse(asked), signal: stop.signal }).then(
        ({ body: found }) => ([answer, offline] = [found, false]),
        (error: unknown) => {
          if (stop.signal.aborted) return;
          // What was found for another text must not be acted upon.
          [answer, offline] = [null, error instanceof ApiProblem && error.code === 'no-connection'];
        },
      );
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  });
  $effect(() => {
    const back = () => round++;
    addEventListener('online', back);
    return () => removeEventListener('online', back);
  });
  return {
    get answer() {
      return answer;
    },
    get offline() {
      return offline;
    },
    again: () => round++,
  };
}
