import { z } from '@hono/zod-openapi';

const text = z.string();
const number = z.number();
const Line = z.object({ value: number, label: text }).nullable();

const Mark = z.object({
  from: text,
  to: text,
  label: text,
  role: z.enum(['before', 'after', 'provisional', 'outside', 'missing']),
  value: number.nullable(),
  lo: number.nullable(),
  hi: number.nullable(),
  n: number.nullable(),
  events: number,
  unusual: z.boolean(),
  hollow: z.boolean(),
});

/** A chart without a painter, as the API document declares it. */
export const ChartOut = z
  .object({
    form: z.enum(['columns', 'dots', 'line', 'steps']),
    title: text,
    subtitle: text,
    unit: text,
    percent: z.boolean(),
    marks: z.array(Mark),
    article: z.object({ month: text, label: text }),
    watch: z.object({ from: text, to: text }),
    before: Line,
    after: Line,
    band: z.object({ lo: number, hi: number, label: text }).nullable(),
    level: Line,
    quiet: z.array(z.object({ from: text, to: text, label: text })),
    leftOut: z.array(z.object({ on: text, label: text, event: text.nullable() })),
    changed: z.object({ month: text, label: text }).nullable(),
    tone: z.enum(['as-predicted', 'against', 'no-clear-change', 'too-little-data']),
    text,
    notes: z.array(text),
  })
  .openapi('Chart');
