import { PasswordIn } from '../../domain/account/wire.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { accountChange, orRefused } from './account-change.ts';
import type { Caller } from './caller.ts';
import { ownPassword } from './own-password.ts';
import { signedIn } from './who-is.ts';

const ACTION = 'account:remove-second-factor';

/**
 * Takes one's own second factor away.
 * @throws Problem `second-factor-none`, `second-factor-must`, `password-wrong`, `too-many-tries`, `sign-in-needed`
 */
export async function removeSecondFactor({
  ctx,
  input,
  caller,
}: {
  ctx: Ctx;
  input: unknown;
  caller: Caller;
}): Promise<void> {
  const { password } = parse(PasswordIn, input);
  const { person } = await signedIn(ctx, caller);
  const { id } = person;
  await orRefused(ctx, { action: ACTION, by: id, subject: id }, async () => {
    await ownPassword(ctx, person, password);
    await accountChange(ctx, {
      action: ACTION,
      by: id,
      work: async (tx) => {
        const now = await tx.people.byId(id);
        if (!now?.totpSecret) throw new Problem('second-factor-none');
        if (now.mustSecondFactor || (await tx.installation.read()).secondFactorEnforced)
          throw new Problem('second-factor-must');
        await tx.people.change(id, { totpSecret: null, totpPending: null, totpLastStep: null, recoveryHashes: [] });
        return { result: undefined, subject: id, detail: {} };
      },
    });
  });
}
