/** The most events a list of ids may name: an address holds no more. */
export const MOST_IDS = 400;

/** What a list can be sorted by: `-` in front turns it round; whatever is not said comes last both ways. */
export const SORTS = ['-day', 'day', '-killed', 'killed', '-changed', 'changed', '-sources', 'sources'] as const;
export type Sort = (typeof SORTS)[number];
