import { Email } from '../../domain/account/email.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { accountChange } from './account-change.ts';
import { goodPassword } from './good-password.ts';

/**
 * Makes the first admin of the settings, while nobody has an account; true when it did. Later they change nothing: who can write
 * settings shall not bring back somebody who was shut out.
 * @throws Problem `not-valid` when the address or the password will not do
 */
export async function firstAdmin({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { email: string; password: string };
}): Promise<boolean> {
  if ((await ctx.store.people.count()).all > 0) return false;
  const email = parse(Email, input.email);
  const owner = { email, name: email.split('@')[0] ?? email };
  const passwordHash = await goodPassword(input.password, owner);
  return accountChange(ctx, {
    action: 'people:first-admin',
    work: async (tx) => {
      const id = ctx.newId();
      const none = (await tx.people.count()).all === 0;
      const made =
        none && (await tx.people.add({ id, ...owner, role: 'admin', forecasts: null, passwordHash, at: ctx.now() }));
      return { result: made, subject: made ? id : 'nobody', detail: { made } };
    },
  });
}
