import { z } from 'zod';
import { ImportCheck } from './check.ts';
import { FileLook } from './file-look.ts';
import { ImportSettings } from './settings.ts';
import { IMPORT_ORIGINS, IMPORT_STATES } from './states.ts';

export const ImportProgress = z.object({
  step: z.enum(['reading', 'writing', 'reckoning']),
  rows: z.int(),
  /** Rows in all, as far as it is known. */
  of: z.int().nullable(),
});
export type ImportProgress = z.output<typeof ImportProgress>;

/** A file on its way into the log, from its upload to its end. */
export const Import = z.object({
  id: z.uuid(),
  state: z.enum(IMPORT_STATES),
  origin: z.enum(IMPORT_ORIGINS),
  file: z.string(),
  size: z.int(),
  sha256: z.string(),
  look: FileLook,
  settings: ImportSettings,
  progress: ImportProgress.nullable(),
  /** What it would do; of one that is done, what it did. Null until it was checked. */
  check: ImportCheck.nullable(),
  /** Why the last attempt ended: a problem's code, what happened and what to do. */
  problem: z.object({ code: z.string(), detail: z.string(), fix: z.string() }).nullable(),
  vintage: z.uuid().nullable(),
  at: z.string(),
  by: z.string(),
  changedAt: z.string(),
});
export type Import = z.output<typeof Import>;
