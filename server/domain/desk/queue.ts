import { z } from 'zod';
import { text } from '../event/event.ts';
import { STATUSES } from '../event/event-values.ts';
import { CountsToward, EventOut, EventRow } from '../wire.ts';
import { ReviewReason } from './review.ts';

export const DECISIONS = ['keep', 'reject', 'ask'] as const;
export const TABS = ['to-decide', 'sensitive', 'one-source', 'verdict', 'decided'] as const;
export type Tab = (typeof TABS)[number];

/** Days that a decision stays in the list of what was decided. */
export const DECIDED_DAYS = 7;

/** What somebody decides of an event in the queue. */
export const DecisionIn = z
  .strictObject({
    decision: z.enum(DECISIONS),
    note: text(500).optional().describe('Why. Needed to reject and to ask; it becomes the reason or the comment'),
  })
  .refine(({ decision, note }) => decision === 'keep' || note, {
    path: ['note'],
    message: 'is missing: say why, for those who read the log later',
  });
export type DecisionIn = z.output<typeof DecisionIn>;

export const QueueQuery = z.strictObject({
  tab: z.enum(TABS).default('to-decide'),
  after: z.string().max(200).optional(),
  limit: z
    .string()
    .regex(/^[1-9][0-9]?$/, 'must be a number from 1 to 99')
    .optional(),
});

/** One line of the queue: the event, why it is there, and what was decided. */
export const QueueLine = z.object({
  event: EventRow,
  version: z.int(),
  reasons: z.array(ReviewReason),
  openedAt: z.string(),
  openedBy: z.string(),
  decision: z.enum(['keep', 'merge', 'reject', 'ask']).nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  note: z.string().nullable(),
});
export type QueueLine = z.output<typeof QueueLine>;

export const Queue = z.object({
  lines: z.array(QueueLine),
  counts: z.record(z.enum(TABS), z.int()),
  /** Hand back as `after` for the next page; null on the last. */
  next: z.string().nullable(),
});
export type Queue = z.output<typeof Queue>;

/** One event of the queue with all that a decision rests on, beside the event itself. */
export const ReviewOut = z.object({
  line: QueueLine,
  /** What keeping it would change; of an event that counts already, what it counts toward. */
  toward: CountsToward.shape.counts,
  counting: z.boolean(),
  /** Who may not keep it, because the policy asks for four eyes. */
  barred: z.array(z.string()),
});
export type ReviewOut = z.output<typeof ReviewOut>;

/** An event after a decision, and whether it still waits. */
export const Decided = z.object({ event: EventOut, open: z.boolean() });
export type Decided = z.output<typeof Decided>;

/** What would happen to a draft that is logged as it stands. */
export const ReviewForecast = z.object({
  status: z.enum(STATUSES),
  reasons: z.array(ReviewReason.extend({ holds: z.boolean() })),
});
export type ReviewForecast = z.output<typeof ReviewForecast>;

export const CommentIn = z.strictObject({
  body: text(2000).refine((value) => value.length > 0, 'is empty: write what the others should know'),
});
export const CommentOut = z.object({ id: z.uuid(), at: z.string(), by: z.string(), body: z.string() });
export type CommentOut = z.output<typeof CommentOut>;
