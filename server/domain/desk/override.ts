import { z } from 'zod';
import { text } from '../event/event.ts';

/** A person's word over the rule's, with the reason that stands wherever the number is shown. */
export const OverrideIn = z.strictObject({
  counts: z.boolean().describe('true: count it though the rule does not; false: do not count it though the rule does'),
  reason: text(500).refine((value) => value.length > 0, 'must say why, for everybody who reads the number'),
});
export type OverrideIn = z.output<typeof OverrideIn>;

export const OverrideOut = z.object({
  event: z.uuid(),
  forecast: z.string(),
  indicator: z.string(),
  title: z.string(),
  counts: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});
export type OverrideOut = z.output<typeof OverrideOut>;
