import { z } from 'zod';
import { DaySchema } from '../../domain/event/event.ts';
import { PERIODS } from '../../domain/indicator/definition.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { chartIn } from '../../domain/reading/chart/chart.ts';
import type { ForecastReading, IndicatorReading } from '../../domain/reading/reading.ts';
import { changeWithInterval } from '../../domain/reading/sentences/sentences.ts';
import { BADGES } from '../../domain/reading/verdict.ts';
import { SAMPLE_NOTICES } from '../../domain/report/sample-notice.ts';
import type { ChartFile } from '../../exporters/chart-file.ts';
import { writeChartCsv } from '../../exporters/csv/write-chart.ts';
import { writeChartJson } from '../../exporters/json/write-chart.ts';
import { writeChartSvg } from '../../exporters/svg/write-chart.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { readForecast } from './read-forecast.ts';

/** What may be asked of a chart's file; the same names as in the page's address. */
export const ChartQuery = z.strictObject({
  feed: z.string().max(60).optional(),
  'as-of': DaySchema.optional(),
  grain: z.enum(PERIODS).optional().describe('Span of a mark, where the chart is offered in it'),
  theme: z.enum(['light', 'dark']).optional().describe('Of the drawing'),
});
export const CHART_FORMATS = ['csv', 'json', 'svg'] as const;
const ExportInput = ChartQuery.extend({
  forecast: z.string().max(100),
  indicator: z.string().max(100),
  format: z.enum(CHART_FORMATS),
});

/** A chart's file, ready to be sent. */
export interface ChartCopy {
  mediaType: string;
  fileName: string;
  text: string;
}

/**
 * One chart as a file, from the same reading that the page shows.
 * @throws Problem `forecast-not-found`, `indicator-not-found`, `feed-not-found` or `not-valid`
 */
export async function exportChart({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<ChartCopy> {
  const { format, theme = 'light', ...asked } = parse(ExportInput, input);
  return chartCopy(await readChart({ ctx, input: asked }), format, theme);
}

/**
 * One chart with all that a file of it says.
 * @throws Problem `forecast-not-found`, `indicator-not-found` or `feed-not-found`
 */
export async function readChart({
  ctx,
  input: { indicator: id, grain, ...asked },
}: {
  ctx: Ctx;
  input: z.output<typeof ChartQuery> & { forecast: string; indicator: string };
}): Promise<ChartFile> {
  allow(ctx.actor, 'reading:read');
  const whole = await readForecast({ ctx, input: asked });
  const reading = whole.developments.flatMap((each) => each.indicators).find((each) => each.id === id);
  if (!reading) throw new Problem('indicator-not-found', `There is no indicator "${id.slice(0, 60)}" in this forecast`);
  return fileOf(whole, reading, chartIn(reading, grain ?? null));
}

/** The chart written in a format. */
export function chartCopy(file: ChartFile, format: (typeof CHART_FORMATS)[number], theme: 'light' | 'dark'): ChartCopy {
  const fileName = `signposts-${file.forecast}-${file.indicator}-${file.feed.id}-${file.asOf}.${format}`;
  switch (format) {
    case 'csv':
      return { mediaType: 'text/csv; charset=utf-8', fileName, text: writeChartCsv(file) };
    case 'json':
      return { mediaType: 'application/json; charset=utf-8', fileName, text: writeChartJson(file) };
    case 'svg':
      return { mediaType: 'image/svg+xml; charset=utf-8', fileName, text: writeChartSvg(file, theme) };
  }
}

function fileOf(whole: ForecastReading, reading: IndicatorReading, chart: ChartFile['chart']): ChartFile {
  return {
    chart,
    forecast: whole.forecast,
    indicator: reading.id,
    feed: { id: whole.feed, title: whole.feedTitle, ...whole.credit },
    asOf: whole.asOf,
    through: whole.through,
    version: reading.version,
    finding: reading.sentences.finding,
    verdict: { verdict: reading.verdict, word: BADGES[reading.verdict], also: reading.qualifierWords },
    expects: reading.expectsWords,
    before: reading.before?.words ?? null,
    after: reading.after?.words ?? null,
    change: reading.change ? changeWithInterval(reading.change) : null,
    sample: whole.sample.map((name) => SAMPLE_NOTICES[name]).join(' ') || null,
  };
}
