import { SIDES } from '../event/event-values.ts';

/** Longest text that is read, in UTF-16 units. */
export const TEXT_LIMIT = 20_000;

/** The form's fields by number, as the underlined words name them. */
export const TEXT_FIELDS = {
  kind: 1,
  date: 2,
  place: 3,
  who: 4,
  people: 5,
  features: 6,
  source: 8,
} as const;

/** What the mark over the text's own address says. */
export const LINK_WORDS = 'Link';

/** Cells of the form's table of people, for killed and for wounded. */
export const TOLL_CELLS = [...SIDES, 'total'] as const;
