import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { NewReport, type ReportWhole } from '../../domain/report/desk-report.ts';
import type { Reads } from '../../store/queries.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { draftTitle } from './draft-title.ts';
import { mayRead } from './held-report.ts';

/**
 * Begins a draft; with `corrects`, one that puts a signed report right and names it.
 * @throws Problem `forecast-not-found`, `report-not-found`, `report-unsigned`, `report-corrected`
 */
export async function beginReport({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<ReportWhole> {
  allow(ctx.actor, 'report:write');
  const { plan, corrects = null } = parse(NewReport, input);
  const title = draftTitle(ctx, plan);
  return change({
    ctx,
    action: 'report:write',
    asked: { plan, corrects },
    quiet: true,
    work: async (tx) => {
      if (corrects && !mayRead(ctx.actor, await standsToBeCorrected(tx, corrects.id)))
        throw new Problem('report-not-found');
      const [id, at, by] = [ctx.newId(), ctx.now(), ctx.actor.name];
      await tx.reports.add({ id, title, plan, version: 1, at, by, corrects });
      const begun = await tx.reports.read(id);
      if (!begun) throw new Problem('report-not-found');
      const detail = { did: 'begin', forecast: plan.forecast, corrects: corrects?.id ?? null };
      return { result: begun, subject: id, detail };
    },
  });
}

/**
 * Lets a correction of this report pass: it is signed, and it is the newest.
 * @throws Problem `report-not-found`, `report-unsigned`, `report-corrected`
 */
export async function standsToBeCorrected(from: Pick<Reads, 'reports'>, id: string): Promise<ReportWhole> {
  const old = await from.reports.read(id);
  if (!old) throw new Problem('report-not-found', 'The report to be corrected is not there');
  if (old.state !== 'signed') throw new Problem('report-unsigned');
  if (old.correctedBy) throw new Problem('report-corrected', `No. ${old.correctedBy.number} corrects it already`);
  return old;
}
