import type { GazetteerPlace } from '../domain/event/gazetteer.ts';
import { lineage, type Lexicon } from '../domain/event/vocabulary.ts';
import type { Mention } from './mentions.ts';
import { isSpeaking } from './reporters.ts';
import type { Token } from './tokens.ts';

/** Where it happened, and the words of the text that say so. */
export interface Where {
  words: string[];
  /** The gazetteer's place, where the text names one narrower than the vocabulary. */
  place: GazetteerPlace | null;
  from: number;
  to: number;
}

const NARROW = { country: 0, province: 2, district: 4 } as const;
const BEFORE = /^(in|at|near|from|of|outside|around|inside|s|upper|lower)$/;
const REGION = /^(district|agency|province|provinces|districts|division|tribal)$/;
const SPOT = /^(area|village|tehsil|town|city|bazaar|bazar|market|valley|crossing|border|cantonment)$/;
/** Whose seat it is, not where it happened: "officials in Islamabad", "Peshawar High Court". */
const ELSEWHERE = /^(officials|spokesman|government|reporters|journalists|authorities|ministry)$/;

/**
 * The place of the event among all that are named: near the word for the kind, narrow before wide, the dateline only
 * when there is no other.
 */
export function whereIn(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  kind: Mention | null,
  dateline: number,
  words: Lexicon,
): Where | null {
  const places = mentions.filter(
    (one) => one.what.section === 'places' && isPlace(tokens, one) && !isSpeaking(tokens, one),
  );
  const weighed = places.map((one) => ({ one, weight: weightOf(tokens, one, kind, dateline, words) }));
  const best = weighed.reduce<(typeof weighed)[number] | null>(
    (top, next) => (top && top.weight >= next.weight ? top : next),
    null,
  )?.one;
  if (!best) return null;
  const same = places.filter((one) => one.from === best.from && one.to === best.to);
  const around = contextOf(tokens, places, best, words);
  const spot = spotOf(tokens, same, best, around, words);
  const word = spot?.word ?? narrowest(same, around, words)?.what.word.id ?? best.what.word.id;
  const pair = pairOf(tokens, places, best);
  return {
    words: [...new Set([word, ...(pair ? [pair.what.word.id] : [])])],
    place: pair ? null : spot,
    from: best.from,
    to: pair?.to ?? best.to,
  };
}

/** A name that begins a sentence is a place only where nothing but a name can stand: "Tank" is a word as well. */
function isPlace(tokens: readonly Token[], one: Mention): boolean {
  const [first, next] = [tokens[one.from], tokens[one.to]];
  if (one.what.word.level !== null && one.what.place === null) return true;
  const titled =
    next && /^\s$/.test(next.gap) && next.shape === 'capital' && !SPOT.test(next.plain) && !REGION.test(next.plain);
  const before = tokens[one.from - 1];
  const within =
    before && first && /^\s$/.test(first.gap) && before.shape === 'capital' && before.sentence === first.sentence;
  return !titled && !(within && one.from > 0 && one.what.place?.kind !== 'city');
}

function weightOf(
  tokens: readonly Token[],
  one: Mention,
  kind: Mention | null,
  dateline: number,
  words: Lexicon,
): number {
  const { word, place } = one.what;
  const level = word.level ?? lineage(words, 'places', word.id).find((above) => above.level)?.level ?? 'country';
  const apart = Math.abs((tokens[one.from]?.sentence ?? 0) - (tokens[kind?.from ?? 0]?.sentence ?? 0));
  const before = tokens[one.from - 1]?.plain ?? '';
  const after = tokens[one.to]?.plain ?? '';
  return (
    (place && isSpot(place, words) ? 5 : NARROW[level]) +
    (BEFORE.test(before) || SPOT.test(before) ? 4 : 0) +
    (REGION.test(after) || SPOT.test(after) ? 3 : 0) -
    Math.min(apart, 4) * 3 -
    (one.from < dateline ? 20 : 0) -
    (ELSEWHERE.test(tokens[one.from - 2]?.plain ?? '') ? 6 : 0) -
    one.from / 1000
  );
}

/** Wider places that the text names nearby: they tell apart towns of one name. */
function contextOf(tokens: readonly Token[], places: readonly Mention[], best: Mention, words: Lexicon): Set<string> {
  const near = places.filter(
    (one) => one !== best && (tokens[one.from]?.sentence ?? 0) - (tokens[best.from]?.sentence ?? 0) <= 1,
  );
  const around = near.filter((one) => one.from !== best.from);
  return new Set(around.flatMap((one) => lineage(words, 'places', one.what.word.id).map(({ id }) => id)));
}

/** The gazetteer's town of that name; none when the text says "district", or when towns of that name lie in several. */
function spotOf(
  tokens: readonly Token[],
  same: readonly Mention[],
  best: Mention,
  around: ReadonlySet<string>,
  words: Lexicon,
): GazetteerPlace | null {
  const region = REGION.test(tokens[best.to]?.plain ?? '') || tokens[best.from - 1]?.plain === 'district';
  const spots = same.flatMap(({ what }) =>
    what.place && isSpot(what.place, words) && (!region || what.place.kind === 'district') ? [what.place] : [],
  );
  const fitting = spots.filter(({ word }) => around.has(word));
  const chosen = fitting.length ? fitting : spots;
  const wordsOf = new Set(chosen.map(({ word }) => word));
  const own = same.find(({ what }) => what.place === null)?.what.word.id;
  const inOwn = own ? chosen.filter(({ word }) => word === own) : chosen;
  if (own && !fitting.length) return inOwn[0] ?? null;
  return wordsOf.size === 1 ? (chosen[0] ?? null) : null;
}

function narrowest(same: readonly Mention[], around: ReadonlySet<string>, words: Lexicon): Mention | undefined {
  const vocabulary = same.filter(({ what }) => what.place === null || !isSpot(what.place, words));
  const fitting = vocabulary.filter(({ what }) =>
    lineage(words, 'places', what.word.id)
      .slice(1)
      .some(({ id }) => around.has(id)),
  );
  return (fitting.length ? fitting : vocabulary).toSorted((one, other) => depth(words, other) - depth(words, one))[0];
}

/** Narrower than the vocabulary: a town, or a district where its words end at the province. */
function isSpot({ kind, word }: GazetteerPlace, words: Lexicon): boolean {
  if (kind === 'district') return words.places.get(word)?.level !== 'district';
  return kind !== 'province' && kind !== 'country';
}

function depth(words: Lexicon, { what }: Mention): number {
  return lineage(words, 'places', what.word.id).length;
}

/** "In Khost and Paktika": one act in two places of one rank. */
function pairOf(tokens: readonly Token[], places: readonly Mention[], best: Mention): Mention | undefined {
  const joined = tokens[best.to]?.plain === 'and' && tokens[best.to]?.clause === tokens[best.from]?.clause;
  return joined
    ? places.find(
        (one) =>
          one.from === best.to + 1 &&
          one.what.word.level === best.what.word.level &&
          one.what.word.parent === best.what.word.parent &&
          one.what.word.id !== best.what.word.id,
      )
    : undefined;
}
