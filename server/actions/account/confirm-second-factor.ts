import { newRecoveryCodes, recoveryHash, stepOf } from '../../auth/second-factor.ts';
import { ConfirmIn, type RecoveryCodes } from '../../domain/account/wire.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { accountChange, orRefused } from './account-change.ts';
import type { Caller } from './caller.ts';
import { openSession, type CameIn } from './open-session.ts';
import { countTry } from './tries.ts';
import { signedInToSetUp, stillSignedIn } from './who-is.ts';

const ACTION = 'account:confirm-second-factor';

/**
 * Puts the authenticator in use, once it gave a right code. Gives recovery codes; other sessions end, this one goes on under another token.
 * @throws Problem `code-wrong`, `second-factor-none`, `too-many-tries`, `sign-in-needed`
 */
export async function confirmSecondFactor({
  ctx,
  input,
  caller,
}: {
  ctx: Ctx;
  input: unknown;
  caller: Caller;
}): Promise<CameIn & RecoveryCodes> {
  const { code } = parse(ConfirmIn, input);
  const { id } = (await signedInToSetUp(ctx, caller)).person;
  return orRefused(ctx, { action: ACTION, by: id, subject: id }, async () => {
    await countTry(ctx, async () => [{ kind: 'code', of: `confirm ${id}` }]);
    return accountChange(ctx, {
      action: ACTION,
      by: id,
      work: async (tx) => {
        await stillSignedIn(tx, ctx, caller);
        const pending = (await tx.people.byId(id))?.totpPending ?? null;
        if (pending === null) throw new Problem('second-factor-none');
        const step = stepOf(code, pending, ctx.now(), null);
        if (step === null) throw new Problem('code-wrong');
        const codes = newRecoveryCodes();
        const recoveryHashes = codes.map(recoveryHash);
        await tx.people.change(id, { totpSecret: pending, totpPending: null, totpLastStep: step, recoveryHashes });
        const ended = await tx.sessions.endAll(id, null);
        const person = await tx.people.byId(id);
        if (!person) throw new Problem('sign-in-needed');
        const cameIn = await openSession(tx, ctx, { person, stage: 'full', caller, secondFactor: true });
        return { result: { ...cameIn, codes }, subject: id, detail: { ended: ended - 1 } };
      },
    });
  });
}
