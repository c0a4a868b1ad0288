import type { Import } from '../../domain/import/import.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';

const MOST = 200;

/** Files on their way into the log, and those that came in: newest first. */
export async function listImports({ ctx }: { ctx: Ctx }): Promise<{ imports: Import[] }> {
  allow(ctx.actor, 'import:prepare');
  return { imports: await ctx.store.imports.list(MOST) };
}
