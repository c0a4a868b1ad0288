import { SeriesIn, type SeriesCheck } from '../../domain/import/series.ts';
import { allow } from '../../domain/permission.ts';
import { rehearsed } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { attach, prepare } from './attach.ts';

/**
 * What attaching a table would do: the same work, taken back.
 * @throws Problem `not-valid`, `file-unreadable` or `import-running`
 */
export async function checkSeries({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<SeriesCheck> {
  allow(ctx.actor, 'import:run');
  const prepared = await prepare(ctx, parse(SeriesIn, input));
  const { result } = await rehearsed({ ctx, work: (tx) => attach(ctx, tx, prepared) });
  return result.check;
}
