import type { ChartFile } from '../chart-file.ts';

/** The chart as data: everything the drawing shows, and what it rests on. */
export function writeChartJson(file: ChartFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
