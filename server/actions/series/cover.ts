import type { Tx } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { keptCoverage } from '../data/declare-coverage.ts';
import { stretchesOf } from './months.ts';

/** Declares what a series covers by the numbers that stand now, in the place of what it declared before. */
export async function cover(
  ctx: Ctx,
  tx: Tx,
  { feed, vintage, at }: { feed: string; vintage: string; at: string },
): Promise<void> {
  await tx.published.endCoverage({ feed, at, by: ctx.actor.id });
  for (const { indicator, countries, from, to } of stretchesOf(ctx, await tx.published.of({ feed }))) {
    const declared = { feed, from, to, countries, indicators: [indicator], note: 'The months that are published' };
    const origin = { id: ctx.newId(), vintage, sample: null };
    await tx.feeds.addCoverage({ ...keptCoverage(ctx, declared, origin), declaredAt: at });
  }
}
