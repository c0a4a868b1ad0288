import { FIRST_POLICY, ReviewPolicy } from '../../domain/desk/review.ts';
import { allow } from '../../domain/permission.ts';
import type { Reads, Tx } from '../../store/queries.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';

const SETTING = 'review-policy';

/** The policy that holds, in the log or inside a transaction; the first one until an editor chose another. */
export async function policyIn(from: Reads | Tx): Promise<ReviewPolicy> {
  const kept = ReviewPolicy.safeParse(await from.settings.read(SETTING));
  return kept.success ? kept.data : FIRST_POLICY;
}

/** What is held back, and whether two people must look. Everybody who decides may know. */
export async function readPolicy({ ctx }: { ctx: Ctx }): Promise<ReviewPolicy> {
  allow(ctx.actor, 'review:read');
  return policyIn(ctx.store);
}

/** Chooses another policy. It holds for what is logged or changed from now on; what waits goes on waiting. */
export async function setPolicy({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<ReviewPolicy> {
  allow(ctx.actor, 'review:policy');
  const policy = parse(ReviewPolicy, input);
  return change({
    ctx,
    action: 'review:policy',
    asked: policy,
    work: async (tx) => {
      const before = await policyIn(tx);
      await tx.settings.keep(SETTING, policy);
      return { result: policy, subject: SETTING, detail: { before, after: policy } };
    },
  });
}
