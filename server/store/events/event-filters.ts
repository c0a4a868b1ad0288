import type { Day, Month } from '../../domain/event/calendar.ts';
import { IMPORT_PARTS, type Claim, type ImportPart, type Status } from '../../domain/event/event-values.ts';
import type { KnownActors } from '../../domain/reading/measure/claims.ts';
import { untouchedSince } from '../readings/as-it-stood.ts';
import { onWord } from '../readings/claims-told.ts';
import type { Handle } from '../connect.ts';
import { carriesUnknown, type NameAsked } from '../imports/carries-name.ts';
import { eventsIn } from '../imports/vintages.ts';

/** Parts of an event that name actors, as they stand in its body. */
export const PARTS = ['by', 'with', 'between'] as const;

/** Filters of a list, in words of the store: names are already spread over everything below them. */
export interface EventFilters {
  q?: string | undefined;
  /** Actors and targets whose names hold the words searched for. */
  named?: readonly string[] | undefined;
  ids?: readonly string[] | undefined;
  feed?: string | undefined;
  kinds?: readonly string[] | undefined;
  /** In any part of the event. */
  actors?: readonly string[] | undefined;
  by?: readonly string[] | undefined;
  with?: readonly string[] | undefined;
  between?: readonly string[] | undefined;
  targets?: readonly string[] | undefined;
  places?: readonly string[] | undefined;
  placePrecisions?: readonly string[] | undefined;
  dayPrecisions?: readonly string[] | undefined;
  weapons?: readonly string[] | undefined;
  tags?: readonly string[] | undefined;
  statuses?: readonly Status[] | undefined;
  /** `own` is everything that is no sample data. */
  sample?: 'own' | 'notable' | 'practice' | undefined;
  sourcesMin?: number | undefined;
  sourcesMax?: number | undefined;
  publisher?: string | undefined;
  /** A source graded at least this well, such as "B2"; an F or a 6 cannot be judged and is never good enough. */
  grade?: string | undefined;
  /** Only events that are their actor's on one of these words. */
  onWord?: { claims: readonly Claim[]; actors: KnownActors } | undefined;
  killedMin?: number | undefined;
  killedMax?: number | undefined;
  hasPosition?: boolean | undefined;
  loggedBy?: string | undefined;
  loggedFrom?: Day | undefined;
  loggedTo?: Day | undefined;
  changedFrom?: Day | undefined;
  changedTo?: Day | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  /** Months whose events are not meant. */
  notMonths?: readonly Month[] | undefined;
  /** Only events behind these indicators' numbers, in this role and with this key; left-out events are not behind any. */
  matches?: { tracked: readonly number[]; role: string; key?: string | undefined } | undefined;
  /** Only events in which this name is unknown to the vocabulary. */
  unknownName?: NameAsked | undefined;
  /** Only what an import wrote: brought, changed or retracted, or one of them. */
  vintage?: { id: string; part: ImportPart | undefined } | undefined;
  /** Only events that stand as they stood at this moment. */
  untouchedSince?: string | undefined;
}

/** The filters as conditions on `events e`, each beginning with "and". Columns come before the body, which is wide. */
export function eventFilters(sql: Handle, query: EventFilters) {
  const none = sql``;
  return sql`
    ${query.ids ? sql`and e.id = any(${[...query.ids]}::uuid[])` : none}
    ${query.from ? sql`and e.from_day >= ${query.from}` : none}
    ${query.to ? sql`and e.from_day <= ${query.to}` : none}
    ${query.notMonths ? sql`and to_char(e.from_day, 'YYYY-MM') <> all(${[...query.notMonths]}::text[])` : none}
    ${query.feed ? sql`and e.feed = ${query.feed}` : none}
    ${query.kinds ? sql`and e.kind = any(${[...query.kinds]}::text[])` : none}
    ${query.statuses ? sql`and e.status = any(${[...query.statuses]}::text[])` : none}
    ${query.sample ? (query.sample === 'own' ? sql`and e.sample is null` : sql`and e.sample = ${query.sample}`) : none}
    ${query.placePrecisions ? sql`and e.place_precision = any(${[...query.placePrecisions]}::text[])` : none}
    ${query.dayPrecisions ? sql`and e.precision = any(${[...query.dayPrecisions]}::text[])` : none}
    ${query.sourcesMin === undefined ? none : sql`and e.source_count >= ${query.sourcesMin}`}
    ${query.sourcesMax === undefined ? none : sql`and e.source_count <= ${query.sourcesMax}`}
    ${query.killedMin === undefined ? none : sql`and e.killed >= ${query.killedMin}`}
    ${query.killedMax === undefined ? none : sql`and e.killed <= ${query.killedMax}`}
    ${query.hasPosition === undefined ? none : query.hasPosition ? sql`and e.lat is not null` : sql`and e.lat is null`}
    ${moments(sql, query)}
    ${query.actors ? sql`and e.actors && ${[...query.actors]}::text[]` : none}
    ${query.places ? sql`and e.place_words && ${[...query.places]}::text[]` : none}
    ${inBody(sql, query)}
    ${words(sql, query)}
    ${query.unknownName ? sql`and ${carriesUnknown(sql, query.unknownName)}` : none}
    ${untouchedSince(sql, query.untouchedSince, 'e')}
    ${fromOtherTables(sql, query)}
    ${query.onWord ? onWord(sql, query.onWord) : none}`;
}

