import type { Day } from '../../domain/event/calendar.ts';
import type { Ctx } from '../ctx.ts';

/** Which entries are read, and which day it then is. */
export interface Moment {
  /** An ISO time; null for the log as it is now. */
  at: string | null;
  day: Day;
}

/**
 * What a day in an address means: the entries as they stood when it ended in UTC. Without one, on the day itself and
 * for days to come it is now. `exact` is a moment of its own, as a frozen link keeps one; the earlier of both holds.
 */
export function momentOf(ctx: Pick<Ctx, 'today'>, asOf: Day | undefined, exact: string | null = null): Moment {
  const today = ctx.today();
  const past = asOf !== undefined && asOf < today ? asOf : null;
  const at = [past && endOf(past), exact].filter((each) => each !== null).sort()[0] ?? null;
  return { at, day: at?.slice(0, 10) ?? today };
}

/** The last moment of a day. Entries carry whole milliseconds, so nothing lies between it and the next day. */
export function endOf(day: Day): string {
  return `${day}T23:59:59.999Z`;
}
