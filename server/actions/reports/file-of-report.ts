import { Problem } from '../../domain/problem.ts';
import type { Report } from '../../domain/report/report.ts';
import type { ReportFile } from '../../exporters/exporter.ts';
import { noteAlone } from '../audit/note-alone.ts';
import type { Ctx } from '../ctx.ts';
import { exportReport } from './export-report.ts';
import { thawed } from './frozen.ts';
import { findReport } from './read-report.ts';
import { copyOf, formatNamed, type ReportCopy } from './report-copy.ts';

/**
 * A kept report as a file: of a draft, as its plan reads now; of a signed one, what was frozen, for ever the same.
 * @throws Problem `report-not-found`, `report-format`
 */
export async function fileOfReport({
  ctx,
  input: { id, format },
}: {
  ctx: Ctx;
  input: { id: string; format: string };
}): Promise<ReportCopy> {
  const known = formatNamed(format);
  const found = await findReport({ ctx, input: { id } });
  if (found.state === 'draft') return exportReport({ ctx, input: { ...found.plan, format } });
  const copy = copyOf(await signedFile({ ctx, input: { id } }), known);
  await noteAlone({ ctx, action: 'report:export', subject: id, detail: { format: known, number: found.number } });
  return copy;
}

/** What was frozen when a report was signed. */
export async function signedFile({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ReportFile> {
  const { id } = await findReport({ ctx, input });
  const frozen = await ctx.store.reports.frozen(id);
  if (!frozen) throw new Problem('report-not-found');
  return thawed(frozen);
}

/**
 * A signed report as it was frozen, for its page.
 * @throws Problem `report-not-found`
 */
export async function shownReport({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ report: Report; hash: string }> {
  const { report, hash } = await signedFile({ ctx, input });
  return { report, hash };
}
