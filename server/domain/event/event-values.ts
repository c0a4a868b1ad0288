/** What an event's fields may hold, for pages too: nothing here reads a shape, so no page loads the reader for it. */

export const PRECISIONS = ['day', 'week', 'month', 'year'] as const;
export const ATTRIBUTIONS = ['claimed', 'attributed', 'alleged', 'confirmed'] as const;
/** On whose word an event is its actor's: claimed alone, claimed and vouched for, said by others, alleged, nobody named. */
export const CLAIMS = ['alone', 'also', 'others', 'alleged', 'unsaid'] as const;
export type Claim = (typeof CLAIMS)[number];
export const PLACE_PRECISIONS = ['exact', 'near', 'district', 'province', 'country', 'unknown'] as const;
export const SIDES = ['security', 'civilians', 'militants', 'unknown'] as const;
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const STATUSES = ['draft', 'in-review', 'published', 'disputed', 'retracted'] as const;

export type Side = (typeof SIDES)[number];
export type Status = (typeof STATUSES)[number];

/** Statuses of what was not taken back, as a filter of the list names them. */
export const STANDING = 'draft,in-review,published,disputed';

/** Only these statuses count: a dispute lowers the grade, it does not remove the event. */
export const COUNTED_STATUSES: readonly Status[] = ['published', 'disputed'];

export const SAMPLES = ['notable', 'practice'] as const;
export type SampleName = (typeof SAMPLES)[number];

/** What an import did to an event: brought it, changed it, or retracted it because the file no longer has it. */
export const IMPORT_PARTS = ['new', 'changed', 'gone'] as const;
export type ImportPart = (typeof IMPORT_PARTS)[number];
