import { allow } from '../../domain/permission.ts';
import { accountChange, orRefused } from '../account/account-change.ts';
import type { Ctx } from '../ctx.ts';

const ACTION = 'installation:change';

/** Ends every session there is, one's own too. Keys for programs stay: they are closed one by one. */
export async function signEveryoneOut({ ctx }: { ctx: Ctx }): Promise<{ validFrom: string }> {
  return orRefused(ctx, { action: ACTION, subject: 'sessions' }, async () => {
    allow(ctx.actor, ACTION);
    return accountChange(ctx, {
      action: ACTION,
      work: async (tx) => {
        const validFrom = ctx.now();
        await tx.installation.keep({ ...(await tx.installation.read()), sessionsValidFrom: validFrom });
        return { result: { validFrom }, subject: 'sessions', detail: { signedOut: 'everyone' } };
      },
    });
  });
}
