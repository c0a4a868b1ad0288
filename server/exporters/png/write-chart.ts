import type { ChartFile } from '../chart-file.ts';
import { writeChartSvg } from '../svg/write-chart.ts';
import { paintPng } from './paint-png.ts';

/** The drawing of a chart as a picture, two pixels a unit: for slides and documents that take no vectors. */
export async function writeChartPng(file: ChartFile, theme: 'light' | 'dark'): Promise<Uint8Array> {
  return (await paintPng(writeChartSvg(file, theme))).bytes;
}
