import { z } from 'zod';
import { EventDraft } from '../event/event.ts';
import { STATUSES } from '../event/event-values.ts';
import { FieldChange } from './check.ts';
import type { SettledField } from './three-way.ts';

/** What a dataset's newest row says of an event that a person has changed. */
export interface DatasetSaid {
  draft: EventDraft;
  /** Fields that the dataset revised and in which a person's value stands. Those that agree by now are not shown. */
  revised: SettledField[];
  /** Who looked at the differences and kept what stands. */
  kept: { by: string; at: string } | null;
}

/** The same with the import that brought it. */
export interface KeptSaid {
  vintage: string;
  /** Hash of the row's draft, by which the same row is known again. */
  hash: string;
  at: string;
  said: DatasetSaid;
}

/** A field in which a person's value stands against the dataset's, and since when. */
export const Difference = z.object({
  ...FieldChange.pick({ field: true, was: true, now: true }).shape,
  /** Who made it what it is; null where nobody did: it stands because the dataset's would not fit what was changed. */
  because: z.object({ by: z.string(), at: z.string(), version: z.int(), reason: z.string().nullable() }).nullable(),
});
export type Difference = z.output<typeof Difference>;

/** What the dataset now says of an event, for the event's page; `says` is null where nothing differs. */
export const DatasetSays = z.object({
  says: z
    .object({
      vintage: z.uuid(),
      feed: z.string(),
      /** "UCDP GED 23.1" */
      title: z.string(),
      at: z.string(),
      differences: z.array(Difference),
      /** The event was retracted by a person, and the dataset still has it. */
      retracted: z.boolean(),
      kept: z.object({ by: z.string(), at: z.string() }).nullable(),
    })
    .nullable(),
});
export type DatasetSays = z.output<typeof DatasetSays>;

/** The answer to taking the dataset's word or keeping ours. */
export const DatasetAnswered = z.object({ version: z.int(), status: z.enum(STATUSES) });
export type DatasetAnswered = z.output<typeof DatasetAnswered>;
