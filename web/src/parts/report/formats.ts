import type { MoreIconName } from './more-icons.ts';

/** The formats of a report, as they are offered: what each is good for. The registry is `server/exporters/index.ts`. */
export const REPORT_FORMATS = [
  { format: 'pdf', title: 'PDF', says: 'A4, to print or send', icon: 'pdf' },
  { format: 'html', title: 'HTML', says: 'one file, works offline', icon: 'screen' },
  { format: 'docx', title: 'DOCX', says: 'to edit in Word', icon: 'word' },
  { format: 'xlsx', title: 'XLSX', says: 'a sheet for each table', icon: 'sheet' },
  { format: 'csv', title: 'CSV', says: 'a line for each indicator', icon: 'table' },
  { format: 'json', title: 'JSON', says: 'all, to be checked', icon: 'layers' },
  { format: 'zip', title: 'Data package', says: 'events and series', icon: 'package' },
] as const satisfies readonly { format: string; title: string; says: string; icon: MoreIconName }[];
export type ReportFormat = (typeof REPORT_FORMATS)[number]['format'];
