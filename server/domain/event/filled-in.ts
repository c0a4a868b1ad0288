import type { EventDraft, EventInput } from './event.ts';

/**
 * An event with all that a caller may leave out filled in, as the shape itself does it (`event.ts`), for pages, which
 * do not load the reader of shapes. It checks nothing; what does not belong to an event handed in is left away.
 */
export function filledIn(event: EventInput): EventDraft {
  const parts = (list: EventInput['by']) =>
    (list ?? []).map((part) => ({ ...part, attribution: part.attribution ?? 'attributed' }));
  const { firstLogged } = event;
  return {
    when: { ...event.when, precision: event.when.precision ?? 'day' },
    kind: event.kind,
    by: parts(event.by),
    against: event.against ?? [],
    with: parts(event.with),
    between: parts(event.between),
    place: { ...event.place, words: event.place?.words ?? [], precision: event.place?.precision ?? 'unknown' },
    deaths: event.deaths ?? {},
    wounded: event.wounded ?? {},
    weapons: event.weapons ?? [],
    tags: event.tags ?? [],
    summary: event.summary,
    sources: (event.sources ?? []).map((source) => ({
      ...source,
      reliability: source.reliability ?? 'F',
      credibility: source.credibility ?? 6,
    })),
    status: event.status ?? 'published',
    ...(firstLogged ? { firstLogged } : {}),
  };
}
