import { PAUSES_MINUTES } from './delivery-values.ts';

/** When a sending is tried again after so many tries that failed, as an ISO time; null when it has failed for good. */
export function nextTry(tries: number, at: string): string | null {
  const minutes = PAUSES_MINUTES[tries - 1];
  return minutes === undefined ? null : new Date(Date.parse(at) + minutes * 60_000).toISOString();
}
