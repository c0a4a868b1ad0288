import { csv } from './csv/write-csv.ts';
import type { Exporter } from './exporter.ts';
import { htmlFormat } from './html/write-html.ts';
import { json } from './json/write-json.ts';

export const FORMATS = ['html', 'csv', 'json'] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** Every format there is. To add one: a folder beside these, and a line here. */
export const exporters: Record<ReportFormat, Exporter> = { html: htmlFormat, csv, json };
