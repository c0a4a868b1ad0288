import type { EventDraft } from '../../domain/event/event.ts';
import { killedIn } from '../../domain/event/facts.ts';

/** What of an event stands in columns beside its body, for lists to filter, sort and show. */
export function draftColumns(draft: Omit<EventDraft, 'status' | 'firstLogged'>) {
  const { place, sources } = draft;
  const actors = [...draft.by, ...draft.with, ...draft.between].map((part) => part.actor);
  const grades = sources.map((source) => `${source.reliability}${source.credibility}`).sort();
  return {
    from: draft.when.from,
    to: draft.when.to ?? null,
    precision: draft.when.precision,
    kind: draft.kind,
    actors: [...new Set([...actors, ...draft.against])],
    placeWords: place.words,
    placeName: place.name ?? null,
    admin1: place.admin1 ?? null,
    admin2: place.admin2 ?? null,
    lat: place.lat ?? null,
    lon: place.lon ?? null,
    placePrecision: place.precision,
    killed: killedIn(draft.deaths),
    summary: draft.summary,
    sourceCount: sources.length,
    bestGrade: grades[0] ?? null,
  };
}
