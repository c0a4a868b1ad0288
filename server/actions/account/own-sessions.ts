import { isOpen } from '../../domain/account/session.ts';
import type { MeNow, Session } from '../../domain/account/wire.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import type { Caller } from './caller.ts';
import { asMe } from './open-session.ts';
import type { Asker } from './who-asks.ts';
import { signedIn, whoIs } from './who-is.ts';

const NO_ACCOUNT = { email: '', secondFactor: false, mustSecondFactor: false, recoveryCodesLeft: 0 };

/**
 * Who asks, and what is still wanted of them.
 * @throws Problem `sign-in-needed`
 */
export async function readMe({ ctx, caller, asker }: { ctx: Ctx; caller: Caller; asker?: Asker }): Promise<MeNow> {
  const { actor = null, mode = 'normal', session = null, key = null } = asker ?? {};
  if (session === null && actor !== null) {
    const { id, name, role, forecasts = null } = actor;
    return { ...NO_ACCOUNT, id, name, role, forecasts, stage: 'full', via: key === null ? 'local' : 'key', mode };
  }
  const found = await whoIs(ctx, caller.session);
  if (!found) throw new Problem('sign-in-needed');
  return { ...asMe(found.person, found.session.stage), via: 'session', mode };
}

/** Where one is signed in, newest use first. */
export async function listSessions({ ctx, caller }: { ctx: Ctx; caller: Caller }): Promise<{ sessions: Session[] }> {
  const { person, session } = await signedIn(ctx, caller);
  const [all, { sessionsValidFrom }] = [await ctx.store.sessions.of(person.id), await ctx.store.installation.read()];
  const open = all.filter((each) => isOpen(each, ctx.now(), sessionsValidFrom));
  return {
    sessions: open.map(({ id, madeAt, seenAt, endsAt, address, agent }) => ({
      ...{ id, madeAt, seenAt, endsAt, address, agent },
      here: id === session.id,
    })),
  };
}
