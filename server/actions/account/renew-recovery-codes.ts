import { newRecoveryCodes, recoveryHash } from '../../auth/second-factor.ts';
import { PasswordIn, type RecoveryCodes } from '../../domain/account/wire.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { accountChange, orRefused } from './account-change.ts';
import type { Caller } from './caller.ts';
import { ownPassword } from './own-password.ts';
import { signedIn } from './who-is.ts';

const ACTION = 'account:renew-recovery-codes';

/**
 * Gives ten new recovery codes; those before open nothing any more.
 * @throws Problem `second-factor-none`, `password-wrong`, `too-many-tries`, `sign-in-needed`
 */
export async function renewRecoveryCodes({
  ctx,
  input,
  caller,
}: {
  ctx: Ctx;
  input: unknown;
  caller: Caller;
}): Promise<RecoveryCodes> {
  const { password } = parse(PasswordIn, input);
  const { person } = await signedIn(ctx, caller);
  const { id } = person;
  return orRefused(ctx, { action: ACTION, by: id, subject: id }, async () => {
    await ownPassword(ctx, person, password);
    const codes = newRecoveryCodes();
    return accountChange(ctx, {
      action: ACTION,
      by: id,
      work: async (tx) => {
        if (!(await tx.people.byId(id))?.totpSecret) throw new Problem('second-factor-none');
        await tx.people.change(id, { recoveryHashes: codes.map(recoveryHash) });
        return { result: { codes }, subject: id, detail: {} };
      },
    });
  });
}
