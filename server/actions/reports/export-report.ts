import { exporters } from '../../exporters/index.ts';
import { noteAlone } from '../audit/note-alone.ts';
import type { Ctx } from '../ctx.ts';
import { makeReport } from './make-report.ts';
import { copyOf, formatNamed, type ReportCopy } from './report-copy.ts';

/**
 * The trend report of a plan in one format. That it leaves is noted in the audit trail.
 * @throws Problem `report-format`
 */
export async function exportReport({
  ctx,
  input: { format, ...plan },
}: {
  ctx: Ctx;
  input: { format: string; [name: string]: unknown };
}): Promise<ReportCopy> {
  const known = formatNamed(format);
  const file = await makeReport({ ctx, input: plan, evidence: exporters[known].carriesEvidence });
  const copy = copyOf(file, known);
  await noteAlone({
    ctx,
    action: 'report:export',
    subject: String(plan['forecast']),
    detail: { format: known, hash: file.hash },
  });
  return copy;
}
