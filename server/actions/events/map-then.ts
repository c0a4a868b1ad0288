import { draftColumns } from '../../store/events/draft-columns.ts';
import type { MapQuery, MapRow } from '../../store/events/event-map.ts';
import type { Ctx } from '../ctx.ts';
import { eventsThen } from './events-then.ts';

/** The newest events that could be put on a map as the log stood then; how many, and how many there were in all. */
export async function mapThen(
  ctx: Ctx,
  query: MapQuery,
  at: string,
): Promise<{ rows: MapRow[]; placed: number; total: number }> {
  return ctx.store.steady(async (reads) => {
    const touched = await eventsThen(ctx, reads, query, at);
    const untouched = await reads.events.map({ ...query, untouchedSince: at });
    const placeable = new Set(query.placeable);
    const own = touched.flatMap(({ state }): MapRow[] => {
      const { lat, lon, kind, killed, placePrecision, placeWords, placeName, admin1, admin2, from, summary } =
        draftColumns(state.draft);
      if ((lat === null || lon === null) && !placeWords.some((word) => placeable.has(word))) return [];
      return [
        {
          id: state.id,
          lat,
          lon,
          kind,
          killed,
          place_precision: placePrecision,
          place_words: placeWords,
          place_name: placeName ?? admin2 ?? admin1,
          from,
          summary: summary.slice(0, 140),
        },
      ];
    });
    const newestFirst = (a: MapRow, b: MapRow) => (`${a.from} ${a.id}` < `${b.from} ${b.id}` ? 1 : -1);
    return {
      rows: [...untouched.rows, ...own].sort(newestFirst).slice(0, query.limit),
      placed: untouched.placed + own.length,
      total: untouched.total + touched.length,
    };
  });
}
