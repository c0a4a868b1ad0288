import { z } from 'zod';
import { text } from '../event/event.ts';
import { EventOut } from '../wire.ts';
import { EventLine } from './line.ts';
import { CHOICES, MERGE_FIELDS } from './merge-fields.ts';

/** Shapes of a merge: the comparison, what it would do to the numbers, and the decision. */

const Choices = z.partialRecord(z.enum(MERGE_FIELDS), z.enum(CHOICES));

export const MergeIn = z.strictObject({
  other: z.uuid().describe('The event that goes into this one'),
  versions: z.strictObject({ kept: z.int().min(1), other: z.int().min(1) }).describe('Both, as you read them'),
  choices: Choices.default({}).describe('Fields not named are taken as proposed'),
  reason: text(500).nullable().default(null),
});

export const MergeQuery = z.strictObject({
  choices: z
    .string()
    .max(1000)
    .regex(
      /^[a-z]+(-[a-z]+)?:(kept|other|both)(,[a-z]+(-[a-z]+)?:(kept|other|both))*$/,
      'is not a list as date:kept,place:other',
    )
    .optional()
    .describe('What was chosen so far, as date:kept,place:other; the effect is reckoned with it'),
});

export const MergeRowOut = z.object({
  field: z.enum(MERGE_FIELDS),
  title: z.string(),
  kept: z.string(),
  other: z.string(),
  both: z.string().nullable(),
  differs: z.boolean(),
  proposed: z.enum(CHOICES),
  why: z.string(),
});

/** A month's number of an indicator, before and after the merge. */
export const MergeEffect = z.object({
  forecast: z.string(),
  indicator: z.string(),
  title: z.string(),
  month: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  unit: z.string(),
  /** "Attacks on security forces stays at 12 in Oct 2024". */
  sentence: z.string(),
});
export type MergeEffect = z.output<typeof MergeEffect>;

export const MergePreview = z.object({
  kept: EventLine,
  other: EventLine,
  because: z.array(z.string()),
  rows: z.array(MergeRowOut),
  sources: z.object({ kept: z.array(z.string()), other: z.array(z.string()), both: z.array(z.string()) }),
  effects: z.array(MergeEffect),
});
export type MergePreview = z.output<typeof MergePreview>;

export const Merged = z.object({
  event: EventOut,
  /** Hand it to `POST /api/batches/{id}/undo` to split the two again. */
  batch: z.uuid(),
  /** The event that went into it, as it is kept. */
  other: EventOut,
});
export type Merged = z.output<typeof Merged>;
