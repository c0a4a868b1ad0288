import { createHash } from 'node:crypto';
import { canonical } from '../domain/indicator/definition.ts';
import type { ForecastReading } from '../domain/reading/reading.ts';
import type { Evidence } from '../domain/report/evidence.ts';
import type { Report } from '../domain/report/report.ts';

/** SHA-256 of each part of a report, in hex, of its canonical text: JSON with sorted keys and no spaces. */
export interface PartHashes {
  report: string;
  reading: string;
  /** Null where the evidence does not travel. */
  evidence: string | null;
}

/** The fingerprint of each part, so that a part can be checked where another is missing. */
export function partHashes(file: { report: Report; reading: ForecastReading; evidence: Evidence | null }): PartHashes {
  const { report, reading, evidence } = file;
  return { report: hashOf(report), reading: hashOf(reading), evidence: evidence && hashOf(evidence) };
}

/**
 * The fingerprint of a report, the same in every format: of the fingerprints of its parts. A signed report answers for its
 * evidence too, which is frozen with it; a draft for what it says alone, so that formats without evidence need not gather
 * any (docs/decisions/024-evidence.md).
 */
export function reportHash({ report, reading, evidence }: PartHashes, signed: boolean): string {
  return hashOf(signed ? { report, reading, evidence } : { report, reading });
}

/** SHA-256 of the canonical text of a value, in hex; values that are equal as JSON have the same. */
export function hashOf(value: unknown): string {
  return sha256(canonical(value));
}

/** SHA-256 of a text, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
