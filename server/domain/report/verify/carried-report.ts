import { z } from 'zod';
import { DaySchema } from '../../event/event.ts';
import { Evidence } from '../evidence.ts';

const Hash = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'is not a SHA-256');
const words = z.string();

const CarriedEvent = z.strictObject({
  ...{ id: words, day: DaySchema, when: words, kind: words, summary: words, place: words },
  ...{ lat: z.number().nullable(), lon: z.number().nullable(), killed: words, counts: z.array(words) },
  sources: z.array(
    z.strictObject({ publisher: words, url: words.nullable(), published: DaySchema.nullable(), grade: words }),
  ),
  inReview: z.boolean(),
});

/** What of a report cannot be reckoned from its evidence: who signed it, and the words of the events it names. */
export const CarriedMaterial = z.looseObject({
  signed: z
    .strictObject({
      ...{ id: z.uuid(), number: z.int(), by: words, at: words },
      corrects: z.strictObject({ number: z.int(), at: words, because: words }).nullable(),
    })
    .nullable(),
  cited: z.array(CarriedEvent),
  events: z.strictObject({ items: z.array(CarriedEvent), total: z.int(), words }).nullable(),
});

/** A report as its JSON carries it. Report and reading are compared, not believed, so that their shape is open. */
export const CarriedReport = z.strictObject({
  format: z.literal('signposts-trend-report'),
  formatVersion: z.literal(2),
  software: words,
  madeAt: words,
  hash: Hash,
  hashes: z.strictObject({ report: Hash, reading: Hash, evidence: Hash.nullable() }),
  address: words.nullable(),
  report: CarriedMaterial,
  reading: z.looseObject({}),
  evidence: Evidence.nullable(),
});
export type CarriedReport = z.output<typeof CarriedReport>;
