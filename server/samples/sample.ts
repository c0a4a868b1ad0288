import type { Day } from '../domain/event/calendar.ts';
import type { EventInput } from '../domain/event/event.ts';
import { placeWords, type Names } from '../domain/event/names.ts';
import type { Lexicon } from '../domain/event/vocabulary.ts';
import type { CoverageIn } from '../domain/wire.ts';

/** What a sample needs of the definitions: the words, and the names that people use for them. */
export interface Look {
  words: Lexicon;
  names: Names;
}

/** An event of a sample. Its external id stays the same from release to release, so loading twice adds nothing. */
export type SampleEvent = EventInput & { externalId: string };

/** A set of events to begin with. It is loaded by choice and removed as a whole. */
export interface Sample {
  title: string;
  /** What it is and what it is not, in a sentence or two: shown where it is chosen. */
  about: string;
  /** `today` bounds the dates: nothing in a sample lies in the future. */
  load(look: Look, today: Day): { events: SampleEvent[]; coverage: CoverageIn[] };
}

/**
 * The place with its words made as narrow as the vocabulary allows. Samples name a country and give province and
 * district as people write them; so a vocabulary that learns a district needs no change here.
 */
export function narrowed(place: NonNullable<EventInput['place']>, { words, names }: Look): EventInput['place'] {
  const [country, ...others] = place.words ?? [];
  if (!country || others.length) return place;
  const found = placeWords(words, names, { country, admin1: place.admin1, admin2: place.admin2 });
  return found.length ? { ...place, words: found } : place;
}
