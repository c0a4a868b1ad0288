import { firstAdmin } from '../actions/account/first-admin.ts';
import { makeWelcome } from '../actions/account/make-link.ts';
import type { Ctx } from '../actions/ctx.ts';
import type { Config } from '../config.ts';
import { listeningTrouble } from '../domain/account/listening.ts';
import { Problem } from '../domain/problem.ts';

type Settings = Pick<Config, 'admin' | 'host' | 'inContainer'>;

/**
 * Makes the first admin where the settings name one, and makes sure that nobody else can become it.
 * @throws Problem `setting-wrong` when others can reach the address and nobody has an account
 */
export async function beforeListening({ admin, host, inContainer }: Settings, ctx: Ctx): Promise<void> {
  if (admin) await firstAdmin({ ctx, input: admin });
  const trouble = listeningTrouble(host, { people: (await ctx.store.people.count()).all, inContainer });
  if (trouble !== null)
    throw new Problem('setting-wrong', trouble, {
      fix: 'Start once with HOST=127.0.0.1 and make the first account with the link it prints, or give SIGNPOSTS_ADMIN_EMAIL and SIGNPOSTS_ADMIN_PASSWORD.',
    });
}

/** While nobody has an account, prints the link that makes the first. On the error stream: programs that read our output have no business with it. */
export async function sayWelcome(ctx: Ctx, address: string): Promise<void> {
  const made = await makeWelcome({ ctx });
  if (made) console.error(`Make the first account within an hour: ${address}${made.page}`);
}
