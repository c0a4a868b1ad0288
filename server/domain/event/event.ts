import { z } from 'zod';
import { isDay, type Day } from './calendar.ts';
import {
  ATTRIBUTIONS,
  PLACE_PRECISIONS,
  PRECISIONS,
  RELIABILITIES,
  type SampleName,
  type Status,
} from './event-values.ts';
import { hiddenMarks, isKeepable } from './hidden-marks.ts';
import { WordId } from './vocabulary-file.ts';

/** Letters, digits and marks of ASCII, which need no such care. Most of what datasets say is such. */
const PLAIN = /^[ -~]*$/;

/**
 * Text as people write it: trimmed, normalised (NFC), without what PostgreSQL cannot hold (NUL, broken surrogates) and
 * without marks nobody sees, which could make a line read otherwise than it is written.
 */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .superRefine((value, context) => {
      if (PLAIN.test(value)) return;
      if (!isKeepable(value)) context.addIssue({ code: 'custom', message: 'holds characters that cannot be stored' });
      const found = hiddenMarks(value);
      if (found) context.addIssue({ code: 'custom', message: found.message, params: { fix: found.fix } });
    })
    .transform((value) => (PLAIN.test(value) ? value : value.replace(/\r\n?/g, '\n').normalize('NFC')).trim());

export const DaySchema = z.string().refine(isDay, 'is not a day between 1900 and 2100: write YYYY-MM-DD');

const count = z.int().min(0).max(1_000_000);

/**
 * People killed or wounded: lowest, best and highest figure. No toll at all means "not said", which is not 0.
 * `orMore`: the source says "at least", so the highest figure is only the highest that anybody gave.
 */
export const Toll = z
  .strictObject({ low: count, best: count, high: count, orMore: z.literal(true).optional() })
  .refine((toll) => toll.low <= toll.best && toll.best <= toll.high, 'must rise from low to best to high')
  .refine((toll) => !toll.orMore || toll.best === toll.high, {
    path: ['orMore'],
    message: 'says "at least", so the best figure is the highest given',
    params: { fix: 'Give the same figure as best and high, or leave "orMore" out.' },
  });
export type Toll = z.infer<typeof Toll>;

/** Tolls by side; `total` where a source gives one figure for all. */
export const Tolls = z.strictObject({
  total: Toll.optional(),
  security: Toll.optional(),
  civilians: Toll.optional(),
  militants: Toll.optional(),
  unknown: Toll.optional(),
});
export type Tolls = z.infer<typeof Tolls>;

/** An actor in a part, and on whose word. */
export const Part = z.strictObject({
  actor: WordId,
  attribution: z.enum(ATTRIBUTIONS).default('attributed'),
  name: text(200).optional().describe('The name the source or dataset uses'),
});
export type Part = z.infer<typeof Part>;

/** Where it happened. `words` are vocabulary places, the narrowest known; several when one act hit several. */
export const Place = z.strictObject({
  words: z.array(WordId).max(8).default([]),
  name: text(200).optional(),
  admin1: text(120).optional().describe('Province as the source names it'),
  admin2: text(120).optional().describe('District as the source names it'),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  precision: z.enum(PLACE_PRECISIONS).default('unknown'),
});
export type Place = z.infer<typeof Place>;

const webAddress = text(2000).refine(
  (value) => /^https?:\/\/[^\s]+$/i.test(value),
  'is not a web address: it must begin with http:// or https://',
);

/** Who says so, and how far they and the report are to be believed (Admiralty code, AJP-2.1). */
export const Source = z.strictObject({
  publisher: text(200).refine((value) => value.length > 0, 'must name who published it'),
  url: webAddress.optional(),
  citation: text(500).optional(),
  published: DaySchema.optional(),
  quote: text(2000).optional(),
  reliability: z.enum(RELIABILITIES).default('F').describe('A-F, of the originator; F = cannot be judged'),
  credibility: z.int().min(1).max(6).default(6).describe('1-6, of the report; 6 = cannot be judged'),
});
export type Source = z.infer<typeof Source>;

/** An event as it is handed in: by the form, the API, an importer or a file. The one definition of the shape. */
export const EventDraft = z
  .strictObject({
    when: z
      .strictObject({ from: DaySchema, to: DaySchema.optional(), precision: z.enum(PRECISIONS).default('day') })
      .refine((when) => !when.to || when.to >= when.from, { path: ['to'], message: 'lies before the first day' }),
    kind: WordId,
    by: z.array(Part).max(12).default([]),
    against: z.array(WordId).max(12).default([]).describe('Targets or actors the act was aimed at'),
    with: z.array(Part).max(12).default([]),
    between: z.array(Part).max(6).default([]).describe('Sides of a fight whose beginner the record does not name'),
    place: Place.prefault({}),
    deaths: Tolls.prefault({}),
    wounded: Tolls.prefault({}),
    weapons: z.array(WordId).max(12).default([]),
    tags: z.array(WordId).max(20).default([]),
    summary: text(1000).refine((value) => value.length > 0, 'must say in a line what happened'),
    sources: z.array(Source).max(40).default([]),
    status: z.enum(['draft', 'in-review', 'published', 'disputed']).default('published'),
    firstLogged: DaySchema.optional().describe('The day it first became known to those who log'),
  })
  .refine((event) => event.between.length !== 1, { path: ['between'], message: 'needs two sides' });
export type EventDraft = z.infer<typeof EventDraft>;
/** What a caller may leave out is optional here. */
export type EventInput = z.input<typeof EventDraft>;

/** An event as it is kept. */
export interface StoredEvent extends Omit<EventDraft, 'status' | 'firstLogged'> {
  id: string;
  feed: string;
  externalId: string | null;
  vintage: string | null;
  /** `notable` or `practice` when it came with sample data, which every page says. */
  sample: SampleName | null;
  status: Status;
  firstLogged: Day;
  version: number;
  loggedAt: string;
  loggedBy: string;
  changedAt: string;
}
