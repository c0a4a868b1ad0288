/** Everything a trend report can hold, in the order in which it stands by default. */
export const SECTIONS = [
  'bottom-line',
  'developments',
  'judgements',
  'changed',
  'unknown',
  'watch',
  'indicators',
  'checks',
  'method',
  'sources',
  'versions',
  'events',
  'map',
] as const;
export type SectionId = (typeof SECTIONS)[number];

/** What a section is called where it is chosen, and over it where its heading does not depend on the reading. */
export const SECTION_TITLES: Record<SectionId, string> = {
  'bottom-line': 'Bottom line',
  developments: 'The developments',
  judgements: 'Key judgements',
  changed: 'What changed',
  unknown: 'What we do not know',
  watch: 'What to watch',
  indicators: 'All indicators',
  checks: 'Checks',
  method: 'Method and wording',
  sources: 'Sources',
  versions: 'Data and definitions',
  events: 'Event list',
  map: 'Map of events',
};

/** Sections of a report that nobody arranged: all but those that name single events. */
export const USUAL_SECTIONS: readonly SectionId[] = SECTIONS.filter((id) => id !== 'events' && id !== 'map');

/** Who a report may be passed on to. Source: FIRST, Traffic Light Protocol 2.0 (2022). */
export const MARKINGS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;
export type Marking = (typeof MARKINGS)[number];

/** What an editor adds in their own words. */
export const OWN_KINDS = ['paragraph', 'judgement'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];
