import { z } from '@hono/zod-openapi';
import type { IndicatorPage } from '../actions/readings/read-indicator.ts';
import { Indicator } from '../domain/indicator/definition.ts';
import { LIKELIHOOD_SCALE } from '../domain/indicator/likelihood.ts';
import type { ForecastReading, MonthPoint } from '../domain/reading/reading.ts';
import { ChartOut } from './chart-schema.ts';

/**
 * The readings as the API document declares them. They are made by our own code, so nothing is checked at run time;
 * the two lines at the end make the compiler hold them equal to the domain's types.
 */
const Verdict = z.enum(['as-predicted', 'against', 'no-clear-change', 'too-little-data', 'mixed', 'watched']);
const Qualifier = z.enum([
  'leaning-as-predicted',
  'leaning-against',
  'steady',
  'unclear',
  'before-adjustment',
  'not-yet',
  'needs-more',
  'not-tested',
  'no-coverage',
  'not-carried',
]);
const text = z.string();
const number = z.number();
const maybe = number.nullable();
const Span = z.object({ from: text, to: text });
const Windows = z.object({ baseline: Span, watch: Span, horizon: text });
const Samples = z.array(z.enum(['notable', 'practice']));
const Feeds = z.array(z.object({ id: text, title: text, events: number, record: z.boolean() }));

const Quantity = z.object({
  value: maybe,
  unit: z.enum(['a month', 'a quarter', 'a half-year', 'a year', '%', 'each', 'times', 'to 1']),
  words: text,
});
const Change = z.object({
  scale: z.enum(['ratio', 'points', 'level']),
  value: maybe,
  lo: maybe,
  hi: maybe,
  words: text,
});
const Oriented = z.object({ value: maybe, lo: number, hi: number });
const Check = z.object({
  id: text,
  title: text,
  change: Change.nullable(),
  oriented: Oriented.nullable(),
  verdict: Verdict.nullable(),
  outcome: z.enum(['holds', 'flips', 'cannot', 'note']),
  words: text,
});
/** Why a verdict is another one although nothing happened; left out where data were not revised. */
const RevisedOut = z.object({ vintage: text, on: text, from: Verdict, words: text });
const MonthPointOut = z.object({
  month: text,
  to: text,
  window: z.enum(['baseline', 'watch', 'outside']),
  state: z.enum(['counted', 'zero', 'missing', 'provisional']),
  quiet: z.boolean(),
  value: maybe,
  events: number,
  exposure: number,
  unusual: z.boolean(),
});
const Covered = z.object({ covered: number, months: number });

export const IndicatorReadingOut = z
  .object({
    id: text,
    title: text,
    question: text,
    development: text,
    claims: z.array(text),
    version: text,
    changedAfterRegistration: z.boolean(),
    feed: text,
    kind: z.enum(['count', 'sum', 'share', 'mean', 'ratio', 'distinct', 'first', 'response']),
    per: z.enum(['month', 'quarter', 'half-year', 'year']),
    expects: Indicator.shape.expects,
    expectsWords: text,
    verdict: Verdict,
    qualifier: Qualifier.nullable(),
    qualifierWords: text.nullable(),
    pDirection: maybe,
    pMoved: maybe,
    change: Change.nullable(),
    oriented: Oriented.nullable(),
    before: Quantity.nullable(),
    after: Quantity.nullable(),
    counts: z.object({
      before: number,
      after: number,
      monthsBefore: number,
      monthsAfter: number,
      provisional: number,
      leftOut: number,
    }),
    coverage: z.object({ baseline: Covered, watch: Covered, nil: number }),
    byHand: z.array(z.object({ event: text, on: text, summary: text, counts: z.boolean(), reason: text, by: text })),
    confidence: z.enum(['high', 'moderate', 'low']).nullable(),
    revised: RevisedOut.optional(),
    sentences: z.object({
      byHand: text.nullable(),
      finding: text,
      change: text,
      likelihood: text.nullable(),
      confidence: text.nullable(),
      noticeable: text.nullable(),
      expected: text.nullable(),
      changedWhen: text.nullable(),
      trend: text.nullable(),
      chart: text,
    }),
    weakPoints: z.array(text),
    checks: z.array(Check),
    series: z.array(MonthPointOut),
    chart: ChartOut,
    otherChart: ChartOut.nullable(),
    presence: z.array(
      z.object({ key: text, title: text, periods: z.array(z.object({ from: text, to: text, events: number })) }),
    ),
  })
  .openapi('IndicatorReading');

