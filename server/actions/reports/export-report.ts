import { exporters } from '../../exporters/index.ts';
import type { Ctx } from '../ctx.ts';
import { makeReport } from './make-report.ts';
import { copyOf, formatNamed, type ReportCopy } from './report-copy.ts';

/**
 * The trend report of a plan in one format.
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
  return copyOf(await makeReport({ ctx, input: plan, evidence: exporters[known].carriesEvidence }), known);
}
