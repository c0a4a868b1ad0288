import { z } from 'zod';
import { isMonth } from '../event/calendar.ts';
import { DaySchema } from '../event/event.ts';
import { Vocabulary, WordId } from '../event/vocabulary-file.ts';
import { Indicator } from '../indicator/definition.ts';
import { Forecast } from '../indicator/forecast.ts';
import { ReportPlan } from './plan.ts';
import { Sums } from './sums.ts';

const month = z.string().refine(isMonth, 'is not a month between 1900 and 2100: write YYYY-MM');
const count = z.int().min(0);
const number = z.number().nullable();
const list = z.array(z.string());
const fixed = list.readonly();

/** So many events travel with a report; of more, their sums by day. */
export const MOST_EVENTS = 100_000;

const EvidenceFacts = z.strictObject({
  when: DaySchema,
  event: z.string(),
  ...{ by: fixed, with: fixed, between: fixed, against: fixed, in: fixed, weapon: fixed, tag: fixed },
  ...{ deaths: number, deaths_victims: number, deaths_attackers: number, deaths_forces: number },
  ...{ deaths_civilians: number, injured: number },
  grades: fixed,
  district: z.string().nullable(),
});

/** One event as a report carries it: what the reckoning takes from it, and the words that name it. */
export const EvidenceEvent = z.strictObject({
  id: z.uuid(),
  summary: z.string(),
  /** Its last day: an event left out of the forecast is known by all its days. */
  to: DaySchema,
  facts: EvidenceFacts,
  sources: z.array(
    z.strictObject({
      publisher: z.string(),
      url: z.string().nullable(),
      published: DaySchema.nullable(),
      grade: z.string(),
    }),
  ),
  /** A source of grade C3 or better, or two sources. */
  wellSourced: z.boolean(),
  /** What people decided against the rule, by indicator. */
  decided: z.array(
    z.strictObject({ indicator: WordId, counts: z.boolean(), reason: z.string(), by: z.string(), at: z.string() }),
  ),
});
export type EvidenceEvent = z.output<typeof EvidenceEvent>;

const SharedPair = z.strictObject({ a: z.string(), b: z.string(), events: count });
const VERDICTS = ['as-predicted', 'against', 'no-clear-change', 'too-little-data', 'mixed', 'watched'] as const;

const Feed = z.strictObject({
  id: z.string(),
  title: z.string(),
  coverage: z.array(z.strictObject({ from: month, to: month, countries: list, indicators: list.nullable() })),
  nilReturns: z
    .array(z.strictObject({ forecast: z.string(), indicator: z.string(), from: DaySchema, to: DaySchema }))
    .exactOptional(),
  holdBack: count,
  currentTo: DaySchema.nullable(),
  events: count,
  ...{ licence: z.string(), citation: z.string(), redistribution: z.string() },
  accessed: DaySchema.nullable(),
});

/**
 * All that a report's reading rests on, so that anybody can reckon it again (`signposts verify`): the plan, definitions,
 * feeds with their coverage, and the events of the feed that is read. Sums by day stand for other feeds; for the feed
 * itself where its terms keep its rows in or its events are too many (`held`), then without the names of any event.
 */
export const Evidence = z.strictObject({
  plan: ReportPlan,
  forecast: z.strictObject({
    id: WordId,
    hash: z.string(),
    definition: Forecast,
    indicators: z
      .array(
        z.strictObject({
          id: WordId,
          development: WordId,
          definition: Indicator,
          version: z.string(),
          path: z.string(),
        }),
      )
      .max(1_000),
  }),
  vocabulary: Vocabulary,
  feed: z.string(),
  asOf: DaySchema,
  /** The moment whose entries are read; null: as they stood when the report was made. */
  at: z.string().nullable(),
  sample: z.array(z.enum(['notable', 'practice'])),
  changedAfterRegistration: z.array(z.string()),
  dataVersion: z.string(),
  feeds: z.array(Feed).max(1_000),
  totals: z.strictObject({ total: count, counted: count, inReview: count, withSource: count, withTwoSources: count }),
  /** Every event of the feed that serves an indicator in any role, by id; null where `held` says why not. */
  events: z.array(EvidenceEvent).max(MOST_EVENTS).nullable(),
  held: z.enum(['terms', 'many']).nullable(),
  /** By feed, then by indicator. Of the feed that is read: its published totals alone, where events are carried. */
  sums: z.record(z.string(), z.record(z.string(), Sums)),
  /** Pairs of indicators that share events, where these are not carried; `earlier` for the reading before the period. */
  shared: z.array(SharedPair),
  earlier: z.strictObject({ asOf: DaySchema, shared: z.array(SharedPair) }).nullable(),
  names: z.record(z.string(), z.string()),
  revised: z.array(
    z.strictObject({
      ...{ indicator: z.string(), vintage: z.string(), title: z.string(), on: DaySchema },
      from: z.enum(VERDICTS),
      to: z.enum(VERDICTS),
      because: z.enum(['new-months', 'revised', 'both']),
    }),
  ),
});
export type Evidence = z.output<typeof Evidence>;
