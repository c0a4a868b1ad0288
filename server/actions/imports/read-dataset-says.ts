import { releaseName } from '../../domain/import/feed-name.ts';
import type { DatasetSays } from '../../domain/import/dataset-says.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { readEvent } from '../events/read-event.ts';
import { differencesOf } from './dataset-differences.ts';

/**
 * Where the dataset's newest row says otherwise than a person who changed the event, or that the dataset still has an
 * event that a person retracted.
 * @throws Problem `event-not-found`
 */
export async function readDatasetSays({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<DatasetSays> {
  allow(ctx.actor, 'event:read');
  const event = await readEvent({ ctx, input });
  const kept = await ctx.store.datasetSays.of(event.id);
  const vintage = kept && (await ctx.store.vintages.read(kept.vintage));
  if (!kept || !vintage) return { says: null };
  const { words } = ctx.definitions.catalogue();
  const revisions = await ctx.store.events.revisions(event.id);
  const differences = differencesOf(event, kept, { revisions, words });
  const retracted = event.status === 'retracted';
  if (differences.length === 0 && !retracted) return { says: null };
  const { at, said } = kept;
  const title = releaseName(vintage);
  return { says: { vintage: vintage.id, feed: vintage.feed, title, at, differences, retracted, kept: said.kept } };
}
