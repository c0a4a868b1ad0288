import type { Import } from '../../domain/import/import.ts';
import { allow } from '../../domain/permission.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { importNamed, notNow } from './held-import.ts';
import { importerOf } from './importer-of.ts';

/**
 * Has a file checked in the background: what its import would do, with nothing written. One that is being checked goes on.
 * @throws Problem `import-not-found`, `import-not-now`, or `feed-not-found` while nobody said what the file is
 */
export async function startCheck({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Import> {
  allow(ctx.actor, 'import:prepare');
  return change({
    ctx,
    action: 'import:prepare',
    asked: { check: input.id },
    work: async (tx) => {
      const found = await importNamed(tx, input.id);
      await importerOf(ctx, found.settings);
      const asked = { id: found.id, from: ['looked', 'checked', 'failed'], to: 'checking', at: ctx.now() } as const;
      const moved = found.state === 'checking' || (await tx.imports.move(asked));
      const result = await importNamed(tx, found.id);
      // Pressed twice at once: whoever was faster has moved it, and both asked for the same.
      if (!moved && result.state !== 'checking') throw notNow(result);
      return { result, subject: found.id, detail: { step: 'check' } };
    },
  });
}
