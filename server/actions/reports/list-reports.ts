import { allow } from '../../domain/permission.ts';
import type { ReportLine } from '../../domain/report/desk-report.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { mayRead } from './held-report.ts';

/**
 * Reports of a forecast, or of all, the newest first. Drafts are for those who write them.
 * @throws Problem `forecast-not-found`
 */
export async function listReports({
  ctx,
  input: { forecast },
}: {
  ctx: Ctx;
  input: { forecast?: string | undefined };
}): Promise<{ reports: ReportLine[] }> {
  allow(ctx.actor, 'report:export');
  const id = forecast === undefined ? null : forecastIn(ctx, forecast).id;
  const reports = await ctx.store.reports.list(id);
  return { reports: reports.filter((report) => mayRead(ctx.actor, report)) };
}
