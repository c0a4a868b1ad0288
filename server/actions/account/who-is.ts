import { hashed, isToken } from '../../auth/token.ts';
import { asActor } from '../../domain/account/roles.ts';
import { isOpen, later, SESSION } from '../../domain/account/session.ts';
import type { Actor } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/open.ts';
import type { Secrets } from '../../store/people/people.ts';
import type { KeptSession } from '../../store/people/sessions.ts';
import type { Ctx } from '../ctx.ts';
import type { Caller } from './caller.ts';

/** Who a session belongs to. */
export interface SignedIn {
  session: KeptSession;
  person: Secrets;
  actor: Actor;
}

type Asked = Pick<Tx, 'people' | 'sessions' | 'installation'> | Ctx['store'];

/** Whose session a token opens at this moment, or null: asked of the database each time, so that what is ended opens nothing. */
export async function whoIs(ctx: Ctx, token: string | undefined, store: Asked = ctx.store): Promise<SignedIn | null> {
  if (!isToken(token)) return null;
  const session = await store.sessions.byHash(hashed(token));
  if (!session) return null;
  const [person, { sessionsValidFrom }] = [await store.people.byId(session.personId), await store.installation.read()];
  const now = ctx.now();
  if (!person || person.disabledAt !== null || !isOpen(session, now, sessionsValidFrom)) return null;
  if (session.seenAt < later(now, -SESSION.noted)) await ctx.store.change((tx) => tx.sessions.see(session.id, now));
  return { session, person, actor: asActor(person, 'session') };
}

/**
 * The same for what needs somebody who is signed in entirely.
 * @throws Problem `sign-in-needed`, `code-needed` or `set-up-needed`
 */
export async function signedIn(ctx: Ctx, caller: Caller): Promise<SignedIn> {
  const found = await whoIs(ctx, caller.session);
  if (!found) throw new Problem('sign-in-needed');
  if (found.session.stage === 'code') throw new Problem('code-needed');
  if (found.session.stage === 'set-up') throw new Problem('set-up-needed');
  return found;
}

/**
 * The same, also for whoever must set up a second factor before anything else.
 * @throws Problem `sign-in-needed` or `code-needed`
 */
export async function signedInToSetUp(ctx: Ctx, caller: Caller): Promise<SignedIn> {
  const found = await whoIs(ctx, caller.session);
  if (!found) throw new Problem('sign-in-needed');
  if (found.session.stage === 'code') throw new Problem('code-needed');
  return found;
}

/**
 * Looks once more within the transaction, people held still: whoever was disabled or signed out since they asked gets no
 * new session.
 * @throws Problem `sign-in-needed`
 */
export async function stillSignedIn(tx: Tx, ctx: Ctx, { session: token }: Caller): Promise<void> {
  const session = isToken(token) ? await tx.sessions.byHash(hashed(token)) : null;
  const person = session && (await tx.people.byId(session.personId));
  const { sessionsValidFrom } = await tx.installation.read();
  if (!session || !person || person.disabledAt !== null || !isOpen(session, ctx.now(), sessionsValidFrom))
    throw new Problem('sign-in-needed');
}
