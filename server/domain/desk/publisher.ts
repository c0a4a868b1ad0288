import { z } from 'zod';

/** A publisher that this desk has cited, for the form's list. */
export const KnownPublisher = z.object({
  publisher: z.string(),
  /** How many sources of the desk's recent events name it. */
  used: z.int(),
  /** The grade most often given to it here, such as "B2"; null where it was never judged. */
  grade: z.string().nullable(),
  /** The host most of its links lead to, without "www."; null where none is known. */
  host: z.string().nullable(),
});
export type KnownPublisher = z.output<typeof KnownPublisher>;
