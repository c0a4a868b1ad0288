import { z } from 'zod';
import { DaySchema } from '../event/event.ts';
import { ATTRIBUTIONS, PLACE_PRECISIONS, PRECISIONS } from '../event/event-values.ts';
import { isKeepable } from '../event/hidden-marks.ts';
import { WordId } from '../event/vocabulary-file.ts';
import { TEXT_LIMIT, TOLL_CELLS } from './text-values.ts';

/** A pasted text or link, as it was pasted: offsets of the answer count in it. */
export const TextIn = z.strictObject({
  text: z.string().max(TEXT_LIMIT).refine(isKeepable, 'holds characters that cannot be stored'),
  today: DaySchema.describe('The day on the desk: "Monday" is the last one up to it'),
});
export type TextIn = z.infer<typeof TextIn>;

const Mark = z.object({
  from: z.int().min(0).describe('First UTF-16 unit of the underlined words'),
  to: z.int().min(0).describe('The unit after the last'),
  field: z.int().min(1).max(8).describe('1 kind, 2 date, 3 place, 4 who, 5 people, 6 features, 8 source'),
  hedged: z.boolean().describe('The text itself is not sure ("may have"): a person confirms it'),
  words: z.string().describe('What was taken from it'),
});
export type TextMark = z.infer<typeof Mark>;

const mark = z.int().min(0).describe('Which of the marks it was taken from');
const Word = z.object({ word: WordId, mark });
const Actor = z.object({ actor: WordId, attribution: z.enum(ATTRIBUTIONS), mark });
const figure = z.int().min(0);
const Count = z.object({
  side: z.enum(TOLL_CELLS),
  low: figure,
  best: figure,
  high: figure,
  orMore: z.literal(true).optional(),
  mark,
});

/** What a text proposes for an event. Nothing is filled in that the text does not say. */
const Proposed = z.object({
  kind: Word.optional(),
  when: z.object({ from: DaySchema, to: DaySchema.optional(), precision: z.enum(PRECISIONS), mark }).optional(),
  place: z
    .object({
      words: z.array(WordId),
      name: z.string().optional(),
      admin2: z.string().optional(),
      lat: z.number().optional(),
      lon: z.number().optional(),
      precision: z.enum(PLACE_PRECISIONS),
      mark,
    })
    .optional(),
  by: z.array(Actor),
  with: z.array(Actor),
  between: z.array(Actor),
  against: z.array(Word),
  deaths: z.array(Count),
  wounded: z.array(Count),
  weapons: z.array(Word),
  tags: z.array(Word),
  source: z.object({
    publisher: z.string().optional(),
    url: z.string().optional(),
    published: DaySchema.optional(),
  }),
});
export type Proposed = z.infer<typeof Proposed>;
export type ProposedCount = z.infer<typeof Count>;

/** What was read in a text: by rules only, kept nowhere. */
export const TextReading = z.object({
  language: z.enum(['en', 'unknown']).describe('Only English is read; of anything else only link and length'),
  words: z.int().min(0),
  url: z.string().nullable(),
  marks: z.array(Mark),
  draft: Proposed,
});
export type TextReading = z.infer<typeof TextReading>;
