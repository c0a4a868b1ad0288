import { z } from 'zod';
import type { MadeLink } from '../../domain/account/wire.ts';
import { Problem } from '../../domain/problem.ts';
import { makeLink } from '../account/make-link.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { personChange } from './person-change.ts';

const Id = z.object({ id: z.uuid() });

/**
 * A link with which somebody chooses another password. The admin hands it over, and never learns the password.
 * @throws Problem `not-allowed`, `person-not-found`, `person-disabled`
 */
export async function makeResetLink({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<MadeLink> {
  const { id } = parse(Id, input);
  return personChange(ctx, {
    action: 'people:reset',
    id,
    work: async (tx, { role, disabledAt }) => {
      if (disabledAt !== null) throw new Problem('person-disabled');
      const made = await makeLink(tx, ctx, { kind: 'reset', personId: id, email: null, role, forecasts: null });
      return { result: made, detail: { endsAt: made.endsAt } };
    },
  });
}
