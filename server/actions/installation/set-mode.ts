import { z } from 'zod';
import { MODES } from '../../domain/account/admits.ts';
import { allow } from '../../domain/permission.ts';
import type { Installation } from '../../store/people/installation.ts';
import { accountChange, orRefused } from '../account/account-change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';

export const ModeIn = z.strictObject({ mode: z.enum(MODES) });
const ACTION = 'installation:change';

/** Sets the whole installation to normal, read only or no access; it holds from the next request on, in every process. */
export async function setMode({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<Installation> {
  return orRefused(ctx, { action: ACTION, subject: 'mode' }, async () => {
    allow(ctx.actor, ACTION);
    const { mode } = parse(ModeIn, input);
    return accountChange(ctx, {
      action: ACTION,
      work: async (tx) => {
        const before = await tx.installation.read();
        const result = { ...before, mode };
        await tx.installation.keep(result);
        return { result, subject: 'mode', detail: { from: before.mode, to: mode } };
      },
    });
  });
}
