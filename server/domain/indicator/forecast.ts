import { z } from 'zod';
import { isDay, isMonth } from '../event/calendar.ts';
import { WordId } from '../event/vocabulary-file.ts';
import { canonical } from './definition.ts';
import { Filter } from './filter.ts';

const day = z.string().refine(isDay, 'is not a day: write YYYY-MM-DD');
const month = z.string().refine(isMonth, 'is not a month: write YYYY-MM');
const prose = z.string().min(1).max(4000);
const span = z
  .strictObject({ from: month, to: month })
  .refine((s) => s.from <= s.to, { path: ['to'], message: 'lies before from' });

const Claim = z.strictObject({ id: WordId, says: prose.describe("The article's own words"), means: prose });
const Explanation = z.strictObject({ id: WordId, title: prose, prior: z.number().gt(0).lt(1) });

const Development = z
  .strictObject({
    id: WordId,
    number: z.int().min(1),
    title: prose,
    short: z.string().max(40).optional().describe('A few words for the menu'),
    says: prose,
    note: prose.optional(),
    roll_up: z.literal('none').optional(),
    authors_prior: z
      .number()
      .gt(0)
      .lt(1)
      .optional()
      .describe("The author's own likelihood of the predicted explanation"),
    claims: z.array(Claim).min(1),
    explanations: z.array(Explanation).min(2).max(5).optional(),
  })
  .refine((d) => !d.explanations || Math.abs(d.explanations.reduce((sum, e) => sum + e.prior, 0) - 1) < 1e-9, {
    path: ['explanations'],
    message: 'priors must add up to 1',
  })
  .refine((d) => d.roll_up === 'none' || d.explanations?.some((e) => e.id === 'predicted'), {
    path: ['explanations'],
    message: 'must hold one with the id "predicted", or say roll_up: none',
  });

/** forecast.yaml: what was predicted, in the author's own words, and over which months it is judged. */
export const Forecast = z.strictObject({
  title: prose,
  source: z.strictObject({
    title: prose,
    author: prose,
    publisher: prose,
    published: day,
    how_we_date_it: prose.optional(),
    link: z.string().url().optional(),
  }),
  place: prose,
  countries: z.array(WordId).min(1).optional().describe('Where it can be seen; used where an indicator names no place'),
  registered: day,
  windows: z
    .strictObject({
      baseline: span,
      why_baseline: prose.optional(),
      long_baseline: span.optional(),
      why_long_baseline: prose.optional(),
      watch: z.strictObject({ from: month }),
      checkpoints: z.array(month),
      horizon: month,
      why_horizon: prose.optional(),
    })
    .refine((w) => w.baseline.to < w.watch.from, { path: ['watch', 'from'], message: 'must come after the baseline' })
    .refine((w) => !w.long_baseline || w.long_baseline.to < w.watch.from, {
      path: ['long_baseline', 'to'],
      message: 'must end before the watch',
    })
    .refine((w) => w.horizon >= w.watch.from, { path: ['horizon'], message: 'lies before the watch' }),
  left_out: z
    .array(z.strictObject({ on: day, event: WordId.optional(), in: WordId.optional(), why: prose }))
    .default([]),
  quiet_periods: z.array(z.strictObject({ from: day, to: day, what: prose })).default([]),
  review: z
    .array(
      z.strictObject({
        when: Filter.describe('Which events a second person looks at before they count'),
        because: z
          .string()
          .min(1)
          .max(120)
          .describe('What the event says, to follow "because": "it names a Chinese target"'),
      }),
    )
    .max(20)
    .default([])
    .describe('Sensitive claims: such events wait in review'),
  developments: z.array(Development).min(1),
});
export type Forecast = z.infer<typeof Forecast>;
export type Development = z.infer<typeof Development>;

/**
 * Canonical text of all of a forecast that a reader of its verdicts must be told of. Who looks at an event before it
 * counts is a rule of the desk: changing it changes no verdict, so it is left out and a frozen report keeps its hash.
 */
export function declaration({ review: _, ...rest }: Forecast): string {
  return canonical(rest);
}

/** The text whose hash is the version of a whole forecast: what it declares, and the versions of its indicators. */
export function declaredText(forecast: Forecast, indicators: readonly { id: string; version: string }[]): string {
  return [declaration(forecast), ...indicators.map(({ id, version }) => `${id} ${version}`)].join('\n');
}
