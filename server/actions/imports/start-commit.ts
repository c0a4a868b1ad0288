import type { Import } from '../../domain/import/import.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { importNamed, notNow } from './held-import.ts';

/**
 * Has a checked file brought into the log in the background, exactly as it was checked. One that is being imported, or was,
 * gives the same answer and happens once.
 * @throws Problem `import-not-found`, `import-not-now` for one that is not checked, `rows-refused` where rows are refused
 * and the valid ones alone were not asked for
 */
export async function startCommit({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Import> {
  allow(ctx.actor, 'import:run');
  return change({
    ctx,
    // What moves numbers is told when it is done.
    action: 'import:prepare',
    asked: { commit: input.id },
    work: async (tx) => {
      const found = await importNamed(tx, input.id);
      if (found.state === 'importing' || found.state === 'done')
        return { result: found, subject: found.id, detail: { step: 'again' } };
      if (found.state !== 'checked' || !found.check) throw notNow(found);
      const { counts, rows } = found.check;
      if (counts.refused > 0 && !found.settings.acceptValid)
        throw new Problem('rows-refused', `${counts.refused} of ${rows} rows were refused`, { more: { counts } });
      const asked = { id: found.id, from: ['checked'], to: 'importing', at: ctx.now() } as const;
      const moved = await tx.imports.move(asked);
      const result = await importNamed(tx, found.id);
      // Pressed twice at once: whoever was faster has moved it, and both asked for the same.
      if (!moved && result.state !== 'importing' && result.state !== 'done') throw notNow(result);
      return { result, subject: found.id, detail: { step: moved ? 'commit' : 'again' } };
    },
  });
}
