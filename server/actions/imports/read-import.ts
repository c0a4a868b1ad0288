import type { Import } from '../../domain/import/import.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { importNamed } from './held-import.ts';

/**
 * One import as it stands.
 * @throws Problem `import-not-found`
 */
export async function readImport({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Import> {
  allow(ctx.actor, 'import:prepare');
  return importNamed(ctx.store, input.id);
}
