import { z } from 'zod';
import { RolesGiven } from '../../domain/account/roles.ts';
import type { Person } from '../../domain/account/wire.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { personChange } from './person-change.ts';
import { asPerson } from './person-row.ts';

export const RolesIn = z.strictObject({ as: RolesGiven, version: z.int().min(1).max(2_147_483_647) });
const Id = z.object({ id: z.uuid() });

/**
 * Gives somebody other roles. Their sessions end, so that nothing goes on under the rights of before.
 * @throws Problem `not-allowed`, `person-not-found`, `person-changed`, `last-admin`
 */
export async function changeRoles({ ctx, input }: { ctx: Ctx; input: { id: string; body: unknown } }): Promise<Person> {
  const { id } = parse(Id, { id: input.id });
  const { as, version } = parse(RolesIn, input.body);
  return personChange(ctx, {
    action: 'people:change',
    id,
    version,
    work: async (tx, before) => {
      await tx.people.change(id, as);
      const ended = await tx.sessions.endAll(id, null);
      const now = await tx.people.byId(id);
      if (!now) throw new Problem('person-not-found');
      const from = { role: before.role, forecasts: before.forecasts };
      return { result: asPerson(now), detail: { from, to: as, ended } };
    },
  });
}
