import { newSecret } from '../../auth/second-factor.ts';
import { authenticatorAddress } from '../../domain/account/totp.ts';
import { PasswordIn, type Begun } from '../../domain/account/wire.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { accountChange, orRefused } from './account-change.ts';
import type { Caller } from './caller.ts';
import { ownPassword } from './own-password.ts';
import { signedInToSetUp } from './who-is.ts';

const ACTION = 'account:begin-second-factor';

/**
 * Gives a secret for an authenticator. Nothing asks for its codes before the first one is confirmed.
 * @throws Problem `password-wrong`, `too-many-tries`, `sign-in-needed`
 */
export async function beginSecondFactor({
  ctx,
  input,
  caller,
}: {
  ctx: Ctx;
  input: unknown;
  caller: Caller;
}): Promise<Begun> {
  const { password } = parse(PasswordIn, input);
  const { person } = await signedInToSetUp(ctx, caller);
  const { id, email } = person;
  return orRefused(ctx, { action: ACTION, by: id, subject: id }, async () => {
    await ownPassword(ctx, person, password);
    const secret = newSecret();
    return accountChange(ctx, {
      action: ACTION,
      by: id,
      work: async (tx) => {
        await tx.people.change(id, { totpPending: secret });
        return { result: { secret, address: authenticatorAddress(secret, email) }, subject: id, detail: {} };
      },
    });
  });
}
