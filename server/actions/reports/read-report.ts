import { allow, allowOn } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { ReportCheck, ReportVersion, ReportWhole } from '../../domain/report/desk-report.ts';
import type { Ctx } from '../ctx.ts';
import { checkReport } from './check-report.ts';
import { mayRead, reportId } from './held-report.ts';
import { makeReport } from './make-report.ts';

/**
 * One report. Drafts are for those who write them.
 * @throws Problem `report-not-found`
 */
export async function findReport({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ReportWhole> {
  allow(ctx.actor, 'report:export');
  const found = await ctx.store.reports.read(reportId(input.id));
  if (!found || !mayRead(ctx.actor, found)) throw new Problem('report-not-found');
  return found;
}

/** The same with what is to be looked at before it is signed; of a signed one, nothing is. */
export async function readReport({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<ReportWhole & { checks: ReportCheck[] }> {
  const found = await findReport({ ctx, input });
  if (found.state === 'signed') return { ...found, checks: [] };
  const file = await makeReport({ ctx, input: found.plan });
  return { ...found, checks: await checkReport({ ctx, plan: found.plan, file }) };
}

/** What was saved of a report, the newest first. */
export async function reportVersions({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ versions: ReportVersion[] }> {
  allow(ctx.actor, 'report:write');
  const { id, forecast } = await findReport({ ctx, input });
  allowOn(ctx.actor, 'report:write', forecast);
  return { versions: await ctx.store.reports.versions(id) };
}
