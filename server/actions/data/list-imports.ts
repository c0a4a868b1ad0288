import { allow } from '../../domain/permission.ts';
import type { DataStatus } from '../../domain/wire.ts';
import type { Ctx } from '../ctx.ts';

/** Imports, newest first. */
export async function listImports({ ctx }: { ctx: Ctx }): Promise<{ imports: DataStatus['vintages'] }> {
  allow(ctx.actor, 'data:read');
  const imports = (await ctx.store.lists.vintages(200)).map(
    ({ id, feed, release, fileName, at, by, counts, undoneAt }) => ({
      id,
      feed,
      release,
      file: fileName,
      at,
      by,
      new: counts.new,
      changed: counts.changed,
      gone: counts.gone,
      undoneAt,
    }),
  );
  return { imports };
}
