import type { Day } from '../domain/event/calendar.ts';
import type { Ctx } from '../actions/ctx.ts';
import type { TestLog } from './request.ts';

/** A log whose clock is moved by hand, day by day, so that what was entered on each of them can be told apart. */
export interface DayByDay extends TestLog {
  /** Goes to a day; its clock runs on from 10 in the morning. */
  go(day: Day): void;
}

/** The log given, with a clock of its own that begins on `first`. */
export function dayByDay(log: TestLog, first: Day): DayByDay {
  let day = first;
  let tick = 0;
  const clock: Pick<Ctx, 'now' | 'today'> = {
    now: () => new Date(Date.parse(`${day}T10:00:00Z`) + tick++).toISOString(),
    today: () => day,
  };
  return {
    ...log,
    ctx: { ...log.ctx, ...clock },
    as: (actor, key) => ({ ...log.as(actor, key), ...clock }),
    go: (next) => {
      day = next;
      tick = 0;
    },
  };
}
