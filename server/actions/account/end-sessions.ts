import { z } from 'zod';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { accountChange, orRefused } from './account-change.ts';
import type { Caller } from './caller.ts';
import { signedIn } from './who-is.ts';

const Input = z.object({ id: z.uuid() });

/**
 * Ends one of one's own sessions.
 * @throws Problem `session-not-found`, `sign-in-needed`
 */
export async function endSession({ ctx, input, caller }: { ctx: Ctx; input: unknown; caller: Caller }): Promise<void> {
  const { id } = parse(Input, input);
  const { person } = await signedIn(ctx, caller);
  const action = 'account:end-session';
  await orRefused(ctx, { action, by: person.id, subject: person.id }, () =>
    accountChange(ctx, {
      action,
      by: person.id,
      work: async (tx) => {
        if (!(await tx.sessions.end(person.id, id))) throw new Problem('session-not-found');
        return { result: undefined, subject: person.id, detail: { session: id } };
      },
    }),
  );
}

/** Ends all of one's own sessions but this one; gives how many. */
export async function endOthers({ ctx, caller }: { ctx: Ctx; caller: Caller }): Promise<{ ended: number }> {
  const { person, session } = await signedIn(ctx, caller);
  return accountChange(ctx, {
    action: 'account:end-others',
    by: person.id,
    work: async (tx) => {
      const ended = await tx.sessions.endAll(person.id, session.id);
      return { result: { ended }, subject: person.id, detail: { ended } };
    },
  });
}
