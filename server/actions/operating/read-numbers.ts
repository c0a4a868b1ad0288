import type { OperatingNumbers } from '../../store/operating/numbers.ts';
import type { Ctx } from '../ctx.ts';

export type { OperatingNumbers } from '../../store/operating/numbers.ts';

/** What is watched in the database; null while it does not answer. Counts alone, no word of anybody. */
export async function readNumbers({ ctx }: { ctx: Pick<Ctx, 'store'> }): Promise<OperatingNumbers | null> {
  if (!(await ctx.store.alive())) return null;
  return ctx.store.operating.numbers().catch(() => null);
}
