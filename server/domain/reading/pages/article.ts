import { dayInWords } from '../../event/calendar.ts';
import type { DevelopmentReading, ForecastReading, Verdict } from '../reading.ts';
import { plural } from '../sentences/words.ts';

/** A stretch of an excerpt: words of a claim, other words of the author that the file quotes, or a gap. */
export interface Piece {
  text: string;
  claim: string | null;
}

/** A claim with where it stands. */
export interface ArticleClaim {
  id: string;
  says: string;
  means: string;
  development: { id: string; number: number; short: string };
  indicators: string[];
  /** Null while no indicator watches it. */
  verdict: Verdict | null;
}

/** What stands for words of the article that are not quoted. */
export const GAP = '[…]';
/** So many words at a seam must agree before two quotations are read as one: fewer could agree by chance. */
const SEAM_WORDS = 2;

type Told = Pick<DevelopmentReading, 'id' | 'number' | 'short' | 'says' | 'claims'>;

/**
 * The excerpts of a development as one run of text: the author's words as its file quotes them and no others. A claim
 * inside the development's own quotation is marked there; where the end of that quotation begins a claim the two are
 * joined; everything else stands apart, with a gap between.
 */
export function excerptOf({ says, claims }: Pick<Told, 'says' | 'claims'>): Piece[] {
  const inside = claims
    .map((claim) => ({ claim, at: says.indexOf(claim.says) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const pieces: Piece[] = [];
  let end = 0;
  const taken = new Set<string>();
  for (const { claim, at } of inside) {
    if (at < end) continue;
    if (at > end) pieces.push({ text: says.slice(end, at), claim: null });
    pieces.push({ text: claim.says, claim: claim.id });
    end = at + claim.says.length;
    taken.add(claim.id);
  }
  const tail = says.slice(end);
  const rest = claims.filter((claim) => !taken.has(claim.id));
  const next = rest.find((claim) => seam(tail, claim.says) > 0);
  const kept = tail.slice(0, tail.length - (next ? seam(tail, next.says) : 0));
  if (kept) pieces.push({ text: kept, claim: null });
  if (next) pieces.push({ text: next.says, claim: next.id });
  for (const claim of rest) {
    if (claim !== next) pieces.push({ text: ` ${GAP} `, claim: null }, { text: claim.says, claim: claim.id });
  }
  // An excerpt that begins inside a sentence says so.
  return /^[a-z]/.test(pieces[0]?.text ?? '') ? [{ text: `${GAP} `, claim: null }, ...pieces] : pieces;
}

/** Letters at the end of a text that begin another, if they are whole words and enough of them. */
function seam(text: string, next: string): number {
  for (let size = Math.min(text.length, next.length); size > 0; size--) {
    const start = next.slice(0, size);
    if (!text.endsWith(start)) continue;
    const whole = [text.at(-size - 1), next.at(size)].every((letter) => letter === undefined || /\W/.test(letter));
    if (whole && start.trim().split(/\s+/).length >= SEAM_WORDS) return size;
  }
  return 0;
}

/** The claims in the order of the text. */
export function claimsOf(developments: readonly Told[]): ArticleClaim[] {
  return developments.flatMap(({ id, number, short, says, claims }) =>
    excerptOf({ says, claims }).flatMap((piece) => {
      const claim = claims.find((each) => each.id === piece.claim);
      if (!claim) return [];
      const verdict = claim.indicators.length ? claim.verdict : null;
      return [{ ...claim, verdict, development: { id, number, short } }];
    }),
  );
}

/** The claim before or after, round the end; the first or last one where none is chosen. */
export function neighbour(claims: readonly ArticleClaim[], chosen: string | null, by: 1 | -1): ArticleClaim | null {
  const at = claims.findIndex((claim) => claim.id === chosen);
  if (at < 0) return claims.at(by > 0 ? 0 : -1) ?? null;
  return claims.at((at + by) % claims.length) ?? null;
}

const SAID: [Verdict, string][] = [
  ['as-predicted', 'as predicted'],
  ['against', 'against'],
  ['mixed', 'mixed'],
  ['no-clear-change', 'with no clear change'],
  ['too-little-data', 'with too little data'],
  ['watched', 'with nothing predicted'],
];

/** "12 claims watched: 8 as predicted, 1 against, 3 with no clear change. 2 are not watched." */
export function countsInWords(claims: readonly Pick<ArticleClaim, 'verdict'>[]): string {
  const watched = claims.filter((claim) => claim.verdict !== null);
  if (!watched.length)
    return claims.length === 1 ? 'The one claim is not watched.' : `None of the ${claims.length} claims is watched.`;
  const counts = SAID.flatMap(([verdict, words]) => {
    const n = watched.filter((claim) => claim.verdict === verdict).length;
    return n ? [`${n} ${words}`] : [];
  });
  const left = claims.length - watched.length;
  const rest = left ? ` ${left} ${left === 1 ? 'is' : 'are'} not watched.` : '';
  return `${plural(watched.length, 'claim')} watched: ${counts.join(', ')}.${rest}`;
}

/** Who wrote what where and when; only excerpts stand here. */
export function sourceInWords({ author, title, publisher, published }: ForecastReading['source']): string {
  return `${author}, “${title}”, ${publisher}, ${dayInWords(published)}, excerpts.`;
}

/** How to find the whole text where the file has no link to it. */
export function findInWords({ title, publisher }: ForecastReading['source']): string {
  return `The whole article is not kept here. To read it, search for its title, “${title}”, at ${publisher}.`;
}
