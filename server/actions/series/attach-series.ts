import { SeriesIn, type SeriesDone } from '../../domain/import/series.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { attach, prepare } from './attach.ts';

/**
 * Attaches a published table to indicators, all of it or nothing, unless valid rows alone are accepted. The same table
 * again changes nothing; a newer one revises, and the old numbers stay beside the new.
 * @throws Problem `not-valid`, `file-unreadable`, `rows-refused` or `import-running`
 */
export async function attachSeries({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<SeriesDone> {
  allow(ctx.actor, 'import:run');
  const asked = parse(SeriesIn, input);
  const prepared = await prepare(ctx, asked);
  const { refused, months, skipped } = prepared.read;
  if (refused.length > 0 && !asked.acceptValid) {
    const rows = refused.length + months.length + skipped;
    throw new Problem(
      'rows-refused',
      `${refused.length} of ${rows} rows ${refused.length === 1 ? 'was' : 'were'} refused, so nothing was written`,
      { more: { refused: refused.slice(0, 200) } },
    );
  }
  return change({ ctx, action: 'import:run', asked, work: (tx) => attach(ctx, tx, prepared) });
}
