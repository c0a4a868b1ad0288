import type { ForecastReading } from '../domain/reading/reading.ts';
import type { Evidence } from '../domain/report/evidence.ts';
import type { Report } from '../domain/report/report.ts';

/** What an exporter is given: the report, the reading it was made of, what that rests on, and the fingerprint of all. */
export interface ReportFile {
  report: Report;
  reading: ForecastReading;
  /** Null: not gathered, because the format carries none. */
  evidence: Evidence | null;
  /** SHA-256, in hex, of the fingerprints of report and reading, and of the evidence of a signed one (`report-hash.ts`). */
  hash: string;
  /** Where the frozen report is read, whole; null for what was not signed, or where the server has no public address. */
  address: string | null;
  /** When this copy was made, ISO 8601 in UTC; not part of the fingerprint. */
  madeAt: string;
}

/** A format a report can take. It only paints: every number and sentence comes from the report. */
export interface Exporter {
  mediaType: string;
  extension: string;
  /** What it is, beside its name where formats are chosen: "one file, works offline". */
  words: string;
  /** Whether the file carries what its reading rests on, for `signposts verify`. */
  carriesEvidence: boolean;
  write(file: ReportFile): Promise<Uint8Array>;
}

/** The bytes of a text, UTF-8. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
