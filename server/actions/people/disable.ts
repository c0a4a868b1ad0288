import { z } from 'zod';
import type { Person } from '../../domain/account/wire.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { personChange } from './person-change.ts';
import { asPerson } from './person-row.ts';

const Id = z.object({ id: z.uuid() });

/**
 * Shuts somebody out at once: no session, no link and no known device of theirs opens anything. Nothing they did is touched.
 * @throws Problem `not-allowed`, `person-not-found`, `last-admin`
 */
export const disable = (asked: { ctx: Ctx; input: unknown }): Promise<Person> => setDisabled(asked, true);

/**
 * Lets somebody sign in again, with the password they had.
 * @throws Problem `not-allowed`, `person-not-found`
 */
export const enable = (asked: { ctx: Ctx; input: unknown }): Promise<Person> => setDisabled(asked, false);

async function setDisabled({ ctx, input }: { ctx: Ctx; input: unknown }, disabled: boolean): Promise<Person> {
  const { id } = parse(Id, input);
  return personChange(ctx, {
    action: 'people:disable',
    id,
    work: async (tx, before) => {
      const at = ctx.now();
      if (disabled !== (before.disabledAt !== null)) await tx.people.change(id, { disabledAt: disabled ? at : null });
      const ended = disabled ? await tx.sessions.endAll(id, null) : 0;
      if (disabled) {
        await tx.oneTime.closeOf(id, at);
        await tx.devices.forget(id);
      }
      const now = await tx.people.byId(id);
      if (!now) throw new Problem('person-not-found');
      return { result: asPerson(now), detail: { disabled, ended } };
    },
  });
}
