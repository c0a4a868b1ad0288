import type { NilReturnOut } from '../../domain/desk/nil-return.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { indicatorIn } from '../definitions/in-use.ts';

/** The nil returns of an indicator that stand, newest period first. */
export async function listNilReturns({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { forecast: string; indicator: string };
}): Promise<{ nilReturns: NilReturnOut[] }> {
  allow(ctx.actor, 'reading:read');
  const { forecast, indicator, tracked } = indicatorIn(ctx, input.forecast, input.indicator);
  const nilReturns = await ctx.store.nilReturns.list({ forecast: forecast.id, indicator: indicator.id, tracked });
  return { nilReturns };
}
