import { allow } from '../../domain/permission.ts';
import type { Permission } from '../../domain/role.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/open.ts';
import type { Secrets } from '../../store/people/people.ts';
import { accountChange, orRefused } from '../account/account-change.ts';
import type { Ctx } from '../ctx.ts';

interface Asked<T> {
  action: Permission;
  id: string;
  /** The version the admin saw; undefined where the change does not rest on what was there. */
  version?: number | undefined;
  work: (tx: Tx, person: Secrets) => Promise<{ result: T; detail: Record<string, unknown> }>;
}

/**
 * A change of somebody's account by an admin, refusals written down too. However it ends, an admin is left who can sign in.
 * @throws Problem `not-allowed`, `person-not-found`, `person-changed`, `last-admin`
 */
export async function personChange<T>(ctx: Ctx, { action, id, version, work }: Asked<T>): Promise<T> {
  return orRefused(ctx, { action, subject: id }, async () => {
    allow(ctx.actor, action);
    return accountChange(ctx, {
      action,
      work: async (tx) => {
        const person = await tx.people.byId(id);
        if (!person) throw new Problem('person-not-found');
        if (version !== undefined && version !== person.version) throw new Problem('person-changed');
        const { admins } = await tx.people.count();
        const done = await work(tx, person);
        if (admins > 0 && (await tx.people.count()).admins === 0) throw new Problem('last-admin');
        return { ...done, subject: id };
      },
    });
  });
}
