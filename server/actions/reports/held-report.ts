import { z } from 'zod';
import { allowOn, mayOn, type Actor } from '../../domain/permission.ts';
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

/** Whether somebody may read a report: a signed one with its forecast, a draft where they may write. */
export function mayRead(actor: Actor, { forecast, state }: Pick<ReportWhole, 'forecast' | 'state'>): boolean {
  return mayOn(actor, state === 'draft' ? 'report:write' : 'report:export', forecast);
}

/**
 * A draft in the version that was read, held until the transaction ends, for whoever may do this to it.
 * @throws Problem `report-not-found`, `not-allowed`, `report-signed`, `report-moved` with the version there is
 */
export async function heldDraft(
  actor: Actor,
  tx: Tx,
  id: string,
  { version, to = 'report:write' }: { version?: number; to?: 'report:write' | 'report:sign' } = {},
): Promise<ReportWhole> {
  const found = await tx.reports.lock(id);
  if (!found || !mayRead(actor, found)) throw new Problem('report-not-found');
  allowOn(actor, to, found.forecast);
  return asDraft(found, version);
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
