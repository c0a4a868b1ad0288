import { csv } from './csv/write-csv.ts';
import type { Exporter } from './exporter.ts';
import { htmlFormat } from './html/write-html.ts';
import { json } from './json/write-json.ts';

export const FORMATS = ['pdf', 'html', 'docx', 'xlsx', 'csv', 'json', 'zip'] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** Every format there is. To add one: a folder beside these, and a line here. */
export const exporters: Record<ReportFormat, Exporter> = {
  pdf: {
    mediaType: 'application/pdf',
    extension: 'pdf',
    words: 'A4, for print and for reading aloud',
    carriesEvidence: false,
    write: async (file) => (await import('./pdf/write-pdf.ts')).writePdf(file),
  },
  html: htmlFormat,
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    words: 'to be edited, charts as pictures',
    carriesEvidence: false,
    write: async (file) => (await import('./docx/write-docx.ts')).writeDocx(file),
  },
  csv,
  json,
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    words: 'a workbook, one sheet a table',
    carriesEvidence: false,
    write: async (file) => (await import('./xlsx/write-xlsx.ts')).writeXlsx(file),
  },
  zip: {
    mediaType: 'application/zip',
    extension: 'zip',
    words: 'data package: tables, events, definitions',
    carriesEvidence: true,
    write: async (file) => (await import('./zip/write-zip.ts')).writeZip(file),
  },
};
