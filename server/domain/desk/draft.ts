import { z } from 'zod';
import { isKeepable } from '../event/hidden-marks.ts';

/** How many drafts one person keeps; more than anybody finds again in a list. */
export const MOST_DRAFTS = 200;
/** Bytes of a draft's body as JSON. */
export const DRAFT_BYTES = 200_000;
const DEPTH = 20;

/** A form as it was typed. The page that wrote it is the only one that reads it, so it is kept as it is. */
const Body = z.record(z.string(), z.unknown()).refine((body) => isShallow(body, DEPTH), {
  message: `is nested more than ${DEPTH} levels deep`,
  params: { fix: 'Send the fields of a form.' },
});

/**
 * A draft to be kept. `version` is the one that was read or kept last, 0 for a new draft. The title is what was typed
 * so far, hidden marks and all: a draft is never refused for its words.
 */
export const DraftIn = z.strictObject({
  title: z.string().min(1).max(200).refine(isKeepable, 'holds characters that cannot be stored'),
  event: z.uuid().nullable().describe('The event being changed; null for a new one'),
  body: Body,
  version: z.int().min(0).max(2_000_000_000),
});
export type DraftIn = z.output<typeof DraftIn>;

export const DraftKept = z.object({ id: z.uuid(), version: z.int(), changedAt: z.string() });
export type DraftKept = z.output<typeof DraftKept>;

export const DraftRow = DraftKept.extend({ title: z.string(), event: z.uuid().nullable() });
export const DraftList = z.object({ drafts: z.array(DraftRow) });
export type DraftList = z.output<typeof DraftList>;

export const DraftOut = DraftRow.extend({ body: z.record(z.string(), z.unknown()) });
export type DraftOut = z.output<typeof DraftOut>;

function isShallow(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
