import { isSeries } from '../../domain/indicator/series-feed.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { cover } from './cover.ts';

/** What taking a vintage of a series back did. */
export interface SeriesUndone {
  vintage: string;
  /** Numbers that went, and revised ones that stand again as they were. */
  removed: number;
  restored: number;
}

/**
 * Takes the newest vintage of a series back: its numbers end, those it replaced stand again. Nothing is deleted, so a
 * reading as of a day between still shows what stood then.
 * @throws Problem `series-vintage-not-found`, `series-vintage-not-newest` or `import-running`
 */
export async function undoSeries({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<SeriesUndone> {
  allow(ctx.actor, 'import:run');
  return change({
    ctx,
    action: 'import:run',
    asked: { undo: id },
    work: async (tx) => {
      const found = await tx.published.vintage(id);
      if (!found || found.undoneAt !== null || !isSeries(found.feed)) throw new Problem('series-vintage-not-found');
      const { feed } = found;
      if (!(await tx.bringing.take(feed))) throw new Problem('import-running');
      const [newest] = await tx.published.vintages(feed);
      if (newest?.id !== id) throw new Problem('series-vintage-not-newest');
      const { wrote, replaced } = await tx.published.by(id);
      const at = ctx.now();
      const standing = wrote.filter(({ replacedAt }) => replacedAt === null);
      await tx.published.end({ ids: standing.map((one) => one.id), at, by: null });
      const again = replaced.map((one) => ({ ...one, id: ctx.newId(), at, replacedAt: null, replacedBy: null }));
      if (again.length > 0) await tx.published.add(again);
      await tx.published.undone({ id, at, by: ctx.actor.id });
      await cover(ctx, tx, { feed, vintage: id, at });
      const result = { vintage: id, removed: standing.length, restored: again.length };
      return { result, subject: feed, detail: { ...result, feed, undone: true } };
    },
  });
}
