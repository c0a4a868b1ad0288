import { z } from 'zod';
import { text } from '../event/event.ts';

const name = text(60).refine((value) => value.length > 0, 'is empty: give the view a name');
const query = z
  .string()
  .max(4_000)
  .describe('Filters and order of the list, as they stand in its address after the question mark');

/** Filters of the events list to be kept under a name. */
export const ViewIn = z.strictObject({ name, query });

/** Another name, other filters, or both. */
export const ViewChange = z
  .strictObject({ name: name.optional(), query: query.optional() })
  .refine(
    (change) => change.name !== undefined || change.query !== undefined,
    'changes nothing: give a name or filters',
  );

/** A kept view; the whole desk has the same ones. */
export const View = z.object({ id: z.uuid(), name: z.string(), query: z.string(), at: z.string(), by: z.string() });
export type View = z.output<typeof View>;
