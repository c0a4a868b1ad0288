import { disarmed } from '../../domain/spreadsheet.ts';

/** How every table of ours is written. Text is disarmed, numbers go as they are: a fall of -0.5 is no formula. */
export const CSV_SETTINGS = { cast: { string: disarmed }, record_delimiter: '\r\n' } as const;
