import type { Import } from '../../domain/import/import.ts';
import { allow } from '../../domain/permission.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { importNamed, notNow } from './held-import.ts';

/**
 * Puts a file away. Work on it stops, and nothing of it is written; one that is imported is undone, not put away.
 * @throws Problem `import-not-found` or `import-not-now`
 */
export async function giveUp({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Import> {
  allow(ctx.actor, 'import:prepare');
  return change({
    ctx,
    action: 'import:prepare',
    asked: { giveUp: input.id },
    work: async (tx) => {
      const found = await importNamed(tx, input.id);
      const open = ['looked', 'checking', 'checked', 'importing', 'failed'] as const;
      const asked = { id: found.id, from: open, to: 'given-up', at: ctx.now() } as const;
      if (found.state !== 'given-up' && !(await tx.imports.move(asked))) throw notNow(found);
      return { result: await importNamed(tx, found.id), subject: found.id, detail: { step: 'give-up' } };
    },
  });
}
