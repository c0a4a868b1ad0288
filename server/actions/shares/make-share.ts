import { ShareIn, type MadeShare } from '../../domain/desk/share.ts';
import { allow, allowOn } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/queries.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { readIndicator } from '../readings/read-indicator.ts';
import { readForecast } from '../readings/read-forecast.ts';
import { freeze } from './freeze.ts';
import { asShare } from './share-row.ts';
import { leavingIn } from './share-terms.ts';
import { frameOf } from './shared-reads.ts';
import { standingStill } from './still.ts';
import { newToken, tokenHash } from './token.ts';

const DAY = 86_400_000;

/**
 * Makes a link that reads one forecast without an account. Its token is in this answer and kept nowhere: not in the
 * table, not in the audit trail, and not under the Idempotency-Key. So the same request under the same key finds the
 * same link but gives it another token, and the one of the first answer, which got lost, opens nothing.
 * @throws Problem `forecast-not-found`, `indicator-not-found`, `feed-not-found`, `share-terms`, `share-too-large`, `share-moved`;
 * `share-revoked` when the link made under this Idempotency-Key was closed since
 */
export async function makeShare({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<MadeShare> {
  allow(ctx.actor, 'share:make');
  const { days, ...asked } = parse(ShareIn, input);
  allowOn(ctx.actor, 'share:make', asked.forecast);
  const frame = frameOf(asked);
  if (asked.indicator === null) await readForecast({ ctx, input: frame });
  else await readIndicator({ ctx, input: { ...frame, indicator: asked.indicator } });
  if (asked.withEvents) {
    const { withheld } = await leavingIn(ctx, frame);
    if (withheld !== null) throw new Problem('share-terms', withheld);
  }
  const token = newToken();
  const id = ctx.newId();
  const { frozen, unchanged } = asked.kind === 'frozen' ? await keptStill(ctx, asked) : LIVE;
  const share = await change({
    ctx,
    action: 'share:make',
    asked: { ...asked, days },
    work: async (tx) => {
      await unchanged(tx);
      const at = ctx.now();
      const expiresAt = new Date(Date.parse(at) + days * DAY).toISOString();
      const kept = { ...asked, id, at, by: ctx.actor.id, expiresAt, revokedAt: null, revokedBy: null };
      await tx.shares.add({ ...kept, hash: tokenHash(token), frozen });
      const { forecast, opens, kind, withEvents } = kept;
      return { result: asShare(ctx, kept, at), subject: id, detail: { forecast, opens, kind, withEvents, expiresAt } };
    },
  });
  if (share.id !== id && !(await ctx.store.change((tx) => tx.shares.rekey(share.id, tokenHash(token)))))
    throw new Problem('share-revoked');
  return { share, token };
}

interface Kept {
  frozen: Record<string, unknown> | null;
  /** @throws Problem `share-moved` when the log is no longer what was kept, or is being written to */
  unchanged: (tx: Tx) => Promise<void>;
}

const LIVE: Kept = { frozen: null, unchanged: async () => undefined };

/** The answers of a frozen link; its events are read as of its moment, so nothing may be written between the two. */
async function keptStill(
  ctx: Ctx,
  asked: Parameters<typeof frameOf>[0] & Omit<Parameters<typeof freeze>[1], 'frame'>,
): Promise<Kept> {
  const still = standingStill(ctx);
  const { n } = await still.store.data.version();
  const frozen = await freeze(still, { ...asked, frame: frameOf(asked) });
  return {
    frozen,
    unchanged: async (tx) => {
      if (!(await tx.tracked.holdWriters()) || (await tx.data.version()).n !== n) throw new Problem('share-moved');
    },
  };
}
