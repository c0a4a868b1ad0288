/** What an event's fields may hold, for pages too: nothing here reads a shape, so no page loads the reader for it. */

export const PRECISIONS = ['day', 'week', 'month', 'year'] as const;
export const ATTRIBUTIONS = ['claimed', 'attributed', 'alleged', 'confirmed'] as const;
export const PLACE_PRECISIONS = ['exact', 'near', 'district', 'province', 'country', 'unknown'] as const;
export const SIDES = ['security', 'civilians', 'militants', 'unknown'] as const;
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const STATUSES = ['draft', 'in-review', 'published', 'disputed', 'retracted'] as const;

export type Side = (typeof SIDES)[number];
export type Status = (typeof STATUSES)[number];

/** Only these statuses count: a dispute lowers the grade, it does not remove the event. */
export const COUNTED_STATUSES: readonly Status[] = ['published', 'disputed'];

export const SAMPLES = ['notable', 'practice'] as const;
export type SampleName = (typeof SAMPLES)[number];
