import type { KindField, ReadSide } from '../domain/event/vocabulary-file.ts';
import { claimantIn } from './claims.ts';
import { actingSide } from './kind.ts';
import type { Mention } from './mentions.ts';
import { isReporter } from './reporters.ts';
import type { Told } from './told.ts';
import type { Token } from './tokens.ts';
import { victimsIn } from './victims.ts';

/** Somebody in a part, and on whose word. */
export interface Acting {
  one: Mention;
  attribution: 'claimed' | 'attributed' | 'alleged';
}

/** Who did it, to whom, with whom. */
export interface Who {
  by: Acting[];
  with: Acting[];
  between: Acting[];
  against: Mention[];
}

/** Reads the parts from where names stand about the word that gives the kind away. Without a kind there are none. */
export function whoIn(told: Told): Who {
  const { tokens, mentions, kind } = told;
  const nobody: Who = { by: [], with: [], between: [], against: [] };
  if (!kind) return nobody;
  const asks = (field: KindField) => !kind.what.word.fields || field in kind.what.word.fields;
  const inPlace = (one: Mention) => /^(in|across|within|throughout|from|of)$/.test(tokens[one.from - 1]?.plain ?? '');
  const actors = mentions.filter((one) => one.what.section === 'actors');
  // "The ministry said in a statement": where saying is the act, who says so acts.
  const says = (one: Mention) => !actingSide(kind) && kind.from >= one.to && kind.from - one.to <= 3;
  const acting = actors.filter(
    (one) => (says(one) || !isReporter(tokens, one)) && !(inPlace(one) && isPlaceName(one, mentions)),
  );
  const pair = asks('between') ? pairIn(told, acting, !asks('by')) : [];
  if (pair.length) {
    const helpers = asks('with') ? besideIn(told, acting, pair) : [];
    return {
      ...nobody,
      between: pair.map((one) => asActing(told, one)),
      with: helpers.map((one) => asActing(told, one)),
    };
  }
  const partners = asks('with') ? besideIn(told, acting, []) : [];
  const alone = (list: readonly Mention[]) =>
    list.filter((one) => !partners.some((other) => other.what.word.id === one.what.word.id));
  const by = asks('by') ? actorIn(told, alone(acting), alone(actors)) : null;
  const against = asks('against') && kindSide(kind) ? victimsIn(told, by?.one ?? null) : [];
  return { ...nobody, by: by ? [by] : [], with: partners.map((one) => asActing(told, one)), against };
}

function kindSide(kind: Mention): ReadSide | null {
  return actingSide(kind);
}

/** The one whose act it is: who claims it, else a name before a mere "gunmen", in the sentence of the kind before others. */
function actorIn(told: Told, acting: readonly Mention[], all: readonly Mention[]): Acting | null {
  const { tokens, kind } = told;
  const side = actingSide(kind);
  // A government has no losses of its own, but gives its forces their orders.
  const own = ({ what }: Mention) =>
    !side || what.word.side === side || (side === 'security' && what.word.side === null);
  const claimant = claimantIn(
    tokens,
    all.filter((one) => own(one) && one.what.named),
  );
  if (claimant && side === 'militants') return { one: claimant, attribution: 'claimed' };
  const fitting = [...acting, ...blamedIn(told, all)].filter(own);
  const here = fitting.filter((one) => sameSentence(tokens, one, kind));
  const named = here.find((one) => one.what.named && !(side && isObject(told, one)));
  if (named) return asActing(told, named);
  const elsewhere = side === 'militants' ? fitting.find((one) => one.what.named && blames(told, one)) : undefined;
  if (elsewhere) return asActing(told, elsewhere);
  const plain =
    here.find((one) => !isObject(told, one)) ??
    here[0] ??
    (side ? fitting.find((one) => !one.what.named && isNear(told, one)) : undefined);
  return plain ? asActing(told, plain) : null;
}

function isNear({ tokens, kind }: Told, one: Mention): boolean {
  return Math.abs((tokens[one.from]?.sentence ?? 0) - (tokens[kind?.from ?? 0]?.sentence ?? 0)) <= 1;
}

/** Named by those who accuse: "police blamed the ...", "police suspect ...". */
function blamedIn(told: Told, all: readonly Mention[]): Mention[] {
  return all.filter((one) => blames(told, one));
}

function blames({ tokens }: Told, one: Mention): boolean {
  const words = [1, 2, 3].map((back) => tokens[one.from - back]?.plain ?? '');
  return words.some((word) => /^(blamed|blame|accused|suspect|suspects|said|linked)$/.test(word));
}

/** Who is acted on rather than acting: right after "on", "against", "targeting". */
function isObject({ tokens }: Told, one: Mention): boolean {
  return [1, 2].some((back) =>
    /^(against|on|targeting|targeted|killing|killed|arrested)$/.test(tokens[one.from - back]?.plain ?? ''),
  );
}

/** Two sides of one act: "between A and B", "A and B held", "A with B". */
function pairIn({ tokens, kind }: Told, acting: readonly Mention[], loose: boolean): Mention[] {
  const near = acting.filter(
    (one) => Math.abs((tokens[one.from]?.sentence ?? 0) - (tokens[kind?.from ?? 0]?.sentence ?? 0)) <= 1,
  );
  for (let n = 0; n + 1 < near.length; n++) {
    const [one, other] = [near[n], near[n + 1]];
    if (!one || !other || one.what.word.id === other.what.word.id || !sameSentence(tokens, one, other)) continue;
    const between = tokens.slice(one.to, other.from).map(({ plain }) => plain);
    if (between.length <= 5 && between.some((word) => word === 'and' || word === 'with')) return [one, other];
  }
  if (!loose) return [];
  const sides = near.filter((one, n) => near.findIndex((other) => other.what.word.side === one.what.word.side) === n);
  return sides.length >= 2 ? sides.slice(0, 2) : [];
}

/** Partners: "pledged allegiance to A", "with the help of A", or after the word by which the kind asks for them. */
function besideIn({ tokens, kind }: Told, acting: readonly Mention[], taken: readonly Mention[]): Mention[] {
  const label = (kind?.what.word.fields?.with ?? '').toLowerCase().split(' ');
  const asked = new Set(['to', ...(label.length <= 2 ? label.slice(-1) : [])]);
  const found = acting.filter((one) => {
    const before = [1, 2].map((back) => tokens[one.from - back]?.plain ?? '');
    const helps = tokens.slice(Math.max(0, one.from - 4), one.from).some(({ plain }) => /^(help|support)$/.test(plain));
    const after = kind !== null && one.from >= kind.to && sameSentence(tokens, one, kind);
    const own = taken.some((other) => other.what.word.id === one.what.word.id);
    return !own && (helps || (after && before.some((word) => asked.has(word))));
  });
  return found.filter((one, n) => found.findIndex((other) => isSameWord(other, one)) === n).slice(0, 2);
}

function isSameWord(one: Mention, other: Mention): boolean {
  return one.what.word.id === other.what.word.id;
}

function asActing({ hedge }: Told, one: Mention): Acting {
  return { one, attribution: hedge(one.from, one.to) === null ? 'attributed' : 'alleged' };
}

/** "In Pakistan" is a place, "Pakistan and the Taliban held talks" is not. */
function isPlaceName(one: Mention, mentions: readonly Mention[]): boolean {
  return mentions.some(({ what, from, to }) => what.section === 'places' && from === one.from && to === one.to);
}

export function sameSentence(tokens: readonly Token[], one: Mention, other: Mention | null): boolean {
  return other !== null && tokens[one.from]?.sentence === tokens[other.from]?.sentence;
}
