import { PasswordChangeIn } from '../../domain/account/wire.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { accountChange, orRefused } from './account-change.ts';
import type { Caller } from './caller.ts';
import { goodPassword } from './good-password.ts';
import { openSession, type CameIn } from './open-session.ts';
import { ownPassword } from './own-password.ts';
import { signedIn, stillSignedIn } from './who-is.ts';

const ACTION = 'account:change-password';

/**
 * Changes one's own password. All sessions end; this one goes on under another token.
 * @throws Problem `password-wrong`, `not-valid`, `too-many-tries`, `sign-in-needed`
 */
export async function changePassword({
  ctx,
  input,
  caller,
}: {
  ctx: Ctx;
  input: unknown;
  caller: Caller;
}): Promise<CameIn> {
  const asked = parse(PasswordChangeIn, input);
  const { person, session } = await signedIn(ctx, caller);
  const { id } = person;
  return orRefused(ctx, { action: ACTION, by: id, subject: id }, async () => {
    await ownPassword(ctx, person, asked.old);
    const passwordHash = await goodPassword(asked.new, person, 'new');
    return accountChange(ctx, {
      action: ACTION,
      by: id,
      work: async (tx) => {
        await stillSignedIn(tx, ctx, caller);
        await tx.people.change(id, { passwordHash });
        const ended = await tx.sessions.endAll(id, null);
        await tx.oneTime.closeOf(id, ctx.now());
        const secondFactor = session.secondFactorAt !== null;
        const result = await openSession(tx, ctx, { person, stage: 'full', caller, secondFactor });
        return { result, subject: id, detail: { ended: ended - 1 } };
      },
    });
  });
}
