import { z } from '@hono/zod-openapi';
import { CLAIMS } from '../domain/event/event-values.ts';
import type { ClaimedPage } from '../domain/reading/pages/claimed-page.ts';
import type { ComparedFeeds } from '../domain/reading/pages/compared-feeds.ts';
import type { DefinitionPage } from '../domain/reading/pages/definition-page.ts';
import type { PlacesPage } from '../domain/reading/measure/where-changed.ts';
import { ChartOut } from './chart-schema.ts';
import { SparkOut } from './overview-schema.ts';
import { ForecastReadingOut, IndicatorReadingOut } from './reading-schema.ts';

/** What an indicator's page asks for lazily, as the API document declares it; held equal to the actions' types below. */
const text = z.string();
const number = z.number();
const Span = z.object({ from: text, to: text, notMonths: z.array(text).exactOptional() });
const Judged = Span.extend({ events: number });
const Feed = z.object({ feed: text, title: text, record: z.boolean() });

const Way = z.enum(['up', 'down', 'level']);
const Verdict = IndicatorReadingOut.shape.verdict;
const AgreementOut = z
  .object({
    feed: text,
    with: text,
    months: number,
    steps: number,
    per: IndicatorReadingOut.shape.per,
    went: z.object({ feed: Way, with: Way }).nullable(),
    verdicts: z.object({ feed: Verdict, with: Verdict }).nullable(),
    moves: z.object({ of: number, rose: number, fell: number, parted: number }).nullable(),
    rank: number.nullable(),
    levels: z.object({ feed: number, with: number, ratio: number.nullable() }).nullable(),
    words: text,
  })
  .openapi('Agreement');

export const ComparedFeedsOut = z
  .object({
    says: z.array(
      IndicatorReadingOut.pick({
        verdict: true,
        qualifierWords: true,
        change: true,
        oriented: true,
        before: true,
        after: true,
        counts: true,
        coverage: true,
        confidence: true,
        kind: true,
      }).extend({
        ...Feed.shape,
        standing: ForecastReadingOut.shape.standing,
        months: z.object({ before: Judged.nullable(), after: Judged.nullable() }),
        spark: SparkOut,
      }),
    ),
    silent: z.array(Feed.extend({ why: text })),
    agreement: z.array(AgreementOut).exactOptional(),
  })
  .openapi('ComparedFeeds');

const Side = z.object({ value: number, words: text, events: number, months: number, opens: Span }).nullable();

export const PlacesPageOut = z
  .object({
    feed: text,
    level: z.enum(['district', 'province']).nullable(),
    unit: z.enum(['a month', 'a quarter', 'a half-year', 'a year', '%', 'each', 'times', 'to 1']),
    places: z.array(
      z.object({
        place: text,
        title: text,
        before: Side,
        after: Side,
        marks: z.array(
          z.object({
            from: text,
            to: text,
            label: text,
            role: ChartOut.shape.marks.element.shape.role,
            value: number.nullable(),
            events: number,
          }),
        ),
      }),
    ),
    article: text,
    top: number,
    words: text,
    note: text.nullable(),
  })
  .openapi('Places');

const Told = z.object({ events: number, sum: number.nullable() });
const ClaimedSide = Told.extend({
  opens: Span,
  months: number,
  judged: z.boolean(),
  on: z.array(Told.extend({ claim: z.enum(CLAIMS) })),
}).nullable();

export const ClaimedPageOut = z
  .object({
    feed: text,
    before: ClaimedSide,
    after: ClaimedSide,
    claims: z.boolean(),
    words: text,
    summed: text.nullable(),
  })
  .openapi('Claimed');

const Pieces = z.array(z.object({ text, is: z.enum(['same', 'added', 'removed']) }));

export const DefinitionPageOut = z
  .object({
    forecast: z.object({ id: text, title: text, registered: text }),
    indicator: z.object({ id: text, title: text, question: text }),
    development: z.object({ id: text, number, short: text }),
    version: text,
    versions: z.array(
      z.object({
        version: text,
        number,
        firstLoadedAt: text,
        loadedBy: text,
        current: z.boolean(),
        late: z.boolean(),
        changed: z.array(text),
      }),
    ),
    rows: z.array(z.object({ id: text, title: text, pieces: Pieces })),
    examples: z.array(z.object({ what: text, counts: z.boolean(), note: text.nullable(), source: text.nullable() })),
    file: z.object({ path: text, pieces: Pieces }),
  })
  .openapi('Definition');

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const feedsMatch: Same<z.output<typeof ComparedFeedsOut>, ComparedFeeds> = true;
export const claimsMatch: Same<z.output<typeof ClaimedPageOut>, ClaimedPage> = true;
export const placesMatch: Same<z.output<typeof PlacesPageOut>, PlacesPage> = true;
export const definitionsMatch: Same<z.output<typeof DefinitionPageOut>, DefinitionPage> = true;
