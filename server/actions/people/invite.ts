import { z } from 'zod';
import { Email } from '../../domain/account/email.ts';
import { RolesGiven } from '../../domain/account/roles.ts';
import type { MadeLink } from '../../domain/account/wire.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { accountChange, orRefused } from '../account/account-change.ts';
import { makeLink } from '../account/make-link.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';

export const InviteIn = z.strictObject({ email: Email, as: RolesGiven });
const ACTION = 'people:invite';

/**
 * A link with which whoever has this address makes an account. A second invitation closes the first.
 * @throws Problem `not-allowed`, `person-there`, `no-admin-yet`
 */
export async function invite({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<MadeLink> {
  return orRefused(ctx, { action: ACTION, subject: 'invitation' }, async () => {
    allow(ctx.actor, ACTION);
    const { email, as } = parse(InviteIn, input);
    return accountChange(ctx, {
      action: ACTION,
      work: async (tx) => {
        // The first account is the admin's: nobody may be there before who could not be stopped.
        if ((await tx.people.count()).all === 0) throw new Problem('no-admin-yet');
        if (await tx.people.byEmail(email)) throw new Problem('person-there');
        const made = await makeLink(tx, ctx, { kind: 'invite', personId: null, email, ...as });
        return { result: made, subject: 'invitation', detail: { ...as, endsAt: made.endsAt } };
      },
    });
  });
}
