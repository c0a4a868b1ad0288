import { z } from 'zod';
import { isDay, isMonth } from './event/calendar.ts';
import { DaySchema } from './event/event.ts';
import { CLAIMS, IMPORT_PARTS, PLACE_PRECISIONS, PRECISIONS, STATUSES } from './event/event-values.ts';
import { MOST_IDS, SORTS, type Sort } from './event-query-values.ts';
import { WordId } from './event/vocabulary-file.ts';

const Month = z.string().refine(isMonth, 'is not a month: write YYYY-MM');
const people = z.string().regex(/^[0-9]{1,7}$/, 'is not a number of people: write digits, such as 4');
const name = z.string().min(1, 'is empty: give a name or leave it out').max(200);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One or several of a list, with commas between. */
const someOf = (values: readonly string[]) =>
  z
    .string()
    .max(200)
    .refine(
      (text) => text.split(',').every((part) => values.includes(part)),
      `is not one or several, with commas between, of: ${values.join(', ')}`,
    );

/** Filters of the events list, as they stand in the page's address too; every field of an event has one. */
export const EventQuery = z.strictObject({
  q: z.string().max(200).optional(),
  feed: z.string().max(60).optional(),
  kind: WordId.optional(),
  /** In any part: who did it, with whom, between whom, against whom. */
  actor: WordId.optional(),
  by: WordId.optional(),
  with: WordId.optional(),
  between: WordId.optional(),
  /** Whom or what it was aimed at: a target or an actor. */
  target: WordId.optional(),
  place: WordId.optional(),
  /** How well the place is known. */
  precision: someOf(PLACE_PRECISIONS).optional(),
  /** How well the day is known. */
  dating: someOf(PRECISIONS).optional(),
  weapon: WordId.optional(),
  tag: WordId.optional(),
  status: someOf(STATUSES).optional(),
  /** `own` is everything that is no sample data. */
  sample: z.enum(['own', 'notable', 'practice']).optional(),
  sources: z
    .string()
    // A plus sign in an address that was typed by hand arrives as a blank.
    .regex(/^(none|1|2[+ ])$/, 'is not none, 1 or 2+')
    .optional(),
  publisher: name.optional(),
  /** A source graded at least this well. */
  grade: z
    .string()
    .regex(/^[A-F][1-6]$/, 'is not a grade: write a letter A to F and a figure 1 to 6, such as B2')
    .optional(),
  /** On whose word it is the actor's. */
  claim: someOf(CLAIMS).optional(),
  killedMin: people.optional(),
  killedMax: people.optional(),
  hasPosition: z.enum(['yes', 'no']).optional(),
  loggedBy: name.optional(),
  loggedFrom: DaySchema.optional(),
  loggedTo: DaySchema.optional(),
  changedFrom: DaySchema.optional(),
  changedTo: DaySchema.optional(),
  from: DaySchema.optional(),
  to: DaySchema.optional(),
  month: Month.optional(),
  /** With `month`: last month of a longer period. */
  toMonth: Month.optional(),
  /** Months in between that are not meant, with commas between: nobody covered them. */
  notMonths: z
    .string()
    .max(2_000)
    .refine((text) => text.split(',').every(isMonth), 'is not a list of months with commas between: write YYYY-MM')
    .optional(),
  forecast: WordId.optional(),
  /** With `forecast`: events that serve this indicator in `role`. */
  indicator: WordId.optional(),
  role: z.enum(['counts', 'among', 'after']).optional(),
  /** With `indicator`: events in which a distinct measure tells this one apart: a district, an actor, a weapon. */
  key: name.optional(),
  /** Events in which a name is unknown to the vocabulary: `actor:Name` or `place:Name`. */
  unknownName: z
    .string()
    .regex(/^(actor|place):\s*\S/, 'is not actor: or place: and a name')
    .max(220)
    .optional(),
  /** Only what this import wrote; with `part`: only what it did so to. */
  vintage: z.string().regex(UUID, 'is not the id of an import').optional(),
  part: z.enum(IMPORT_PARTS).optional(),
  /** The log as it stood at the end of this day, by time of entry (docs/decisions/009-as-of.md). */
  'as-of': DaySchema.optional(),
  /** Only these events. */
  ids: z
    .string()
    .max(16_000)
    .refine((text) => text.split(',').every((id) => UUID.test(id)), 'is not a list of ids with commas between')
    .refine((text) => text.split(',').length <= MOST_IDS, `names more than ${MOST_IDS} events`)
    .optional(),
  sort: z.enum(SORTS).optional(),
  after: z.string().max(200).optional(),
  limit: z
    .string()
    .regex(/^[1-9][0-9]{0,2}$/, 'is not a number of rows from 1 to 999')
    .optional(),
});
export type EventQuery = z.output<typeof EventQuery>;

/** The last row of a page: what the list was sorted by, null where that is not said, and the event's id. */
export interface PageMark {
  value: string | number | null;
  id: string;
}

/** The mark as it is handed out. */
export function markText({ value, id }: PageMark): string {
  return `${value ?? ''}_${id}`;
}

/** The mark that was handed out for a list sorted this way, or null when it is not one. */
export function markOf(text: string, sort: Sort): PageMark | null {
  const [said = '', id = '', more] = text.split('_');
  if (more !== undefined || !UUID.test(id)) return null;
  if (said === '') return sort.endsWith('killed') ? { value: null, id } : null;
  if (sort.endsWith('day')) return isDay(said) ? { value: said, id } : null;
  if (sort.endsWith('changed')) {
    const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(said) && !Number.isNaN(Date.parse(said));
    return moment ? { value: said, id } : null;
  }
  return /^\d{1,7}$/.test(said) ? { value: Number(said), id } : null;
}
