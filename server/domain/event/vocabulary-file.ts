import { z } from 'zod';

/** A word of the vocabulary: lower case, parts joined by hyphens. */
export const WordId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is not a word: use lower-case-with-hyphens')
  .max(60);

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day: write YYYY-MM-DD');

/** One entry of vocabulary.yaml. `also` lists the names under which public datasets carry it. */
export interface VocabularyEntry {
  title: string;
  also?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  level?: 'country' | 'province' | 'district' | undefined;
  includes?: Record<string, VocabularyEntry> | undefined;
}

const Entry: z.ZodType<VocabularyEntry> = z.strictObject({
  title: z.string().min(1).max(160),
  also: z.array(z.string().min(1).max(120)).max(60).optional(),
  from: day.optional().describe('The word counts below its parent from this day on'),
  to: day.optional(),
  level: z.enum(['country', 'province', 'district']).optional(),
  get includes() {
    return z.record(WordId, Entry).optional();
  },
});

/** vocabulary.yaml: the words that indicators and events may use, shared by every forecast. */
export const Vocabulary = z.strictObject({
  events: z.record(WordId, z.strictObject({ title: z.string().min(1), kinds: z.record(WordId, Entry) })),
  actors: z.record(WordId, Entry),
  targets: z.record(WordId, Entry),
  weapons: z.record(WordId, Entry),
  tags: z.record(WordId, Entry),
  places: z.record(WordId, Entry),
});
export type Vocabulary = z.infer<typeof Vocabulary>;
