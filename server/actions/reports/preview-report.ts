import { allow } from '../../domain/permission.ts';
import { PreviewedReport, type ReportCheck } from '../../domain/report/desk-report.ts';
import type { Report } from '../../domain/report/report.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { checkReport } from './check-report.ts';
import { makeReport } from './make-report.ts';

/** The report of a plan that is being written, with what is to be looked at before it goes out; nothing is kept. */
export async function previewReport({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: unknown;
}): Promise<{ report: Report; checks: ReportCheck[]; hash: string }> {
  allow(ctx.actor, 'report:export');
  const { plan } = parse(PreviewedReport, input);
  const file = await makeReport({ ctx, input: plan });
  return { report: file.report, checks: await checkReport({ ctx, plan, file }), hash: file.hash };
}
