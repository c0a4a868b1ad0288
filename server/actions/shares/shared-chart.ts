import { z } from 'zod';
import { CHART_FORMATS, chartCopy, ChartQuery, type ChartCopy } from '../readings/export-chart.ts';
import { parse } from '../parse.ts';
import type { OpenShare } from './open-share.ts';
import { readShared } from './read-shared.ts';

/** What may be asked of a chart's file through a link: feed and day are the link's own. */
export const SharedChartQuery = ChartQuery.omit({ feed: true, 'as-of': true });
const Input = SharedChartQuery.extend({ indicator: z.string().max(100), format: z.enum(CHART_FORMATS) });

/** One chart as a file, through a link. */
export async function sharedChart(open: OpenShare, input: unknown): Promise<ChartCopy> {
  const { format, theme = 'light', ...of } = parse(Input, input);
  return chartCopy(await readShared(open, 'chart', of), format, theme);
}