/** Who logged it, and when it was logged and changed, by whole days in UTC. */
function moments(sql: Handle, query: EventFilters) {
  const none = sql``;
  return sql`
    ${query.loggedBy ? sql`and e.logged_by = ${query.loggedBy}` : none}
    ${query.loggedFrom ? sql`and e.logged_at >= ${query.loggedFrom}::date` : none}
    ${query.loggedTo ? sql`and e.logged_at < ${query.loggedTo}::date + 1` : none}
    ${query.changedFrom ? sql`and e.changed_at >= ${query.changedFrom}::date` : none}
    ${query.changedTo ? sql`and e.changed_at < ${query.changedTo}::date + 1` : none}`;
}

/** What only the body says. Actors stand in a column too, all parts together: it is looked at first. */
function inBody(sql: Handle, query: EventFilters) {
  const none = sql``;
  const parts = PARTS.map((part) => {
    const actors = query[part];
    if (!actors) return none;
    const wanted = actors.map((actor) => JSON.stringify({ [part]: [{ actor }] }));
    return sql`and e.actors && ${[...actors]}::text[] and e.body @> any(${wanted}::text[]::jsonb[])`;
  });
  const [by, partners, between] = parts;
  return sql`${by ?? none} ${partners ?? none} ${between ?? none}
    ${
      query.targets
        ? sql`and e.actors && ${[...query.targets]}::text[] and e.body -> 'against' ?| ${[...query.targets]}::text[]`
        : none
    }
    ${query.weapons ? sql`and e.body -> 'weapons' ?| ${[...query.weapons]}::text[]` : none}
    ${query.tags ? sql`and e.body -> 'tags' ?| ${[...query.tags]}::text[]` : none}`;
}

function words(sql: Handle, { q, named }: EventFilters) {
  if (!q) return sql``;
  const like = holding(q);
  return sql`and (e.summary ilike ${like} or e.place_name ilike ${like} or e.admin1 ilike ${like}
      or e.admin2 ilike ${like} or e.external_id ilike ${like} or e.actors && ${[...(named ?? [])]}::text[])`;
}

function fromOtherTables(sql: Handle, { publisher, grade, matches, vintage }: EventFilters) {
  const none = sql``;
  return sql`
    ${
      publisher
        ? sql`and exists (select from sources s where s.event_id = e.id and s.publisher ilike ${holding(publisher)})`
        : none
    }
    ${
      grade
        ? sql`and exists (select from sources s where s.event_id = e.id and s.reliability <= ${grade.charAt(0)}
            and s.credibility <= ${Number(grade.charAt(1))} and s.reliability <> 'F' and s.credibility <> 6)`
        : none
    }
    ${
      matches
        ? sql`and exists (select from matches m where m.event_id = e.id and m.tracked = any(${[...matches.tracked]}::int[])
            and m.role = ${matches.role} and not m.left_out
            ${matches.key === undefined ? none : sql`and ${matches.key} = any(m.keys)`})`
        : none
    }
    ${vintage ? writtenBy(sql, vintage) : none}`;
}

function writtenBy(sql: Handle, { id, part }: NonNullable<EventFilters['vintage']>) {
  const parts = (part ? [part] : IMPORT_PARTS).map(
    (one) => sql`select event_id from (${eventsIn(sql, id, one)}) as those`,
  );
  const all = parts.reduce((before, one) => sql`${before} union all ${one}`);
  return sql`and e.id in (${all})`;
}

function holding(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
