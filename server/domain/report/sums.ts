import { z } from 'zod';
import { isMonth } from '../event/calendar.ts';
import { DaySchema } from '../event/event.ts';
import type { Role } from '../indicator/match.ts';
import type { IndicatorTallies } from '../reading/measure/tally.ts';

const month = z.string().refine(isMonth, 'is not a month between 1900 and 2100: write YYYY-MM');
const count = z.int().min(0);
const role = z
  .string()
  .regex(/^(counts|among|after|only-if|set-aside|variant-\d(-among)?)$/, 'is no role of an event')
  .transform((name) => name as Role);

/** The tallies of one indicator on one feed, as a report carries them (`reading/measure/tally.ts` says what they are). */
export const Sums: z.ZodType<IndicatorTallies> = z.strictObject({
  days: z.array(
    z.strictObject({
      role,
      day: DaySchema,
      ...{ events: z.number(), said: z.number(), sum: z.number(), sumTo: z.number(), unidentified: count },
      largest: z.strictObject({ event: z.string(), value: z.number(), valueTo: z.number() }).nullable(),
      shown: z.string().exactOptional(),
    }),
  ),
  keys: z.array(z.strictObject({ role, month, key: z.string(), events: count })),
  leftOut: z.array(z.strictObject({ event: z.string(), day: DaySchema, summary: z.string() })),
  byHand: z.array(
    z.strictObject({
      ...{ event: z.string(), summary: z.string(), role, day: DaySchema },
      ...{ value: z.number().nullable(), valueTo: z.number().nullable(), keys: z.array(z.string()) },
      ...{ unidentified: z.boolean(), reason: z.string(), by: z.string(), at: z.string() },
    }),
  ),
  wellSourced: count,
  counted: count,
  published: z
    .array(z.strictObject({ role: z.enum(['counts', 'among']), month, value: z.number() }))
    .readonly()
    .exactOptional(),
});
