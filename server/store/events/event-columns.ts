import { arrayText } from './list-text.ts';
import { draftColumns } from './draft-columns.ts';
import type { EventWrite } from './event-write.ts';

/** The JSON of an event as its body and its revision keep it. */
export const bodyOf = ({ draft, body }: EventWrite): string => (body?.of === draft ? body.text : JSON.stringify(draft));

/** What an event and its revision hold in columns beside the body, as PostgreSQL reads it: lists as text. */
export type EventColumns = ReturnType<typeof eventColumns>;

/** The columns of one state of an event. */
export function eventColumns(write: EventWrite) {
  const { draft } = write;
  const held = draftColumns(draft);
  return {
    from: held.from,
    to: held.to,
    precision: held.precision,
    kind: held.kind,
    placeName: held.placeName,
    admin1: held.admin1,
    admin2: held.admin2,
    lat: held.lat,
    lon: held.lon,
    placePrecision: held.placePrecision,
    killed: held.killed,
    summary: held.summary,
    sourceCount: held.sourceCount,
    bestGrade: held.bestGrade,
    id: write.id,
    feed: write.feed,
    externalId: write.externalId,
    vintage: write.vintage,
    sample: write.sample,
    status: write.status,
    version: write.version,
    actors: arrayText(held.actors),
    placeWords: arrayText(held.placeWords),
    firstLogged: write.firstLogged,
    hash: write.hash,
    loggedAt: write.loggedAt,
    loggedBy: write.loggedBy,
    at: write.at,
    by: write.by,
    action: write.action,
    reason: write.reason,
    batch: write.batch ?? null,
  };
}
