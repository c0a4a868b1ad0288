import { z } from 'zod';
/** A word of the vocabulary: lower case, parts joined by hyphens. */
export declare const WordId: z.ZodString;
/** One entry of vocabulary.yaml. `also` lists the names under which public datasets carry it. */
export interface VocabularyEntry {
    title: string;
    also?: string[] | undefined;
    from?: string | undefined;
    to?: string | undefined;
    level?: 'country' | 'province' | 'district' | undefined;
    includes?: Record<string, VocabularyEntry> | undefined;
}
/** vocabulary.yaml: the words that indicators and events may use, shared by every forecast. */
export declare const Vocabulary: z.ZodObject<{
    events: z.ZodRecord<z.ZodString, z.ZodObject<{
        title: z.ZodString;
        kinds: z.ZodRecord<z.ZodString, z.ZodType<VocabularyEntry, unknown, z.core.$ZodTypeInternals<VocabularyEntry, unknown>>>;
    }, z.core.$strict>>;
    actors: z.ZodRecord<z.ZodString, z.ZodType<VocabularyEntry, unknown, z.core.$ZodTypeInternals<VocabularyEntry, unknown>>>;
    targets: z.ZodRecord<z.ZodString, z.ZodType<VocabularyEntry, unknown, z.core.$ZodTypeInternals<VocabularyEntry, unknown>>>;
    weapons: z.ZodRecord<z.ZodString, z.ZodType<VocabularyEntry, unknown, z.core.$ZodTypeInternals<VocabularyEntry, unknown>>>;
    tags: z.ZodRecord<z.ZodString, z.ZodType<VocabularyEntry, unknown, z.core.$ZodTypeInternals<VocabularyEntry, unknown>>>;
    places: z.ZodRecord<z.ZodString, z.ZodType<VocabularyEntry, unknown, z.core.$ZodTypeInternals<VocabularyEntry, unknown>>>;
}, z.core.$strict>;
export type Vocabulary = z.infer<typeof Vocabulary>;
