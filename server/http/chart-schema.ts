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
  named: text.nullable(),
  trigger: text.nullable(),
  days: z.object({ from: text, to: text }).nullable(),
});
const Range = z.object({ lo: number, hi: number, label: text }).nullable();
const Ranged = z.object({ value: number, lo: number, hi: number });
const Grain = z.enum(['month', 'quarter', 'half-year', 'year']);

/** A chart without a painter, as the API document declares it. */
export const ChartOut = z
  .object({
    form: z.enum(['columns', 'dots', 'line', 'steps', 'pairs', 'timeline']),
    grain: Grain,
    grains: z.array(Grain),
    title: text,
    subtitle: text,
    unit: text,
    percent: z.boolean(),
    marks: z.array(Mark),
    article: z.object({ month: text, label: text }),
    watch: z.object({ from: text, to: text }),
    before: Line,
    after: Line,
    band: Range,
    usual: Range,
    level: Line,
    pace: z.object({ label: text, points: z.array(Ranged.extend({ month: text })) }).nullable(),
    around: z.object({ words: text, before: Ranged, after: Ranged }).nullable(),
    standing: text.nullable(),
    quiet: z.array(z.object({ from: text, to: text, label: text })),
    leftOut: z.array(z.object({ on: text, label: text, event: text.nullable() })),
    changed: z.object({ month: text, label: text }).nullable(),
    tone: z.enum(['as-predicted', 'against', 'no-clear-change', 'too-little-data']),
    text,
    notes: z.array(text),
  })
  .openapi('Chart');
