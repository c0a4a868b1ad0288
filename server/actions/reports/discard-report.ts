import { allow } from '../../domain/permission.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { heldDraft, reportId } from './held-report.ts';

/**
 * Throws a draft away with its versions; the audit trail keeps who did.
 * @throws Problem `report-not-found`, `report-signed`
 */
export async function discardReport({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ discarded: string }> {
  allow(ctx.actor, 'report:write');
  const id = reportId(input.id);
  return change({
    ctx,
    action: 'report:write',
    asked: { id, discard: true },
    quiet: true,
    work: async (tx) => {
      const { forecast, title, version } = await heldDraft(ctx.actor, tx, id);
      await tx.reports.remove(id);
      return { result: { discarded: id }, subject: id, detail: { did: 'discard', forecast, title, version } };
    },
  });
}
