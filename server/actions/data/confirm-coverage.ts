import { z } from 'zod';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { CoverageSaid } from '../../domain/wire.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { notValid, parse } from '../parse.ts';
import { wrongIn } from './declare-coverage.ts';

/**
 * Makes what a file proposes hold, with the months and places a person says: from then on a month of it without events is
 * zero. A proposal is refused the way a declaration is taken back.
 * @throws Problem `coverage-not-found` where no proposal of that id waits, or `not-valid`
 */
export async function confirmCoverage({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; said: unknown };
}): Promise<CoverageSaid & { id: string; feed: string }> {
  allow(ctx.actor, 'coverage:declare');
  const id = z.uuid().safeParse(input.id);
  if (!id.success) throw new Problem('coverage-not-found');
  const said = parse(CoverageSaid, input.said);
  const issues = wrongIn(ctx, { ...said, indicators: null });
  if (issues.length > 0) throw notValid(issues);
  return change({
    ctx,
    action: 'coverage:declare',
    asked: { confirm: id.data, ...said },
    work: async (tx) => {
      const months = { from: `${said.from}-01`, to: `${said.to}-01` };
      const by = { at: ctx.now(), by: ctx.actor.id };
      const confirmed = await tx.feeds.confirmCoverage({ id: id.data, ...said, ...months, ...by });
      if (!confirmed) throw new Problem('coverage-not-found');
      const result = { id: id.data, feed: confirmed.feed, ...said };
      return { result, subject: id.data, detail: { confirmed: true, ...result } };
    },
  });
}
