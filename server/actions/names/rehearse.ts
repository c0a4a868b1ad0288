import type { Assigned } from '../../domain/import/names-known.ts';
import type { NameAssigned } from '../../domain/import/names.ts';
import { rehearsed } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { readingChanges, readingsOn, type Readings } from '../imports/import-readings.ts';
import { writeAssigned } from './write-assigned.ts';

const DEADLINE = 5 * 60_000;

/**
 * What an assignment, or taking it back, would do to events, numbers and verdicts.
 * @throws Problem `import-running`
 */
export async function rehearseNames(
  ctx: Ctx,
  { assigned, back }: { assigned: Assigned; back: boolean },
): Promise<NameAssigned> {
  return rehearsed<NameAssigned>({
    ctx,
    deadline: DEADLINE,
    work: async (tx, tracked) => {
      const reached = assigned.feed === null ? await tx.names.feeds() : [assigned.feed];
      const before = new Map<string, Readings>();
      for (const feed of reached) before.set(feed, await readingsOn(ctx, tx, feed));
      const asked = { assigned, batch: null, back, by: ctx.actor.id, reason: '' };
      const { events, feeds } = await writeAssigned(ctx, tx, tracked, asked);
      const readings: NonNullable<NameAssigned['readings']> = [];
      for (const feed of feeds) {
        const [was, after] = [before.get(feed) ?? new Map<string, never>(), await readingsOn(ctx, tx, feed)];
        const changes = readingChanges({ before: was, after, within: { before: was, after }, grew: false });
        readings.push(...changes.map((each) => ({ ...each, feed })));
      }
      return { id: null, dryRun: true, events, readings };
    },
  });
}
