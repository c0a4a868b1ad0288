import { z } from 'zod';
import { WordId } from '../event/vocabulary-file.ts';

const words = z
  .union([WordId, z.array(WordId).min(1).max(40)])
  .transform((value) => (Array.isArray(value) ? value : [value]))
  .describe('A word, or a list meaning any of these; a word stands for everything below it');

const numberTest = z.union([
  z.number(),
  z
    .strictObject({ at_least: z.number().optional(), at_most: z.number().optional() })
    .refine((test) => test.at_least !== undefined || test.at_most !== undefined, 'needs at_least or at_most'),
]);
export type NumberTest = z.infer<typeof numberTest>;

/** Which events count. Every line must hold; a list means any of these; `all`, `any` and `not` do what they say. */
export interface Filter {
  event?: string[] | undefined;
  by?: string[] | undefined;
  side?: string[] | undefined;
  with?: string[] | undefined;
  between?: string[] | undefined;
  against?: string[] | undefined;
  in?: string[] | undefined;
  weapon?: string[] | undefined;
  tag?: string[] | undefined;
  deaths?: NumberTest | undefined;
  deaths_victims?: NumberTest | undefined;
  injured?: NumberTest | undefined;
  grade?: { at_least: string } | undefined;
  all?: Filter[] | undefined;
  any?: Filter[] | undefined;
  not?: Filter | undefined;
}

export const Filter = z
  .strictObject({
    event: words.optional(),
    by: words.optional().describe('Who acted'),
    side: words.optional().describe('Who took part, acting or on a side of a fight whose beginner is not named'),
    with: words.optional(),
    between: z.array(WordId).length(2).optional().describe('Both sides, whoever began'),
    against: words.optional().describe('A target or an actor the act was aimed at'),
    in: words.optional(),
    weapon: words.optional(),
    tag: words.optional(),
    deaths: numberTest.optional(),
    deaths_victims: numberTest.optional(),
    injured: numberTest.optional(),
    grade: z
      .strictObject({ at_least: z.string().regex(/^[A-E][1-5]$/, 'is not an Admiralty grade from A1 to E5') })
      .optional()
      .describe('Letter and digit must both be at least this good; F and 6 cannot be judged and never pass'),
    get all() {
      return z.array(Filter).min(1).max(10).optional();
    },
    get any() {
      return z.array(Filter).min(1).max(10).optional();
    },
    get not() {
      return Filter.optional();
    },
  })
  .refine((filter) => Object.keys(filter).length > 0, 'is empty') as unknown as z.ZodType<Filter>;
