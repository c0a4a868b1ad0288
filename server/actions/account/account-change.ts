import type { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/open.ts';
import type { Done } from '../change.ts';
import type { Ctx } from '../ctx.ts';

interface Noted {
  /** What the audit trail calls it. */
  action: string;
  /** Who did it; the one who acts in `ctx` where nobody is named. */
  by?: string | undefined;
}

/**
 * A change of accounts with its audit line in one transaction. Unlike `change` it keeps no answer under an
 * Idempotency-Key, because answers here hold secrets, and raises no data version, because no reading is made of people.
 */
export async function accountChange<T>(
  ctx: Ctx,
  { action, by, work }: Noted & { work: (tx: Tx) => Promise<Done<T>> },
): Promise<T> {
  return ctx.store.change(async (tx) => {
    await tx.people.hold();
    const { result, subject, detail } = await work(tx);
    await tx.audit.note({ at: ctx.now(), actor: by ?? ctx.actor.id, action, subject, detail });
    return result;
  });
}

/** Writes a refusal into the audit trail, and gives the problem to throw. What was typed is never written down. */
export async function refusal(
  ctx: Ctx,
  { action, by, subject, problem }: Noted & { subject: string; problem: Problem },
): Promise<Problem> {
  const line = { at: ctx.now(), actor: by ?? ctx.actor.id, action: `${action}:refused`, subject };
  await ctx.store.change((tx) => tx.audit.note({ ...line, detail: { code: problem.code } }));
  return problem;
}

/** Does it, and writes a refusal down when it ends in one. */
export async function orRefused<T>(ctx: Ctx, of: Noted & { subject: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw await refusal(ctx, { ...of, problem: error });
  }
}

const isRefusal = (error: unknown): error is Problem =>
  error instanceof Error && error.name === 'Problem' && 'status' in error && Number(error.status) < 500;
