import { z } from 'zod';

/** The first word of every backup, and the version of its format. */
export const MARK = 'signposts-backup';
export const FORMAT = 1;

/** Lines longer than this are refused: the largest real one holds an attachment of 20 MiB, written as hex digits. */
export const LONGEST_LINE = 160 * 1024 * 1024;

const Name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

/** One table as a backup holds it: its columns in the order of the rows, and how many rows there are. */
export const TableHead = z.strictObject({
  name: Name,
  columns: z.array(Name).min(1).max(500),
  rows: z.int().nonnegative(),
});
export type TableHead = z.infer<typeof TableHead>;

/** Where a sequence stands; the number as text, since it can be larger than a JavaScript number. */
export const SequenceHead = z.strictObject({
  name: Name,
  value: z.string().regex(/^-?\d{1,19}$/),
  called: z.boolean(),
});
export type SequenceHead = z.infer<typeof SequenceHead>;

/** What stands in the first line of a backup. */
export const Header = z.strictObject({
  /** Name and version of the product that wrote it. */
  product: z.string().max(100),
  /** When the snapshot was taken, ISO in UTC. */
  at: z.iso.datetime(),
  /** Why: asked for by a person, due by the clock, or before the tables were changed. */
  kind: z.enum(['asked', 'scheduled', 'before-migration']),
  /** The newest migration of the database, by the time it was written, and how many there were. */
  migration: z.strictObject({ when: z.int().positive(), count: z.int().positive() }),
  tables: z.array(TableHead).min(1).max(1_000),
  /** Tables that are left out on purpose. */
  without: z.array(Name),
  sequences: z.array(SequenceHead).max(1_000),
  /** Files of the definitions. */
  files: z.int().nonnegative(),
  /** The newest hash of the audit trail; null where the trail carries none. */
  auditHead: z.string().nullable(),
});
export type Header = z.infer<typeof Header>;

/** One file of the definitions: a path below their folder, with "/" between its parts, and its bytes. */
export interface DefinitionFile {
  path: string;
  bytes: Uint8Array;
}

/** Whether a path may be written below a folder: plain names only, none that leads out of it. */
export function isPlainPath(path: string): boolean {
  const parts = path.split('/');
  return parts.length <= 10 && parts.every((part) => /^[\w][\w .-]{0,120}$/.test(part) && !part.endsWith('.'));
}
