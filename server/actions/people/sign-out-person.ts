import { z } from 'zod';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { personChange } from './person-change.ts';

const Id = z.object({ id: z.uuid() });

/**
 * Ends every session of somebody; gives how many.
 * @throws Problem `not-allowed`, `person-not-found`
 */
export async function signOutPerson({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<{ ended: number }> {
  const { id } = parse(Id, input);
  return personChange(ctx, {
    action: 'people:sign-out',
    id,
    work: async (tx) => {
      const ended = await tx.sessions.endAll(id, null);
      return { result: { ended }, detail: { ended } };
    },
  });
}
