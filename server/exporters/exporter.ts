import type { ForecastReading } from '../domain/reading/reading.ts';
import type { Report } from '../domain/report/report.ts';

/** What an exporter is given: the report, the reading it was made of, and the fingerprint of both. */
export interface ReportFile {
  report: Report;
  reading: ForecastReading;
  /** SHA-256, in hex, of the canonical text of report and reading. */
  hash: string;
  /** When this copy was made, ISO 8601 in UTC; not part of the fingerprint. */
  madeAt: string;
}

/** A format a report can take. It only paints: every number and sentence comes from the report. */
export interface Exporter {
  mediaType: string;
  extension: string;
  write(file: ReportFile): string;
}
