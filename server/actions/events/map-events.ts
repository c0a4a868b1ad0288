import { MOST_MARKS, type EventMarks, type MapMark } from '../../domain/desk/event-map.ts';
import { lineage, titleOf, type Lexicon } from '../../domain/event/vocabulary.ts';
import { EventQuery } from '../../domain/event-query.ts';
import type { Catalogue } from '../../domain/indicator/loaded.ts';
import { allow } from '../../domain/permission.ts';
import type { MapRow } from '../../store/events/event-map.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { asFilters } from './event-query.ts';
import { momentIn } from './events-then.ts';
import { mapThen } from './map-then.ts';

/** The events of a list as marks on a map. Sorting and paging of the list are left aside: the newest are given. */
export async function mapEvents({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<EventMarks> {
  allow(ctx.actor, 'event:read');
  const query = parse(EventQuery, input);
  const catalogue = ctx.definitions.catalogue();
  const at = momentIn(ctx, query);
  const asked = { ...asFilters(ctx, query, catalogue.words), placeable: placeableWords(catalogue), limit: MOST_MARKS };
  const { rows, placed, total } = at === null ? await ctx.store.events.map(asked) : await mapThen(ctx, asked, at);
  const marks = rows.flatMap((row) => markOf(row, catalogue) ?? []);
  return { marks, unplaced: total - placed, total, truncated: placed > rows.length };
}

/** A point for a whole country would put statements and talks into some desert. */
function placeableWords({ words, gazetteer }: Catalogue): string[] {
  return [...words.places.values()]
    .filter(({ id, level }) => level !== 'country' && gazetteer.pointOf(id) !== null)
    .map(({ id }) => id);
}

function markOf(row: MapRow, { words, gazetteer }: Catalogue): MapMark | null {
  const about = {
    id: row.id,
    group: lineage(words, 'events', row.kind).at(-1)?.id ?? row.kind,
    killed: row.killed,
    from: row.from,
    place: placeIn(row, words),
    summary: row.summary,
  };
  if (row.lat !== null && row.lon !== null)
    return { ...about, lat: row.lat, lon: row.lon, precision: row.place_precision };
  for (const word of row.place_words) {
    const level = words.places.get(word)?.level;
    const point = level && level !== 'country' ? gazetteer.pointOf(word) : null;
    if (level && point) return { ...about, lat: point.lat, lon: point.lon, precision: level };
  }
  return null;
}

function placeIn(row: MapRow, words: Lexicon): string {
  const titles = row.place_words.map((word) => titleOf(words, 'places', word).split(/[,(]/)[0]?.trim() ?? word);
  return [...new Set([row.place_name, ...titles].filter((part) => part !== null))].slice(0, 2).join(', ');
}
