import { z } from 'zod';
import { Problem } from '../../domain/problem.ts';
import type { ReportWhole } from '../../domain/report/desk-report.ts';
import type { Tx } from '../../store/open.ts';

/**
 * A report's id, of a shape that the database takes.
 * @throws Problem `report-not-found`
 */
export function reportId(id: string): string {
  const parsed = z.uuid().safeParse(id);
  if (!parsed.success) throw new Problem('report-not-found');
  return parsed.data;
}

/**
 * A draft in the version that was read, held until the transaction ends.
 * @throws Problem `report-not-found`, `report-signed`, `report-moved` with the version there is
 */
export async function heldDraft(tx: Tx, id: string, version?: number): Promise<ReportWhole> {
  return asDraft(await tx.reports.lock(id), version);
}

/**
 * What was found, if it is a draft in the version that was read.
 * @throws Problem as above
 */
export function asDraft(found: ReportWhole | null, version?: number): ReportWhole {
  if (!found) throw new Problem('report-not-found');
  if (found.state === 'signed') throw new Problem('report-signed');
  if (version === undefined || found.version === version) return found;
  throw new Problem(
    'report-moved',
    `You read version ${version}; ${found.savedBy} saved version ${found.version} since`,
    { more: { version: found.version, savedAt: found.savedAt, savedBy: found.savedBy } },
  );
}
