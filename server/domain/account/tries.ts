/** How many tries within how long (milliseconds) before the next is refused. */
export const TRIES = { window: 15 * 60_000, account: 10, address: 100, device: 10, code: 10 } as const;

export type TriedBy = Exclude<keyof typeof TRIES, 'window'>;

/**
 * Seconds until another try is taken, or 0 when one is taken now.
 * @param times of the tries within the window, oldest first
 */
export function waitFor(kind: TriedBy, times: readonly string[], now: string): number {
  const most = TRIES[kind];
  const counted = times.filter((at) => Date.parse(at) > Date.parse(now) - TRIES.window);
  const frees = counted[counted.length - most];
  if (frees === undefined) return 0;
  return Math.max(1, Math.ceil((Date.parse(frees) + TRIES.window - Date.parse(now)) / 1000));
}
