import { countriesOf } from '../../domain/event/names.ts';
import { levelsOf, nameKey, unknownActor, unknownPlace, type Unknown } from '../../domain/import/names-known.ts';
import type { Catalogue } from '../../domain/indicator/loaded.ts';
import type { Tx } from '../../store/queries.ts';
import type { KeptUnknown } from '../../store/imports/names.ts';
import type { Spelled } from '../../store/imports/unknown-names.ts';
import type { Ctx } from '../ctx.ts';

type Noted = Omit<KeptUnknown, 'feed' | 'seenAt'>;

/**
 * Counts anew which names of a feed's events the vocabulary does not know, in countries whose words it knows. One look
 * over those events alone, after whatever changed them.
 */
export async function noteUnknownNames(ctx: Ctx, tx: Tx, feed: string): Promise<void> {
  const catalogue = ctx.definitions.catalogue();
  const found = new Map<string, Noted>();
  for (const spelled of await tx.names.spelled(feed, levelsOf(catalogue.words))) {
    const name = unknownOf(spelled, catalogue);
    if (!name) continue;
    const { what, spelling, country } = name;
    const key = `${what}|${country}|${nameKey(spelling)}`;
    const { events, example } = spelled;
    const before = found.get(key);
    if (before) before.events += events;
    else found.set(key, { what, plain: nameKey(spelling), spelling, country, events, example });
  }
  await tx.names.keepUnknown({ feed, at: ctx.now(), names: [...found.values()] });
}

function unknownOf(
  { what, name, actor, admin1, admin2, words: ids }: Spelled,
  { words, names }: Pick<Catalogue, 'words' | 'names'>,
): Unknown | null {
  const levels = levelsOf(words);
  const country = countriesOf(words, ids).find((word) => levels.countries.has(word));
  const place = { words: ids, precision: 'unknown' as const, ...(admin1 && { admin1 }), ...(admin2 && { admin2 }) };
  const spelling =
    what === 'actor'
      ? unknownActor({ actor: actor ?? '', attribution: 'attributed', name: name ?? '' }, names)
      : unknownPlace(place, levels);
  return spelling && country ? { what, spelling, country } : null;
}
