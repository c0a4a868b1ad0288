import { hashed } from '../../auth/token.ts';
import { TRIES, waitFor, type TriedBy } from '../../domain/account/tries.ts';
import { later } from '../../domain/account/session.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';

/** What a try counts for. */
export interface Tried {
  kind: TriedBy;
  of: string;
}

const nameOf = ({ kind, of }: Tried) => `${kind}:${hashed(of)}`;

/**
 * Counts a try before it is made, so that many at once cannot slip past the limit.
 * @throws Problem `too-many-tries` with the seconds to wait as `retryAfter`
 */
export async function countTry(ctx: Ctx, whose: (tx: Tx) => Promise<Tried[]>): Promise<void> {
  const wait = await ctx.store.change(async (tx) => {
    const tried = await whose(tx);
    const now = ctx.now();
    const times = await tx.tries.of(tried.map(nameOf), later(now, -TRIES.window));
    const longest = Math.max(...tried.map((each) => waitFor(each.kind, times.get(nameOf(each)) ?? [], now)));
    if (longest === 0) await tx.tries.add(tried.map(nameOf), now);
    return longest;
  });
  if (wait > 0)
    throw new Problem('too-many-tries', `Too many tries; the next is taken in ${wait} seconds`, {
      more: { retryAfter: wait },
    });
}

/** Takes tries back that turned out to be no guesses. */
export async function forgive(tx: Tx, tried: readonly Tried[]): Promise<void> {
  await tx.tries.forgetOf(tried.map(nameOf));
}
