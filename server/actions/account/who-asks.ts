import { hashed, isToken } from '../../auth/token.ts';
import { isApiKey } from '../../domain/account/api-key.ts';
import { asActor } from '../../domain/account/roles.ts';
import { isOpen, later, SESSION, type Stage } from '../../domain/account/session.ts';
import type { Actor } from '../../domain/permission.ts';
import { roleOn, type Role } from '../../domain/role.ts';
import { Problem } from '../../domain/problem.ts';
import type { Installation } from '../../store/people/installation.ts';
import type { ByKey } from '../../store/people/who.ts';
import type { Ctx } from '../ctx.ts';

/** Who came in, if anybody did. */
export interface Asker {
  actor: Actor | null;
  /** How far somebody is who has begun to sign in. */
  stage: Stage | null;
  /** Its id, of whoever came in by a session; live streams of one that ends are closed. */
  session: string | null;
  /** The same of a key for programs. */
  key: string | null;
  mode: Installation['mode'];
}

/**
 * Who holds this key or this session, looked up anew for each request: whoever was disabled, signed out or given another
 * role a moment ago is that at once.
 * @throws Problem `api-key-refused`, the same whether it is unknown, expired, revoked or its person disabled
 */
export async function whoAsks(
  ctx: Ctx,
  { token, key }: { token: string | undefined; key: string | undefined },
): Promise<Asker> {
  if (key !== undefined) return byKey(ctx, key);
  const found = isToken(token) ? await ctx.store.who.bySession(hashed(token)) : null;
  const now = ctx.now();
  if (!found || found.disabledAt !== null || !isOpen(found, now, found.sessionsValidFrom))
    return { actor: null, stage: null, session: null, key: null, mode: (await ctx.store.installation.read()).mode };
  if (Date.parse(now) - Date.parse(found.seenAt) > SESSION.noted)
    await ctx.store.change((tx) => tx.sessions.see(found.id, now));
  const { personId: id, name, role, forecasts, stage, mode } = found;
  return {
    actor: stage === 'full' ? asActor({ id, name, role, forecasts }, 'session') : null,
    stage,
    session: found.id,
    key: null,
    mode,
  };
}

async function byKey(ctx: Ctx, key: string): Promise<Asker> {
  const found = isApiKey(key) ? await ctx.store.who.byKey(hashed(key)) : null;
  const now = ctx.now();
  if (!found || found.disabledAt !== null || found.revokedAt !== null || found.endsAt <= now)
    throw new Problem('api-key-refused');
  if (found.lastUsedAt === null || Date.parse(now) - Date.parse(found.lastUsedAt) > SESSION.noted)
    await ctx.store.change((tx) => tx.apiKeys.see(found.id, now));
  return {
    actor: { ...actorOf(found), scopes: found.scopes },
    stage: 'full',
    session: null,
    key: found.id,
    mode: found.mode,
  };
}

/** The person, within the forecasts the key was made for. */
function actorOf({ personId: id, name, role, forecasts, limitedTo }: ByKey): Actor {
  const person = asActor({ id, name, role, forecasts }, 'key');
  if (limitedTo === null) return person;
  const held = limitedTo.flatMap((each): [string, Role][] => {
    const there = roleOn(person, each);
    return there === null ? [] : [[each, there]];
  });
  return { ...person, forecasts: Object.fromEntries(held) };
}

/** Which sessions and keys still open something: for streams that were let in before. */
export function stillOpen(
  ctx: Ctx,
  asked: { sessions: string[]; keys: string[] },
): ReturnType<Ctx['store']['who']['stands']> {
  const now = ctx.now();
  return ctx.store.who.stands({ ...asked, now, usedSince: later(now, -SESSION.idle) });
}
