import { isPassword } from '../../auth/password-hash.ts';
import { hashed, isToken } from '../../auth/token.ts';
import { sameEmail } from '../../domain/account/email.ts';
import { SignInIn } from '../../domain/account/wire.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { accountChange, orRefused } from './account-change.ts';
import type { Caller } from './caller.ts';
import { openSession, wantedOf, type CameIn } from './open-session.ts';
import { countTry, forgive, type Tried } from './tries.ts';

const ACTION = 'account:sign-in';

/**
 * Lets somebody in who knows the password; with a second factor only as far as its code.
 * @throws Problem `sign-in-wrong`, the same whether the address, the password or the account is at fault; `too-many-tries`
 */
export async function signIn({ ctx, input, caller }: { ctx: Ctx; input: unknown; caller: Caller }): Promise<CameIn> {
  const { email, password } = parse(SignInIn, input);
  const person = await ctx.store.people.byEmail(email);
  const by = person?.id ?? 'nobody';
  return orRefused(ctx, { action: ACTION, by, subject: by }, async () => {
    const account: Tried = { kind: 'account', of: sameEmail(email) };
    await countTry(ctx, async (tx) => {
      const device = isToken(caller.device) ? hashed(caller.device) : null;
      // The owner, on a device of their own, is not shut out by what others try.
      if (device !== null && person && (await tx.devices.known(person.id, device)))
        return [{ kind: 'device', of: device }];
      return [account, { kind: 'address', of: caller.address }];
    });
    const right = await isPassword(password, person?.passwordHash ?? null);
    if (!right || !person || person.disabledAt !== null) throw new Problem('sign-in-wrong');
    return accountChange(ctx, {
      action: ACTION,
      by,
      work: async (tx) => {
        const now = await tx.people.byId(person.id);
        // Changed or disabled while the password was reckoned.
        if (now?.passwordHash !== person.passwordHash || now.disabledAt !== null) throw new Problem('sign-in-wrong');
        await forgive(tx, [account]);
        const stage = await wantedOf(tx, now);
        const result = await openSession(tx, ctx, { person: now, stage, caller, secondFactor: false });
        return { result, subject: person.id, detail: { stage } };
      },
    });
  });
}
