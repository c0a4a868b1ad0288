/** For so long a change can be taken back as it was made: one's own by an analyst, one of several events by anybody. */
export const UNDO_DAYS = 30;
const MS_PER_DAY = 86_400_000;

/** Whether a change made `at` can still be taken back `now` (ISO times). */
export function isFresh(at: string, now: string): boolean {
  return Date.parse(now) - Date.parse(at) <= UNDO_DAYS * MS_PER_DAY;
}
