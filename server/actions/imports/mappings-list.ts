import type { SavedMapping } from '../../domain/import/mapping.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';

/** The mappings that the desk keeps, by name. */
export async function listMappings({ ctx }: { ctx: Ctx }): Promise<{ mappings: SavedMapping[] }> {
  allow(ctx.actor, 'import:prepare');
  return { mappings: await ctx.store.mappings.list() };
}
