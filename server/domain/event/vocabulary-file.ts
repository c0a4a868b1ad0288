import { z } from 'zod';

/** A word of the vocabulary: lower case, parts joined by hyphens. */
export const WordId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is not a word: use lower-case-with-hyphens')
  .max(60);

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day: write YYYY-MM-DD');

/** Fields of an event that not every kind has; day, place, features, summary and sources go with all of them. */
export const KIND_FIELDS = ['by', 'against', 'with', 'between', 'toll', 'weapons'] as const;
export type KindField = (typeof KIND_FIELDS)[number];

/** What the form asks of a kind of event: its fields in order, each with its label. */
export type KindFields = Partial<Record<KindField, string>>;

/** Whose people: who is lost when they die, and whose act a kind of event is. */
export const READ_SIDES = ['security', 'civilians', 'militants'] as const;
export type ReadSide = (typeof READ_SIDES)[number];

/** One entry of vocabulary.yaml. `also` lists the names under which public datasets carry it. */
export interface VocabularyEntry {
  title: string;
  also?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  level?: 'country' | 'province' | 'district' | undefined;
  /** For kinds of events. */
  fields?: KindFields | undefined;
  /** Words by which a pasted text gives it away; small letters stand for any, a plural for its singular. */
  cues?: string[] | undefined;
  /** For actors, targets and kinds of events; what lies below takes it from above. */
  side?: ReadSide | undefined;
  includes?: Record<string, VocabularyEntry> | undefined;
}

const Fields = z
  .partialRecord(z.enum(KIND_FIELDS), z.string().min(1).max(40))
  .describe('Fields the form asks for, each with its label; without it those of the group');

const Cues = z
  .array(z.string().min(1).max(120))
  .max(80)
  .describe('Words by which a pasted text gives it away; they never change what is counted');
const Side = z
  .enum(READ_SIDES)
  .describe('Who is lost when such people die, or whose act it is; for reading texts only');

const Entry: z.ZodType<VocabularyEntry> = z.strictObject({
  title: z.string().min(1).max(160),
  also: z.array(z.string().min(1).max(120)).max(60).optional(),
  from: day.optional().describe('The word counts below its parent from this day on'),
  to: day.optional(),
  level: z.enum(['country', 'province', 'district']).optional(),
  fields: Fields.optional(),
  cues: Cues.optional(),
  side: Side.optional(),
  get includes() {
    return z.record(WordId, Entry).optional();
  },
});

/** vocabulary.yaml: the words that indicators and events may use, shared by every forecast. */
export const Vocabulary = z.strictObject({
  events: z.record(
    WordId,
    z.strictObject({
      title: z.string().min(1),
      fields: Fields.optional(),
      cues: Cues.optional(),
      side: Side.optional(),
      kinds: z.record(WordId, Entry),
    }),
  ),
  actors: z.record(WordId, Entry),
  targets: z.record(WordId, Entry),
  weapons: z.record(WordId, Entry),
  tags: z.record(WordId, Entry),
  places: z.record(WordId, Entry),
});
export type Vocabulary = z.infer<typeof Vocabulary>;

/**
 * The vocabulary without what only the form and the reading of texts use: a change to those is no reason to match
 * every event anew.
 */
export function matchingPart(vocabulary: Vocabulary): unknown {
  const bare = ({ fields: _fields, cues: _cues, side: _side, includes, ...rest }: VocabularyEntry): unknown =>
    includes ? { ...rest, includes: all(includes) } : rest;
  const all = (entries: Record<string, VocabularyEntry>) =>
    Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, bare(entry)]));
  const { events, ...sections } = vocabulary;
  const groups = Object.entries(events).map(([id, { title, kinds }]) => [id, { title, kinds: all(kinds) }]);
  return {
    events: Object.fromEntries(groups) as unknown,
    ...Object.fromEntries(Object.entries(sections).map(([name, entries]) => [name, all(entries)])),
  };
}
