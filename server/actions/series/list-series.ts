import { SeriesSettings, type SeriesOut } from '../../domain/import/series.ts';
import { isSeries } from '../../domain/indicator/series-feed.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { keptUnder } from './attach.ts';

/** Every series there is, with how its last table was read, so that the next edition needs no questions. */
export async function listSeries({ ctx }: { ctx: Ctx }): Promise<SeriesOut[]> {
  allow(ctx.actor, 'data:read');
  const feeds = (await ctx.store.feeds.list()).filter(({ id }) => isSeries(id));
  const found: SeriesOut[] = [];
  for (const { id, title } of feeds) {
    const kept = SeriesSettings.safeParse(await ctx.store.settings.read(keptUnder(id)));
    if (!kept.success) continue;
    const vintages = await ctx.store.published.vintages(id);
    found.push({
      feed: id,
      title,
      settings: kept.data,
      vintages: vintages.map(({ id: vintage, at }) => ({ id: vintage, at })),
    });
  }
  return found;
}
