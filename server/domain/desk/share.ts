import { z } from 'zod';
import { DaySchema, text } from '../event/event.ts';
import { SAMPLES } from '../event/event-values.ts';
import { WordId } from '../event/vocabulary-file.ts';
import { SHARE_DAYS } from './share-values.ts';

const PAGE = /^(|\/article|\/d\/[\w-]+|\/i\/[\w-]+(\/definition\/[\w-]+)?)(\?[^#\s<>"'\\]*)?$/;
const OPENS = z.enum(['pages', 'chart']);
const KIND = z.enum(['live', 'frozen']);

/** A link to be made. What it reads is fixed here: one forecast, one feed, one day, and numbers or events too. */
export const ShareIn = z
  .strictObject({
    opens: OPENS.default('pages').describe('The pages of the forecast, or one chart to stand in another page'),
    kind: KIND.describe('Live follows the data; frozen keeps what stands now, to the letter'),
    forecast: WordId,
    indicator: WordId.nullable().default(null).describe('The chart; null for pages'),
    feed: z.string().max(60).nullable().default(null).describe('Null: the feed of record'),
    asOf: DaySchema.nullable().default(null).describe('Null: the day it is opened'),
    address: z
      .string()
      .max(400)
      .regex(PAGE, 'is not the address of a page below the forecast, such as /i/attacks?m=2024-03')
      .default(''),
    withEvents: z.boolean().default(false).describe('Whether the events behind the numbers may be read too'),
    note: text(200).default('').describe('For whom it is; only the desk sees it'),
    days: z.literal(SHARE_DAYS).describe('Days from now on which it opens'),
  })
  .refine((share) => (share.opens === 'chart') === (share.indicator !== null), {
    path: ['indicator'],
    message: 'goes with a chart, and a chart with an indicator',
    params: { fix: 'Name the indicator for a chart, and leave it out for pages.' },
  })
  .refine((share) => share.opens === 'pages' || !share.withEvents, {
    path: ['withEvents'],
    message: 'cannot be given with one chart',
    params: { fix: 'Share the pages, or leave the events out.' },
  });

/** A link as the desk sees it; its token was shown once and is kept by nobody here. */
export const Share = z.object({
  id: z.uuid(),
  opens: OPENS,
  kind: KIND,
  forecast: z.string(),
  indicator: z.string().nullable(),
  feed: z.string().nullable(),
  asOf: z.string().nullable(),
  address: z.string(),
  page: z.string().describe('The page it opens at, by its name in the forecast'),
  withEvents: z.boolean(),
  note: z.string(),
  at: z.string(),
  by: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  revokedBy: z.string().nullable(),
  state: z.enum(['open', 'expired', 'revoked']),
});
export type Share = z.output<typeof Share>;

/** A link just made. The token stands here, and nowhere and never again. */
export const MadeShare = z.object({ share: Share, token: z.string() });
export type MadeShare = z.output<typeof MadeShare>;

/** What whoever opens a link is told of it. */
export const Shared = z.object({
  opens: OPENS,
  kind: KIND,
  forecast: z.string(),
  title: z.string(),
  publisher: z.string(),
  published: z.string(),
  developments: z.array(z.object({ id: z.string(), number: z.int(), short: z.string(), title: z.string() })),
  indicator: z.string().nullable(),
  /** The feed it reads, by name, also where that is the feed of record. */
  feed: z.string(),
  asOf: z.string().nullable(),
  address: z.string(),
  withEvents: z.boolean(),
  madeAt: z.string(),
  expiresAt: z.string(),
  /** The moment at which the answers were kept; null for a live link. */
  frozenAt: z.string().nullable(),
  sample: z.array(z.enum(SAMPLES)),
});
export type Shared = z.output<typeof Shared>;

/** Whether a link still opens. */
export function shareState(share: { expiresAt: string; revokedAt: string | null }, now: string): Share['state'] {
  if (share.revokedAt !== null) return 'revoked';
  return share.expiresAt <= now ? 'expired' : 'open';
}
