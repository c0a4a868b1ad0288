import type { Context, MiddlewareHandler } from 'hono';
import { whoAsks, type Asker } from '../actions/account/who-asks.ts';
import { admits, type Access } from '../domain/account/admits.ts';
import type { Ctx } from '../actions/ctx.ts';
import { allow, type Actor } from '../domain/permission.ts';
import { Problem } from '../domain/problem.ts';
import type { Env } from './router.ts';
import { callerOf } from './session.ts';

/** Whoever came by no account and no key: what opens to anyone is open to them, and nothing else. */
export const VISITOR: Actor = { id: 'visitor', name: 'Visitor', role: 'reader', forecasts: {} };
const SAFE = new Set(['GET', 'HEAD']);

/**
 * Finds out who asks. As long as nobody has an account whoever sits at this machine is the actor of `ctx`, the local desk;
 * once somebody has, there is no way back to that.
 */
export function identify(
  ctx: Ctx,
  { secure, localDesk }: { secure: boolean; localDesk: boolean },
): (c: Context<Env>) => Promise<Asker> {
  let accounts = false;
  return async (c) => {
    const caller = callerOf(c, secure);
    const key = bearer(c.req.header('authorization'));
    const there = accounts ? null : await ctx.store.who.there();
    accounts ||= there?.accounts === true;
    if (there === null || accounts || key !== undefined) return whoAsks(ctx, { token: caller.session, key });
    const actor = localDesk && isThisMachine(caller.address) && !wasForwarded(c) ? ctx.actor : null;
    return { actor, stage: null, session: null, key: null, mode: there.mode };
  };
}

/** Lets a request pass to an operation, or refuses it before anything else is read. What it is about, the action looks at. */
export function admitting(access: Access): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { ctx } = c.var;
    if (access === 'anyone') return next();
    const asker = await c.var.identify(c);
    c.set('asker', asker);
    c.set('ctx', { ...ctx, actor: asker.actor ?? VISITOR });
    admits(asker.mode, { access, changes: !SAFE.has(c.req.method), admin: asker.actor?.role === 'admin' });
    if (access === 'link') return next();
    // How far somebody may go who is half signed in, the action says.
    if (access === 'signed-in' && asker.stage !== null) return next();
    if (asker.actor === null) throw needed(asker);
    if (access !== 'signed-in') allow(asker.actor, access);
    return next();
  };
}

/** What is missing. */
function needed({ stage }: Asker): Problem {
  if (stage === 'code') return new Problem('code-needed');
  if (stage === 'set-up') return new Problem('set-up-needed');
  return new Problem('sign-in-needed');
}

/** The key of `Authorization: Bearer …`. @throws Problem `api-key-refused` for any other kind */
function bearer(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const [, key] = /^Bearer ([\w-]{1,200})$/i.exec(header) ?? [];
  if (key === undefined) throw new Problem('api-key-refused');
  return key;
}

/** A proxy on this machine speaks for others. Those that say nothing of it are behind PUBLIC_ORIGIN (docs/operate.md). */
const wasForwarded = (c: Context<Env>) =>
  ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => c.req.header(name) !== undefined);

/** Requests without a line come from tests, inside this process. */
const isThisMachine = (address: string) =>
  address === 'unknown' || address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
