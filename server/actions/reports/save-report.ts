import { canonical } from '../../domain/indicator/definition.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { SavedReport, type ReportWhole } from '../../domain/report/desk-report.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { draftTitle } from './draft-title.ts';
import { asDraft, heldDraft, reportId } from './held-report.ts';

/**
 * Saves a draft as its next version; the one before stays among its versions. The same plan again is saved already,
 * so a page whose answer was lost may ask once more.
 * @throws Problem `report-not-found`, `report-moved`, `report-signed`, `forecast-not-found`
 */
export async function saveReport({
  ctx,
  input: { id: given, ...rest },
}: {
  ctx: Ctx;
  input: { id: string; [name: string]: unknown };
}): Promise<ReportWhole> {
  allow(ctx.actor, 'report:write');
  const id = reportId(given);
  const { version, plan } = parse(SavedReport, rest);
  const title = draftTitle(ctx, plan);
  return change({
    ctx,
    action: 'report:write',
    asked: { id, version, plan },
    quiet: true,
    work: async (tx) => {
      const there = await heldDraft(ctx.actor, tx, id);
      const detail = { did: 'save', version: there.version };
      if (canonical(there.plan) === canonical(plan)) return { result: there, subject: id, detail };
      asDraft(there, version);
      await tx.reports.save({ id, title, plan, version: version + 1, at: ctx.now(), by: ctx.actor.name });
      const saved = await tx.reports.read(id);
      if (!saved) throw new Problem('report-not-found');
      return { result: saved, subject: id, detail: { ...detail, version: saved.version } };
    },
  });
}
