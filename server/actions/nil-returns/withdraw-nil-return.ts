import { z } from 'zod';
import { allow, allowOn, sees } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';

/** Takes a nil return back: its months are unknown again, not zero. It stays on record with who and when. */
export async function withdrawNilReturn({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ withdrawn: string }> {
  allow(ctx.actor, 'nil-return:declare');
  const id = z.uuid().safeParse(input.id);
  if (!id.success) throw new Problem('nil-return-not-found');
  return change({
    ctx,
    action: 'nil-return:declare',
    asked: { withdraw: id.data },
    work: async (tx) => {
      const of = await tx.nilReturns.withdraw({ id: id.data, at: ctx.now(), by: ctx.actor.id });
      if (!of || !sees(ctx.actor, of.forecast)) throw new Problem('nil-return-not-found');
      allowOn(ctx.actor, 'nil-return:declare', of.forecast);
      return { result: { withdrawn: id.data }, subject: id.data, detail: { withdrawn: true, ...of } };
    },
  });
}
