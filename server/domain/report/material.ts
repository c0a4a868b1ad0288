import type { ForecastReading } from '../reading/reading.ts';
import type { ReportEvent, Signed } from './report.ts';

/** What a report needs beside its reading and its plan; gathered by the action, so that the report itself asks nothing. */
export interface ReportMaterial {
  /** What may leave the house (`domain/licence.ts`). */
  leaving: { credit: string; withheld: string | null };
  /** The same forecast at the end of the month before the period; null where the period is one month or none. */
  earlier: ForecastReading | null;
  /** Events that texts cite, in whatever order; what is not here is not cited. */
  cited: ReportEvent[];
  /** Events of the period, where a section asks for them. */
  events: { items: ReportEvent[]; total: number; words: string } | null;
  signed: Signed | null;
}

/** Nothing but a reading: no text of an editor, no event by name, unsigned. */
export const BARE: Omit<ReportMaterial, 'leaving'> = { earlier: null, cited: [], events: null, signed: null };
