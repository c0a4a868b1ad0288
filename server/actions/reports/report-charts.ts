import { z } from 'zod';
import { ReportPlan } from '../../domain/report/plan.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { CHART_FORMATS, chartCopy, readChart, type ChartCopy } from '../readings/export-chart.ts';
import { daysRead } from './days-read.ts';
import { makeReport } from './make-report.ts';

const Asked = z.object({ charts: z.array(z.enum(CHART_FORMATS)).min(1) });

/** The chart of every indicator of a report as files, one after the other; from the reading that the report is made of. */
export async function* reportCharts({
  ctx,
  input: { charts, ...input },
}: {
  ctx: Ctx;
  input: { charts: readonly string[]; [name: string]: unknown };
}): AsyncGenerator<ChartCopy> {
  const formats = parse(Asked, { charts }).charts;
  const plan = parse(ReportPlan, input);
  const { report } = await makeReport({ ctx, input: plan });
  const { until } = await daysRead(ctx, ctx.store, plan);
  const asked = { forecast: plan.forecast, feed: plan.feed ?? undefined, 'as-of': plan.asOf ?? undefined };
  for (const { id: indicator } of report.rows) {
    const chart = await readChart({ ctx, input: { ...asked, indicator, until: until ?? undefined } });
    for (const format of formats) yield await chartCopy(chart, format, 'light');
  }
}