export const DevelopmentReadingOut = z
  .object({
    id: text,
    number,
    title: text,
    short: text,
    says: text,
    note: text.nullable(),
    rollUp: z.boolean(),
    verdict: Verdict.nullable(),
    qualifierWords: text.nullable(),
    tally: z.object({
      asPredicted: number,
      against: number,
      noClearChange: number,
      tooLittle: number,
      watched: number,
    }),
    explanations: z.array(z.object({ id: text, title: text, prior: number, posterior: number })),
    otherPriors: z.array(z.object({ name: text, prior: number, posterior: number, verdict: Verdict })),
    without: z.array(
      z.object({ indicator: text, posterior: number, verdict: Verdict, words: text, note: text.nullable() }),
    ),
    confidence: z.enum(['high', 'moderate', 'low']).nullable(),
    claims: z.array(z.object({ id: text, says: text, means: text, indicators: z.array(text), verdict: Verdict })),
    sentences: z.object({
      finding: text,
      tally: text,
      summary: text,
      posterior: text.nullable(),
      confidence: text.nullable(),
      withheld: text.nullable(),
      shared: text.nullable(),
      crosswise: text.nullable(),
      against: z.array(text),
    }),
    lead: text.nullable(),
    indicators: z.array(IndicatorReadingOut),
  })
  .openapi('DevelopmentReading');

export const ForecastReadingOut = z
  .object({
    forecast: text,
    title: text,
    source: z.object({ title: text, author: text, publisher: text, published: text, link: text.nullable() }),
    feed: text,
    feedTitle: text,
    credit: z.object({ citation: text, licence: text, redistribution: text, accessed: text.nullable() }),
    feeds: Feeds,
    asOf: text,
    through: text.nullable(),
    monthOfWatch: number,
    monthsOfWatch: number,
    standing: z.enum(['official', 'interim']),
    nextCheckpoint: text.nullable(),
    windows: Windows,
    sample: Samples,
    definitions: z.object({ hash: text, changedAfterRegistration: z.array(text) }),
    dataVersion: text,
    events: z.object({ total: number, counted: number, inReview: number, withSource: number, withTwoSources: number }),
    sentences: z.object({ finding: text, standing: text, sources: text, checks: text, gaps: text }),
    changed: z.array(
      z.object({
        indicator: text,
        title: text,
        from: Verdict,
        to: Verdict,
        step: z.object({ from: text, to: text, events: number, words: text }).nullable(),
        words: text,
        was: text,
        revised: RevisedOut.optional(),
      }),
    ),
    developments: z.array(DevelopmentReadingOut),
  })
  .openapi('ForecastReading');

const ForeseenOut = z.object({
  id: text,
  title: text,
  word: z.enum(LIKELIHOOD_SCALE.map(({ word }) => word)),
  from: number,
  to: number,
  worth: z.object({ seen: number, unseen: number, words: text }).nullable(),
});

export const IndicatorPageOut = z
  .object({
    reading: IndicatorReadingOut,
    definition: z.custom<Indicator>().openapi({
      type: 'object',
      description: 'The indicator as its file has it; see indicators/schema/indicator.schema.json',
    }),
    development: z.object({ id: text, number, title: text, short: text }),
    claims: z.array(z.object({ id: text, says: text, means: text })),
    forecast: z.object({
      id: text,
      title: text,
      asOf: text,
      standing: z.enum(['official', 'interim']),
      feed: text,
      feeds: Feeds,
      sample: Samples,
    }),
    versions: z.array(z.object({ version: text, firstLoadedAt: text, loadedBy: text, current: z.boolean() })),
    foreseen: z.array(ForeseenOut).nullable(),
    dataVersion: text,
  })
  .openapi('IndicatorPage');

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
// The compiler stops comparing some levels down, so the innermost shape is held on its own.
export const pointsMatch: Same<z.output<typeof MonthPointOut>, MonthPoint> = true;
export const readingsMatch: Same<z.output<typeof ForecastReadingOut>, ForecastReading> = true;
export const pagesMatch: Same<z.output<typeof IndicatorPageOut>, IndicatorPage> = true;
