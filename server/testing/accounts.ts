import { useLink } from '../actions/account/use-link.ts';
import { makeWelcome } from '../actions/account/make-link.ts';
import type { Caller } from '../actions/account/caller.ts';
import type { CameIn } from '../actions/account/open-session.ts';
import type { Ctx } from '../actions/ctx.ts';
import { invite } from '../actions/people/invite.ts';
import type { Role } from '../domain/role.ts';
import { asActor } from '../domain/account/roles.ts';
import { client } from '../store/connect.ts';
import type { TestLog } from './request.ts';

/** Passwords of tests: long, and on no list. */
export const PASSWORD = 'lantern gravel ostrich noon';
export const OTHER_PASSWORD = 'harbour thimble ninety fern';

/** A browser somewhere that holds what it was given. */
export function browser(address = '192.0.2.1'): Caller & { took: (came: CameIn) => CameIn } {
  const held: Caller & { took: (came: CameIn) => CameIn } = {
    address,
    agent: 'Test browser',
    took: (came) => {
      held.session = came.token;
      if (came.device !== null) held.device = came.device;
      return came;
    },
  };
  return held;
}

/** The token in the address of a one-time link. */
export const tokenIn = (page: string) => page.slice(page.indexOf('#') + 1);

/** A context at another moment, counted in minutes from the one given. */
export function after(ctx: Ctx, minutes: number): Ctx {
  return { ...ctx, now: () => new Date(Date.parse(ctx.now()) + minutes * 60_000).toISOString() };
}

/** The first admin, made as a person would: by the link of the start. */
export async function firstAdminOf(ctx: Ctx, caller = browser()): Promise<{ admin: Ctx; came: CameIn }> {
  const made = await makeWelcome({ ctx });
  if (!made) throw new Error('somebody has an account already');
  const input = { token: tokenIn(made.page), email: 'ana@example.org', name: 'Ana', password: PASSWORD };
  const came = caller.took(await useLink({ ctx, input, caller }));
  return { admin: { ...ctx, actor: asActor({ ...came.me }, 'session') }, came };
}

/** Somebody invited by the admin, who took the invitation. */
export async function invited(admin: Ctx, email: string, role: Role, caller = browser()): Promise<CameIn> {
  const { page } = await invite({ ctx: admin, input: { email, as: { role } } });
  const input = { token: tokenIn(page), name: email.split('@')[0] ?? '', password: PASSWORD };
  return caller.took(await useLink({ ctx: admin, input, caller }));
}

/** What the audit trail says, oldest first. */
export async function auditOf(
  log: TestLog,
): Promise<{ actor: string; action: string; subject: string; detail: unknown }[]> {
  const sql = client({ ...log.connection }, 1, {});
  try {
    return await sql`select actor, action, subject, detail from audit order by id`;
  } finally {
    await sql.end();
  }
}
