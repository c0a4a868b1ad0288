import { z } from 'zod';
import { DaySchema, text } from '../event/event.ts';

/** "Looked in these sources for this period, found none." */
export const NilReturnIn = z
  .strictObject({
    from: DaySchema,
    to: DaySchema,
    lookedIn: z
      .array(text(200).refine((value) => value.length > 0, 'must name a source'))
      .min(1)
      .max(20)
      .describe('Where was looked: papers, feeds, archives'),
    note: text(500).default(''),
  })
  .refine((given) => given.to >= given.from, { path: ['to'], message: 'lies before the first day' });
export type NilReturnIn = z.output<typeof NilReturnIn>;

export const NilReturnOut = z.object({
  ...NilReturnIn.shape,
  id: z.uuid(),
  forecast: z.string(),
  indicator: z.string(),
  by: z.string(),
  at: z.string(),
  /** Events logged since that count in the period: the return was right when it was made, and is no longer. */
  loggedSince: z.int(),
});
export type NilReturnOut = z.output<typeof NilReturnOut>;
