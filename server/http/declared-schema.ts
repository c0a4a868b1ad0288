import { z } from '@hono/zod-openapi';
import type { Declared } from '../domain/desk/declared.ts';

const Span = z.object({ from: z.string(), to: z.string(), why: z.string().nullable() });

/** What a forecast declared, as the API document has it; the last line holds it equal to the domain's type. */
export const DeclaredOut = z.object({
  forecast: z.string(),
  title: z.string(),
  source: z.object({ author: z.string(), publisher: z.string(), published: z.string() }),
  registered: z.string(),
  windows: z.object({
    baseline: Span,
    longBaseline: Span.nullable(),
    watch: Span,
    checkpoints: z.array(z.string()),
  }),
  leftOut: z.array(z.object({ on: z.string(), why: z.string() })),
  quietPeriods: z.array(z.object({ from: z.string(), to: z.string(), what: z.string() })),
  developments: z.array(
    z.object({
      number: z.int(),
      short: z.string(),
      authorsPrior: z.number().nullable(),
      explanations: z.array(z.object({ title: z.string(), prior: z.number() })),
    }),
  ),
  measures: z.array(
    z.object({
      kind: z.enum(['count', 'sum', 'share', 'mean', 'ratio', 'distinct', 'first', 'response']),
      indicators: z.int(),
    }),
  ),
  feeds: z.array(z.object({ id: z.string(), title: z.string(), holdBack: z.int() })),
}) satisfies z.ZodType<Declared>;
