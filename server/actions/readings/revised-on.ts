import { releaseName } from '../../domain/import/feed-name.ts';
import type { Verdict } from '../../domain/reading/reading.ts';
import type { RevisedVerdict } from '../../domain/reading/sentences/revised-words.ts';
import type { Reads, Tx } from '../../store/queries.ts';

/** Verdicts of a forecast that imports of a feed turned, now or at a moment, with whether it was by revising. */
export async function revisedOn(
  from: Reads | Tx,
  { forecast, feed, at }: { forecast: string; feed: string; at: string | null },
): Promise<RevisedVerdict[]> {
  const turned = await from.vintages.revised(feed, at);
  return turned
    .filter(({ change }) => change.forecast === forecast)
    .map(({ vintage, at: moment, change: { indicator, before, after, because }, ...release }) => ({
      indicator,
      vintage,
      title: releaseName(release),
      on: moment.slice(0, 10),
      from: before.verdict as Verdict,
      to: after.verdict as Verdict,
      because: because ?? 'new-months',
    }));
}
