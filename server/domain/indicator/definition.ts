import { z } from 'zod';
import { isDay } from '../event/calendar.ts';
import { NUMBER_FIELDS } from '../event/facts.ts';
import { WordId } from '../event/vocabulary-file.ts';
import { Filter } from './filter.ts';
import { LIKELIHOOD_SCALE } from './likelihood.ts';

const day = z.string().refine(isDay, 'is not a day: write YYYY-MM-DD');
const prose = z.string().min(1).max(4000);

export const PERIODS = ['month', 'quarter', 'half-year', 'year'] as const;
export type Period = (typeof PERIODS)[number];

const period = z.enum(PERIODS);
const numberField = z.enum(NUMBER_FIELDS);
const Measure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), of: z.literal('events'), per: period }),
  z.strictObject({ kind: z.literal('sum'), of: numberField, per: period }),
  z.strictObject({ kind: z.literal('share') }),
  z.strictObject({ kind: z.literal('mean'), of: numberField }),
  z.strictObject({ kind: z.literal('ratio'), of: numberField, to: numberField }),
  z.strictObject({
    kind: z.literal('distinct'),
    of: z.enum(['district', 'province', 'by', 'with', 'against', 'weapon']),
    per: period,
  }),
  z.strictObject({ kind: z.literal('first'), times: z.int().min(1) }),
  z.strictObject({
    kind: z.literal('response'),
    within: z.string().regex(/^[0-9]+ days$/, 'must read like "30 days"'),
  }),
]);
export type Measure = z.infer<typeof Measure>;

export const EXPECTATIONS = [
  'rise',
  'fall',
  'stay-low',
  'keep-up',
  'above',
  'below',
  'happens',
  'does-not-happen',
  'watch-only',
] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

/** Fields of an event as examples write them: a word or a list of words. */
const some = z.union([z.string(), z.array(z.string())]).transform((value) => (Array.isArray(value) ? value : [value]));
const Example = z.strictObject({
  what: prose,
  fields: z.strictObject({
    when: day,
    logged: day.optional(),
    event: z.string(),
    by: some.optional(),
    with: some.optional(),
    between: some.optional(),
    against: some.optional(),
    in: some.optional(),
    weapon: some.optional(),
    tag: some.optional(),
    deaths: z.number().optional(),
    deaths_victims: z.number().optional(),
    deaths_attackers: z.number().optional(),
    injured: z.number().optional(),
    grade: z
      .string()
      .regex(/^[A-F][1-6]$/, 'is not an Admiralty grade')
      .optional(),
  }),
  counts: z.boolean(),
  note: prose.optional(),
  source: prose.optional(),
});
export type Example = z.infer<typeof Example>;

const grade3 = z.enum(['low', 'medium', 'high']);
const margin = z.string().regex(/^[0-9]+(\.[0-9]+)?(%| points)$/, 'must read like "25%" or "5 points"');

const NEEDS_BASELINE: Expectation[] = ['rise', 'fall', 'stay-low', 'keep-up'];

