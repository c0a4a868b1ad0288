import { z } from 'zod';

/** What a file turned out to be before any row was read as an event. */
export const FileLook = z.object({
  /** How the table was packed. */
  packed: z.enum(['plain', 'gzip', 'zip']),
  /** The file inside an archive. */
  inner: z.string().nullable(),
  format: z.enum(['csv', 'workbook', 'geojson', 'json-lines']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  columns: z.array(z.string()).max(500),
  /** The first rows by column name, at most five; cells cut to 200 characters. */
  first: z.array(z.record(z.string(), z.string())).max(5),
  /** The dataset it is recognised as; null when its columns are to be mapped. */
  feed: z.string().nullable(),
  /** The release it says it is, from its name or its rows. */
  release: z.string().nullable(),
  /** What it is, in a line: "UCDP GED 22.1, Pakistan". */
  title: z.string(),
  /** What was noticed and will be done about it: "The row of HXL tags is skipped." */
  notes: z.array(z.string()).max(20),
});
export type FileLook = z.output<typeof FileLook>;
