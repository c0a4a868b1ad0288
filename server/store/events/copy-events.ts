import type { Handle } from '../connect.ts';
import { copyLine, copyRows } from './copy-rows.ts';
import { bodyOf, eventColumns } from './event-columns.ts';
import type { EventWrite } from './event-write.ts';
import { arrayText } from './list-text.ts';
import type { MatchRow } from './match-rows.ts';

/** From so many on, going back and forth once a table costs less than one statement for all of them. */
export const WORTH_COPYING = 100;

/** First states of events, their sources, revisions and matches by COPY: none of them can be there already. */
export async function copyEvents(
  sql: Handle,
  writes: readonly EventWrite[],
  matches: readonly MatchRow[],
): Promise<void> {
  const [events, revisions]: [string[], string[]] = [[], []];
  for (const write of writes) {
    const [row, body] = [eventColumns(write), bodyOf(write)];
    events.push(
      copyLine([
        ...[row.id, row.feed, row.externalId, row.vintage, row.sample, row.status, row.version, row.from, row.to],
        ...[row.precision, row.kind, row.actors, row.placeWords, row.placeName, row.admin1, row.admin2, row.lat],
        ...[row.lon, row.placePrecision, row.killed, row.summary, row.sourceCount, row.bestGrade, body],
        ...[row.firstLogged, row.hash, row.loggedAt, row.loggedBy, row.at],
      ]),
    );
    revisions.push(
      copyLine([row.id, row.version, row.at, row.by, row.action, row.reason, row.batch, row.status, body]),
    );
  }
  await copyRows(
    sql`copy events (id, feed, external_id, vintage, sample, status, version, from_day, to_day, precision, kind,
      actors, place_words, place_name, admin1, admin2, lat, lon, place_precision, killed, summary, source_count,
      best_grade, body, first_logged, content_hash, logged_at, logged_by, changed_at) from stdin`,
    events,
  );
  await copyRows(
    sql`copy revisions (event_id, version, at, by, action, reason, batch, status, body) from stdin`,
    revisions,
  );
  const sources = writes.flatMap(({ id, draft }) =>
    draft.sources.map(({ publisher, url, published, reliability, credibility }, position) =>
      copyLine([id, position, publisher, url ?? null, published ?? null, reliability, credibility]),
    ),
  );
  if (sources.length > 0)
    await copyRows(
      sql`copy sources (event_id, position, publisher, url, published, reliability, credibility) from stdin`,
      sources,
    );
  if (matches.length === 0) return;
  await copyRows(
    sql`copy matches (tracked, role, event_id, feed, day, month, value, value_to, keys, unidentified, left_out,
      well_sourced, by_hand) from stdin`,
    matches.map((row) =>
      copyLine([
        ...[row.tracked, row.role, row.event, row.feed, row.day, row.month, row.value, row.valueTo],
        ...[arrayText(row.keys), row.unidentified, row.leftOut, row.wellSourced, row.byHand],
      ]),
    ),
  );
}
