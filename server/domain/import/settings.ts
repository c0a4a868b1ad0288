import { z } from 'zod';
import { isMonth } from '../event/calendar.ts';
import { WordId } from '../event/vocabulary-file.ts';

const Month = z.string().refine(isMonth, 'is not a month: write YYYY-MM');

/** What to do with a row that looks like an event of the same feed under another id. */
export const DUPLICATE_CHOICES = ['review', 'sources', 'skip'] as const;

/** A cell to be read as something else, wherever the column holds it: one repair for all its rows. */
export const CellFix = z.strictObject({
  column: z.string().max(200),
  value: z.string().max(1000),
  use: z.string().max(1000),
});
export type CellFix = z.output<typeof CellFix>;

/** The months and countries a file covers, as a person confirmed them. */
export const Covers = z.strictObject({ from: Month, to: Month, countries: z.array(WordId).min(1).max(20) });
export type Covers = z.output<typeof Covers>;

/** How a file is to be imported. */
export const ImportSettings = z.strictObject({
  /** Null while nobody knows what the file is. */
  feed: z.string().max(60).nullable(),
  /** The saved mapping of an unknown table; null for a dataset that is recognised. */
  mapping: z.uuid().nullable(),
  /** As its publisher numbers it. */
  release: z.string().max(60).nullable(),
  /** `proposed` is what the file shows; `none` declares nothing. */
  covers: z.union([z.enum(['proposed', 'none']), Covers]),
  duplicates: z.enum(DUPLICATE_CHOICES),
  /** Import the valid rows although others are refused. */
  acceptValid: z.boolean(),
  /** Retract events that the file no longer has, within what it covers. */
  dropGone: z.boolean(),
  fixes: z.array(CellFix).max(500),
});
export type ImportSettings = z.output<typeof ImportSettings>;
