import { z } from 'zod';
import { DaySchema } from '../../domain/event/event.ts';
import { PERIODS } from '../../domain/indicator/definition.ts';
import { mayLeave } from '../../domain/licence.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { chartIn } from '../../domain/reading/chart/chart.ts';
import type { ForecastReading, IndicatorReading } from '../../domain/reading/reading.ts';
import { withoutEvents } from '../../domain/reading/pages/without-events.ts';
import { changeWithInterval } from '../../domain/reading/sentences/sentences.ts';
import { BADGES } from '../../domain/reading/verdict.ts';
import { SAMPLE_NOTICES } from '../../domain/report/sample-notice.ts';
import type { ChartFile } from '../../exporters/chart-file.ts';
import { writeChartCsv } from '../../exporters/csv/write-chart.ts';
import { bytesOf } from '../../exporters/exporter.ts';
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
export const CHART_FORMATS = ['csv', 'json', 'svg', 'png'] as const;
const ExportInput = ChartQuery.extend({
  forecast: z.string().max(100),
  indicator: z.string().max(100),
  format: z.enum(CHART_FORMATS),
});

/** A chart's file, ready to be sent. */
export interface ChartCopy {
  mediaType: string;
  fileName: string;
  bytes: Uint8Array;
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
 * One chart with all that a file of it says, and no more than may leave (`domain/licence.ts`).
 * @throws Problem `forecast-not-found`, `indicator-not-found` or `feed-not-found`
 */
export async function readChart({
  ctx,
  input: { indicator: id, grain, ...asked },
}: {
  ctx: Ctx;
  input: z.output<typeof ChartQuery> & { forecast: string; indicator: string; until?: string | undefined };
}): Promise<ChartFile> {
  allow(ctx.actor, 'reading:read');
  const whole = await readForecast({ ctx, input: asked });
  const reading = whole.developments.flatMap((each) => each.indicators).find((each) => each.id === id);
  if (!reading) throw new Problem('indicator-not-found', `There is no indicator "${id.slice(0, 60)}" in this forecast`);
  const leaving = mayLeave({ title: whole.feedTitle, ...whole.credit }, 'chart');
  const file = fileOf(whole, reading, chartIn(reading, grain ?? null), leaving.withheld);
  // Looked for in the whole reading too: a sentence may say the words of an event that the chart itself does not name.
  return leaving.rows ? file : withoutEvents({ reading, file }).file;
}

/** The chart written in a format. */
export async function chartCopy(
  file: ChartFile,
  format: (typeof CHART_FORMATS)[number],
  theme: 'light' | 'dark',
): Promise<ChartCopy> {
  const { mediaType, write } = WRITERS[format];
  const fileName = `signposts-${file.forecast}-${file.indicator}-${file.feed.id}-${file.asOf}.${format}`;
  return { mediaType, fileName, bytes: await write(file, theme) };
}

interface Writer {
  mediaType: string;
  write(file: ChartFile, theme: 'light' | 'dark'): Uint8Array | Promise<Uint8Array>;
}

const WRITERS: Record<(typeof CHART_FORMATS)[number], Writer> = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: (file) => bytesOf(writeChartCsv(file)) },
  json: { mediaType: 'application/json; charset=utf-8', write: (file) => bytesOf(writeChartJson(file)) },
  svg: { mediaType: 'image/svg+xml; charset=utf-8', write: (file, theme) => bytesOf(writeChartSvg(file, theme)) },
  // Half a megabyte of WebAssembly and the fonts: loaded when the first picture is asked for.
  png: {
    mediaType: 'image/png',
    write: async (file, theme) => (await import('../../exporters/png/write-chart.ts')).writeChartPng(file, theme),
  },
};

function fileOf(
  whole: ForecastReading,
  reading: IndicatorReading,
  chart: ChartFile['chart'],
  withheld: string | null,
): ChartFile {
  const { citation, licence, accessed } = whole.credit;
  return {
    chart,
    forecast: whole.forecast,
    indicator: reading.id,
    feed: { id: whole.feed, title: whole.feedTitle, citation, licence, accessed, withheld },
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
