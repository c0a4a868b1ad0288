import { z } from 'zod';
import { isMonth } from '../event/calendar.ts';

/** How many events a list has in each month that has any, first to last: the strip above the list. */
export const EventMonths = z.object({
  months: z.array(z.object({ month: z.string().refine(isMonth), events: z.int() })),
  total: z.int(),
});
export type EventMonths = z.output<typeof EventMonths>;
