import { recoveryHash, stepOf } from '../../auth/second-factor.ts';
import { CodeIn } from '../../domain/account/wire.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/open.ts';
import type { Secrets } from '../../store/people/people.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { accountChange, orRefused } from './account-change.ts';
import type { Caller } from './caller.ts';
import { openSession, type CameIn } from './open-session.ts';
import { countTry, forgive, type Tried } from './tries.ts';
import { whoIs } from './who-is.ts';

const ACTION = 'account:second-factor';

/**
 * The second step of signing in: a code of the authenticator, or a recovery code. Each is good once. The session goes on under another token.
 * @throws Problem `sign-in-needed`, `code-wrong`, `too-many-tries`
 */
export async function secondFactor({
  ctx,
  input,
  caller,
}: {
  ctx: Ctx;
  input: unknown;
  caller: Caller;
}): Promise<CameIn> {
  const { code } = parse(CodeIn, input);
  const found = await whoIs(ctx, caller.session);
  if (found?.session.stage !== 'code') throw new Problem('sign-in-needed');
  const { id } = found.person;
  return orRefused(ctx, { action: ACTION, by: id, subject: id }, async () => {
    const tried: Tried = { kind: 'code', of: id };
    await countTry(ctx, async () => [tried]);
    return accountChange(ctx, {
      action: ACTION,
      by: id,
      work: async (tx) => {
        const now = await whoIs(ctx, caller.session, tx);
        if (now?.session.stage !== 'code') throw new Problem('sign-in-needed');
        const through = await used(tx, ctx, now.person, code);
        await forgive(tx, [tried]);
        const person = (await tx.people.byId(id)) ?? now.person;
        const result = await openSession(tx, ctx, { person, stage: 'full', caller, secondFactor: true });
        return { result, subject: id, detail: { through, recoveryCodesLeft: person.recoveryHashes.length } };
      },
    });
  });
}

async function used(tx: Tx, ctx: Ctx, person: Secrets, code: string): Promise<'code' | 'recovery'> {
  const step = person.totpSecret === null ? null : stepOf(code, person.totpSecret, ctx.now(), person.totpLastStep);
  if (step !== null && (await tx.people.useStep(person.id, step))) return 'code';
  if (code.length > 6 && (await tx.people.useRecovery(person.id, recoveryHash(code)))) return 'recovery';
  throw new Problem('code-wrong');
}
