import { z } from 'zod';
import { DaySchema } from '../event/event.ts';
import { PLACE_PRECISIONS } from '../event/event-values.ts';

/** The most marks a map shows: more would hide each other, and the newest say most. */
export const MOST_MARKS = 2000;

export const MapMark = z.object({
  id: z.uuid(),
  lat: z.number(),
  lon: z.number(),
  /** Group of the kind ("attack", "talks"): gives the shape. */
  group: z.string(),
  killed: z.int().nullable(),
  /** `district` and wider: the point stands for the whole of it. */
  precision: z.enum(PLACE_PRECISIONS),
  from: DaySchema,
  place: z.string(),
  /** The beginning of it. */
  summary: z.string(),
});
export type MapMark = z.output<typeof MapMark>;

/** The events of a list on the map, newest first. */
export const EventMarks = z.object({
  marks: z.array(MapMark),
  /** Events of the list without a position, and with no district or province to stand for one. */
  unplaced: z.int(),
  /** All events of the list. */
  total: z.int(),
  /** There are more with a position than are given. */
  truncated: z.boolean(),
});
export type EventMarks = z.output<typeof EventMarks>;
