import { z } from '@hono/zod-openapi';
import type { ForecastOverview, OverviewIndicator } from '../domain/reading/pages/overview.ts';
import { ChartOut } from './chart-schema.ts';
import { DevelopmentReadingOut, ForecastReadingOut, IndicatorReadingOut } from './reading-schema.ts';

/** The lean form of a reading as the API document declares it; held equal to the domain's type by the compiler. */
const text = z.string();
const number = z.number();
const Role = ChartOut.shape.marks.element.shape.role;

export const SparkOut = z
  .object({
    form: ChartOut.shape.form,
    tone: ChartOut.shape.tone,
    article: number,
    band: z.object({ lo: number, hi: number }).nullable(),
    marks: z.array(z.tuple([number.nullable(), Role])).openapi({
      type: 'array',
      items: { type: 'array', items: {} },
      description: 'Value and role of each mark',
    }),
    text,
  })
  .openapi('Spark');

const OverviewIndicatorOut = IndicatorReadingOut.pick({
  id: true,
  title: true,
  claims: true,
  expects: true,
  expectsWords: true,
  verdict: true,
  qualifierWords: true,
  before: true,
  after: true,
  change: true,
  oriented: true,
})
  .extend({
    checks: z.object({ of: number, holds: number }),
    byHand: number,
    span: text.nullable(),
    sentences: z.object({ finding: text, change: text, byHand: text.nullable() }),
    spark: SparkOut,
  })
  .openapi('OverviewIndicator');

const OverviewDevelopmentOut = DevelopmentReadingOut.omit({ indicators: true, lead: true })
  .extend({
    lead: z.object({ indicator: text, title: text, chart: ChartOut }).nullable(),
    indicators: z.array(OverviewIndicatorOut),
  })
  .openapi('OverviewDevelopment');

export const ForecastOverviewOut = ForecastReadingOut.omit({
  developments: true,
  credit: true,
  definitions: true,
  sentences: true,
})
  .extend({
    sentences: ForecastReadingOut.shape.sentences.extend({
      changed: text,
      unchanged: text,
      entered: text.nullable(),
    }),
    sources: z.array(z.object({ words: text, opens: z.enum(['counted', 'in-review']).nullable() })),
    shaky: z.array(text),
    gappy: z.array(text),
    entered: z
      .object({
        since: text,
        months: z.object({ from: text, to: text }),
        indicators: z.array(z.object({ indicator: text, title: text, events: number })),
      })
      .nullable(),
    developments: z.array(OverviewDevelopmentOut),
  })
  .openapi('ForecastOverview');

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const indicatorsMatch: Same<z.output<typeof OverviewIndicatorOut>, OverviewIndicator> = true;
export const overviewsMatch: Same<z.output<typeof ForecastOverviewOut>, ForecastOverview> = true;
