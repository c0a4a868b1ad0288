import { ImageRun, Paragraph } from 'docx';
import type { ChartSpec } from '../../domain/reading/chart/chart.ts';
import type { ReportEvent, ReportRow } from '../../domain/report/report.ts';
import { chartOnPaper, intervalOnPaper } from '../pdf/drawings.ts';
import { mapOf } from '../svg/paint-map.ts';
import { paintPng } from '../png/paint-png.ts';
import { paragraph, type Block } from './words.ts';

/** The width of the text in pixels of 1/96 inch. */
const TEXT = 642;

/** A chart as a picture with its caption above; its sentence is read out in its stead. */
export async function chartBlocks(chart: ChartSpec): Promise<Block[]> {
  return [
    paragraph('Caption', `${chart.title}, ${chart.subtitle}`, { keepNext: true }),
    new Paragraph({
      style: 'Picture',
      children: [await picture(chartOnPaper(chart, 1).markup, 2.5, TEXT, chart.title, chart.text)],
    }),
    ...chart.notes.map((note) => paragraph('Note', note)),
  ];
}

/** Where events lie, over the provinces; nothing where none of them has a place on a map. */
export async function mapBlocks(events: readonly ReportEvent[]): Promise<Block[]> {
  const map = mapOf(events);
  if (map === null) return [paragraph('Normal', 'No event of the period has a place on the map.')];
  return [
    new Paragraph({
      style: 'Picture',
      children: [await picture(map.drawing.markup, 2, TEXT, 'Map of events', map.alt)],
    }),
  ];
}

/** The interval of a change, small enough for its row. */
export async function intervalPicture(row: ReportRow): Promise<Paragraph[]> {
  if (!row.oriented) return [];
  const drawn = intervalOnPaper(row.oriented, row.verdict).markup;
  return [
    new Paragraph({
      style: 'TableText',
      children: [await picture(drawn, 4, 62, `Change of ${row.title}`, row.change || row.badge)],
    }),
  ];
}

async function picture(
  svg: string,
  scale: number,
  wide: number,
  title: string,
  description: string,
): Promise<ImageRun> {
  const { bytes, width, height } = await paintPng(svg, scale);
  return new ImageRun({
    type: 'png',
    data: bytes,
    transformation: { width: wide, height: Math.round((wide * height) / width) },
    altText: { name: title, title, description },
  });
}