/** One observable sign that a claim is coming true or not. The file name is its id. */
export const Indicator = z
  .strictObject({
    title: z.string().min(1).max(90),
    claim: z.union([WordId, z.array(WordId).min(1)]).transform((value) => (Array.isArray(value) ? value : [value])),
    question: z.string().regex(/\?$/, 'must be a question and end with a question mark'),
    noun: z
      .string()
      .max(60)
      .describe('What is counted, in the plural, as sentences say it: "attacks on guarded sites"'),
    counts: Filter.describe('Which events count'),
    among: Filter.optional().describe('For a share: of which events'),
    after: Filter.optional().describe('For a response: the events that set the clock'),
    only_if: Filter.optional().describe('Tested only from the first such event on'),
    not_counted: prose.describe('For the person who codes: what looks similar and does not count'),
    measure: Measure,
    expects: z.enum(EXPECTATIONS),
    by_at_least: margin.optional().describe('The smallest change that matters: 25% for rates, 5 points for shares'),
    level: z
      .union([z.number(), z.string().regex(/^[0-9]+(\.[0-9]+)?%$/, 'must be a number or read like "50%"')])
      .optional(),
    baseline: z.enum(['usual', 'long', 'none']),
    needs: z.strictObject({
      events: z.int().min(0),
      months: z.int().min(1).optional(),
      triggers: z.int().min(1).optional(),
    }),
    seen_if: z
      .record(WordId, z.enum(LIKELIHOOD_SCALE.map(({ word }) => word)))
      .optional()
      .describe('How likely this movement is under each explanation, in ICD 203 words'),
    quality: z.strictObject({ observable: grade3, valid: grade3, reliable: grade3, stable: grade3, unique: grade3 }),
    why: prose,
    against: prose.describe('What would speak against the claim'),
    carried_by: z
      .array(WordId)
      .min(1)
      .describe('Feeds whose records hold what this indicator counts; others are never read for it'),
    feeds: z.record(WordId, prose).describe('How each feed codes it, for people'),
    biases: z.array(prose).min(1),
    variants: z
      .array(
        z.strictObject({
          name: prose,
          counts: Filter,
          among: Filter.optional(),
          measure: Measure.optional(),
          opposite: z.boolean().optional().describe('Counts the opposite: shown beside, not expected to agree'),
        }),
      )
      .max(6)
      .default([]),
    look_for: z.array(prose).default([]),
    examples: z.array(Example).min(2),
  })
  .refine((i) => i.measure.kind !== 'share' || i.among, {
    path: ['among'],
    message: 'is needed for a share: of which events?',
  })
  .refine((i) => i.measure.kind !== 'response' || i.after, {
    path: ['after'],
    message: 'is needed for a response: after which events?',
  })
  .refine((i) => !['rise', 'fall', 'stay-low', 'keep-up'].includes(i.expects) || i.by_at_least, {
    path: ['by_at_least'],
    message: 'is needed here: the smallest change that matters, such as 25%',
  })
  .refine((i) => !['above', 'below'].includes(i.expects) || i.level !== undefined, {
    path: ['level'],
    message: 'is needed here: above or below what?',
  })
  .refine((i) => !i.by_at_least || i.by_at_least.endsWith('points') === (i.measure.kind === 'share'), {
    path: ['by_at_least'],
    message: 'must be in points for a share ("5 points") and in per cent for everything else ("25%")',
  })
  .refine((i) => !['above', 'below'].includes(i.expects) || ['share', 'ratio'].includes(i.measure.kind), {
    path: ['expects'],
    message: '"above" and "below" a level go with a share or a ratio',
  })
  .refine((i) => !i.only_if || i.measure.kind === 'first', {
    path: ['only_if'],
    message: 'goes with the measure "first" only',
  })
  .refine((i) => i.baseline !== 'none' || i.measure.kind === 'response' || !NEEDS_BASELINE.includes(i.expects), {
    path: ['baseline'],
    message: 'is needed here: a change is held against a baseline',
  })
  .refine(
    (i) =>
      (i.measure.kind === 'first') === ['happens', 'does-not-happen'].includes(i.expects) || i.expects === 'watch-only',
    {
      path: ['expects'],
      message: '"happens" and "does-not-happen" go with the measure "first", and only with it',
    },
  );
export type Indicator = z.infer<typeof Indicator>;

/** The fields that change what is counted or how it is judged; the hash of them is the indicator's version. */
const MEANING = [
  'counts',
  'among',
  'after',
  'only_if',
  'measure',
  'expects',
  'by_at_least',
  'level',
  'baseline',
  'needs',
  'seen_if',
  'carried_by',
  'variants',
] as const;

/** Canonical text (keys sorted) of the meaning-bearing fields: hash it to get the version. Prose may change freely. */
export function meaning(indicator: Indicator): string {
  return canonical(Object.fromEntries(MEANING.map((key) => [key, indicator[key]])));
}

/** JSON with sorted keys and without undefined values, so that equal things have equal text. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (Array.isArray(value)) return listed(value);
  if (value !== null && typeof value === 'object') {
    const fields = value as Readonly<Record<string, unknown>>;
    let text = '{';
    for (const key of sorted(Object.keys(fields))) {
      const inner = fields[key];
      if (inner !== undefined) text += (text.length > 1 ? ',' : '') + named(key) + canonical(inner);
    }
    return `${text}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function listed(values: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < values.length; i++) text += (i > 0 ? ',' : '') + canonical(values[i]);
  return `${text}]`;
}

const MOST_NAMES = 1_000;
const MANY_KEYS = 30;
const names = new Map<string, string>();

/** A key as it is written before its value. Events have few keys, and an import writes them for each of its rows. */
function named(key: string): string {
  const before = names.get(key);
  if (before !== undefined) return before;
  const text = `${quoted(key)}:`;
  if (names.size < MOST_NAMES) names.set(key, text);
  return text;
}

/** Text without anything that JSON would write otherwise; most is such, and quoted at once. */
const PLAIN = /^[ !#-[\]-~]*$/;
const quoted = (text: string) => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

/** Most have few keys, which are put in place more quickly than a general sort begins. */
function sorted(keys: string[]): string[] {
  if (keys.length > MANY_KEYS) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] ?? '';
    let place = i;
    for (; place > 0 && (keys[place - 1] ?? '') > key; place--) keys[place] = keys[place - 1] ?? '';
    keys[place] = key;
  }
  return keys;
}
