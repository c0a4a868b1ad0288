import { z } from 'zod';
import type { Person } from '../../domain/account/wire.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { accountChange, orRefused } from '../account/account-change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { personChange } from './person-change.ts';
import { asPerson } from './person-row.ts';

export const EnforceIn = z.strictObject({
  must: z.boolean().describe('Whether a second factor must be set up before anything else'),
  forget: z.boolean().default(false).describe('Takes the present one away, where the authenticator is lost'),
});
const Id = z.object({ id: z.uuid() });

/**
 * Says whether somebody must have a second factor, and takes a lost one away. Who lacks what they must have is signed out.
 * @throws Problem `not-allowed`, `person-not-found`
 */
export async function enforceSecondFactor({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; body: unknown };
}): Promise<Person> {
  const { id } = parse(Id, { id: input.id });
  const { must, forget } = parse(EnforceIn, input.body);
  return personChange(ctx, {
    action: 'people:change',
    id,
    work: async (tx, before) => {
      const none = { totpSecret: null, totpPending: null, totpLastStep: null, recoveryHashes: [] };
      await tx.people.change(id, { mustSecondFactor: must, ...(forget ? none : {}) });
      const ended = forget || (must && before.totpSecret === null) ? await tx.sessions.endAll(id, null) : 0;
      const now = await tx.people.byId(id);
      if (!now) throw new Problem('person-not-found');
      return { result: asPerson(now), detail: { secondFactor: { must, forget }, ended } };
    },
  });
}

export const EnforceAllIn = z.strictObject({ must: z.boolean() });

/**
 * Says whether everybody must have a second factor. Sessions of those who have none end.
 * @throws Problem `not-allowed`
 */
export async function enforceForAll({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<{ ended: number }> {
  const action = 'installation:change';
  return orRefused(ctx, { action, subject: 'second-factor' }, async () => {
    allow(ctx.actor, action);
    const { must } = parse(EnforceAllIn, input);
    return accountChange(ctx, {
      action,
      work: async (tx) => {
        await tx.installation.keep({ ...(await tx.installation.read()), secondFactorEnforced: must });
        let ended = 0;
        for (const { id, secondFactor } of must ? await tx.people.list() : [])
          if (!secondFactor) ended += await tx.sessions.endAll(id, null);
        return { result: { ended }, subject: 'second-factor', detail: { must, ended } };
      },
    });
  });
}
