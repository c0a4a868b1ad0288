import type { Look, Mapped } from '../importer.ts';
import { mapUcdp } from '../ucdp-ged/map.ts';

/** A row of a UCDP Candidate release as an event: the map of UCDP GED, under its own name. */
export function mapUcdpCandidate(row: Readonly<Record<string, string>>, look: Look): Mapped {
  return mapUcdp(row, look, 'UCDP Candidate');
}
