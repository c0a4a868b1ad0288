import { hashed, newToken } from '../../auth/token.ts';
import { linkEnd, linkPage } from '../../domain/account/one-time-link.ts';
import type { MadeLink } from '../../domain/account/wire.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/open.ts';
import type { KeptLink } from '../../store/people/one-time-links.ts';
import type { Ctx } from '../ctx.ts';
import { accountChange } from './account-change.ts';

type Wanted = Pick<KeptLink, 'kind' | 'personId' | 'email' | 'role' | 'forecasts'>;

/** Makes a link that opens once; one of the same kind for the same person that still opens is closed. */
export async function makeLink(tx: Tx, ctx: Ctx, wanted: Wanted): Promise<MadeLink> {
  const [now, token] = [ctx.now(), newToken()];
  const endsAt = linkEnd(wanted.kind, now);
  await tx.oneTime.close({ kind: wanted.kind, personId: wanted.personId, email: wanted.email, at: now });
  await tx.oneTime.add({ ...wanted, hash: hashed(token), madeAt: now, madeBy: ctx.actor.id, endsAt });
  return { page: linkPage(wanted.kind, token), endsAt };
}

const ACTION = 'people:link';

/** The link with which the first admin makes an account; null when somebody has one. */
export async function makeWelcome({ ctx }: { ctx: Ctx }): Promise<MadeLink | null> {
  if ((await ctx.store.people.count()).all > 0) return null;
  return accountChange(ctx, {
    action: ACTION,
    work: async (tx) => {
      const wanted: Wanted = { kind: 'welcome', personId: null, email: null, role: 'admin', forecasts: null };
      return { result: await makeLink(tx, ctx, wanted), subject: 'welcome', detail: { kind: 'welcome' } };
    },
  });
}

/**
 * A link with which an admin comes in without a password, for whoever has the machine; while nobody has an account, the one that makes the first.
 * With `forget`, the second factor is taken away too: the authenticator and its recovery codes are lost.
 * @throws Problem `person-not-found` when no admin who can sign in has this address
 */
export async function makeLoginLink({
  ctx,
  input: { email, forget },
}: {
  ctx: Ctx;
  input: { email?: string | undefined; forget: boolean };
}): Promise<MadeLink & { for: string | null }> {
  const welcome = await makeWelcome({ ctx });
  if (welcome) return { ...welcome, for: null };
  return accountChange(ctx, {
    action: ACTION,
    work: async (tx) => {
      const admins = (await tx.people.list()).filter(({ role, disabledAt }) => role === 'admin' && disabledAt === null);
      const wanted = email?.toLowerCase();
      const admin = wanted === undefined ? admins[0] : admins.find((each) => each.email.toLowerCase() === wanted);
      if (!admin) throw new Problem('person-not-found', 'There is no admin with this address who can sign in');
      if (forget)
        await tx.people.change(admin.id, {
          totpSecret: null,
          totpPending: null,
          totpLastStep: null,
          recoveryHashes: [],
        });
      const made = await makeLink(tx, ctx, {
        kind: 'login',
        personId: admin.id,
        email: null,
        role: 'admin',
        forecasts: null,
      });
      return { result: { ...made, for: admin.email }, subject: admin.id, detail: { kind: 'login', forget } };
    },
  });
}
