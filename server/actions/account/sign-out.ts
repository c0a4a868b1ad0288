import { hashed, isToken } from '../../auth/token.ts';
import type { Ctx } from '../ctx.ts';
import { accountChange } from './account-change.ts';
import type { Caller } from './caller.ts';
import { whoIs } from './who-is.ts';

/** Ends the session the browser holds; fine when there is none. */
export async function signOut({ ctx, caller }: { ctx: Ctx; caller: Caller }): Promise<void> {
  const { session: token } = caller;
  const found = await whoIs(ctx, token);
  if (!found || !isToken(token)) return;
  const { id } = found.person;
  await accountChange(ctx, {
    action: 'account:sign-out',
    by: id,
    work: async (tx) => {
      await tx.sessions.endByHash(hashed(token));
      return { result: undefined, subject: id, detail: {} };
    },
  });
}
