import { z } from 'zod';
import { DELIVERY_STATES, OUTCOMES, WAYS } from './delivery-values.ts';
import { Schedule, Target } from './schedule.ts';

/** A file as it went out. */
export const SentFile = z.object({ name: z.string(), bytes: z.int(), sha256: z.string() });
export type SentFile = z.output<typeof SentFile>;

export const Attempt = z.object({
  n: z.int(),
  at: z.string(),
  outcome: z.enum(OUTCOMES),
  answer: z.string().describe('What the other side said, shortened'),
  bytes: z.int(),
  ms: z.int().describe('How long it took, in milliseconds'),
});
export type Attempt = z.output<typeof Attempt>;

/** One sending, from when it was due to its end, with every try. */
export const Delivery = z.object({
  id: z.uuid(),
  kind: z.enum(['report', 'test', 'digest']),
  schedule: z.uuid().nullable(),
  title: z.string(),
  target: Target,
  dueAt: z.string(),
  missed: z.int(),
  state: z.enum(DELIVERY_STATES),
  words: z.string().describe('How it stands, in a sentence'),
  nextAt: z.string().nullable().describe('When it is tried again'),
  files: z.array(SentFile),
  by: z.string(),
  endedAt: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  acknowledgedBy: z.string().nullable(),
  attempts: z.array(Attempt),
});
export type Delivery = z.output<typeof Delivery>;

/** Somebody who is told of changes by mail. */
export const Subscriber = z.object({
  id: z.uuid(),
  forecast: z.string(),
  address: z.string(),
  at: z.string(),
  by: z.string().describe('Who entered the address'),
});
export type Subscriber = z.output<typeof Subscriber>;

/** Everything the page of deliveries shows. */
export const DeliveryPage = z.object({
  schedules: z.array(Schedule),
  deliveries: z.array(Delivery).describe('The newest hundred, and every failure that nobody has acknowledged'),
  subscribers: z.array(Subscriber),
  formats: z.array(z.string()),
  ways: z.record(z.enum(WAYS), z.object({ on: z.boolean(), how: z.string() })),
  failed: z.int(),
});
export type DeliveryPage = z.output<typeof DeliveryPage>;

/** Failures that nobody has acknowledged: for the mark in the menu. */
export const FailedDeliveries = z.object({ failed: z.int(), words: z.string().nullable() });
export type FailedDeliveries = z.output<typeof FailedDeliveries>;
