import { z } from 'zod';
import { PLACE_KINDS } from '../event/gazetteer.ts';

/** A place as it crosses the wire: a row without names of columns, because there are thousands. */
const PlaceRow = z.tuple([
  z.string().describe('name'),
  z.array(z.string()).describe('other spellings'),
  z.enum(PLACE_KINDS),
  z.string().describe('narrowest word of the vocabulary that holds it'),
  z.string().nullable().describe('district'),
  z.number().describe('latitude'),
  z.number().describe('longitude'),
  z.number().describe('good to, km'),
]);
export type PlaceRow = z.output<typeof PlaceRow>;

/** The whole list of places, small enough to be searched where it is typed, with or without a network. */
export const PlaceList = z.object({ places: z.array(PlaceRow) });
export type PlaceList = z.output<typeof PlaceList>;
