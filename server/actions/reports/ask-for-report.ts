import { allow } from '../../domain/permission.ts';
import { AskedReport, type ReportWhole } from '../../domain/report/desk-report.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { heldDraft, reportId } from './held-report.ts';

/**
 * Asks the editors to sign a draft as it stands. The next save takes it back: it is no longer what was asked for.
 * @throws Problem `report-not-found`, `report-moved`, `report-signed`
 */
export async function askForReport({
  ctx,
  input: { id: given, ...rest },
}: {
  ctx: Ctx;
  input: { id: string; [name: string]: unknown };
}): Promise<ReportWhole> {
  allow(ctx.actor, 'report:write');
  const id = reportId(given);
  const { version } = parse(AskedReport, rest);
  return change({
    ctx,
    action: 'report:write',
    asked: { id, version, ask: true },
    quiet: true,
    work: async (tx) => {
      const draft = await heldDraft(ctx.actor, tx, id, { version });
      const [at, by] = [ctx.now(), ctx.actor.name];
      await tx.reports.ask({ id, at, by });
      return { result: { ...draft, askedAt: at, askedBy: by }, subject: id, detail: { did: 'ask', version } };
    },
  });
}
