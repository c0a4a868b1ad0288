import type { ProposedCount } from '../domain/desk/text.ts';
import { casualtiesIn, type Casualty } from './casualties.ts';
import type { Mention } from './mentions.ts';
import { peopleIn, type People } from './people.ts';
import { addPhrase, allPhrases, noPhrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/** So many of a side, killed or wounded; words `from` to before `to` say so. */
export interface Loss extends Omit<ProposedCount, 'mark'> {
  what: Casualty['what'];
  from: number;
  to: number;
  vague: boolean;
  /** The word that names them, where one does. */
  mention: Mention | null;
}

/** Nobody at all: "no casualties" is both, "no one was injured" only one of them. */
const NOBODY = noPhrases<Casualty['what'][]>();
const nobody = (what: Casualty['what'][], ...phrases: string[]) => {
  for (const phrase of phrases) addPhrase(NOBODY, phrase, what);
};
nobody(['killed', 'wounded'], 'no casualties', 'no casualty', 'no loss of life or injury', 'without casualties');
nobody(
  ['killed'],
  'no loss of life',
  'no deaths',
  'no one was killed',
  'nobody was killed',
  'no fatalities',
  'no death',
);
nobody(
  ['wounded'],
  'no one was injured',
  'no one was hurt',
  'no one was wounded',
  'nobody was injured',
  'nobody was hurt',
  'no injuries',
  'no one was harmed',
);

/** So many figures are weighed: what is said first holds, and a hostile text must not cost more than its length. */
const MOST = 150;

/** Who was killed and wounded by side, each side once: what is said first holds. */
export function lossesIn(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  isDate: (at: number) => boolean,
): Loss[] {
  const losses: Loss[] = [];
  for (const { what: whats, from, to } of allPhrases(NOBODY, tokens))
    for (const what of whats) losses.push(zero(what, from, to));
  const casualties = casualtiesIn(tokens);
  const people = peopleIn(tokens, mentions, isDate).slice(0, MOST);
  let last: { one: People; cue: Casualty; side: Loss['side'] } | null = null;
  let named = new Set<Loss['side']>();
  people.forEach((one, n) => {
    if (last && tokens[last.one.from]?.sentence !== tokens[one.from]?.sentence) [last, named] = [null, new Set()];
    const own = cueOf(tokens, one, people, casualties);
    const joined = last !== null && !isTelling(tokens, one) && follows(tokens, last.one, one);
    const cue = own ?? (joined ? last?.cue : null);
    if (!cue || (one.side === null && !last && !isBeside(one, cue))) return;
    const mixed = named.size > 1 ? 'unknown' : last?.side;
    const before = isOfThem(tokens, one) ? (sideBefore(tokens, mentions, cue) ?? people[n - 1]?.side) : mixed;
    const side = one.side ?? before ?? 'total';
    const added = joined && last && !one.part && one.side !== null && last.side === side && last.cue.what === cue.what;
    const sum = added ? losses.at(-1) : undefined;
    if (sum) Object.assign(sum, together(sum, one), { to: one.to });
    else
      losses.push({
        ...countOf(one),
        what: cue.what,
        side,
        from: one.from,
        to: one.to,
        vague: one.vague,
        mention: one.mention,
      });
    if (one.part) return;
    last = { one, cue, side };
    named.add(side);
  });
  return losses.filter(
    (one, n) => losses.findIndex((other) => other.what === one.what && other.side === one.side) === n,
  );
}

/** "Four policemen and two soldiers" are six of one side. */
function together(sum: Loss, one: People): Pick<Loss, 'low' | 'best' | 'high' | 'orMore' | 'vague'> {
  const other = countOf(one);
  return {
    low: sum.low + other.low,
    best: sum.best + other.best,
    high: sum.high + other.high,
    ...(sum.orMore || other.orMore ? { orMore: true } : {}),
    vague: sum.vague || one.vague,
  };
}

/** Whom "five of them" means: those named last in the sentence, but for those right before the verb, who did it. */
function sideBefore(tokens: readonly Token[], mentions: readonly Mention[], cue: Casualty): Loss['side'] | undefined {
  const named = mentions.findLast(
    ({ what, to, from }) =>
      (what.section === 'targets' || what.section === 'actors') &&
      what.word.side !== null &&
      to < cue.from &&
      tokens[from]?.sentence === tokens[cue.from]?.sentence,
  );
  return named?.what.word.side ?? undefined;
}

function isOfThem(tokens: readonly Token[], one: People): boolean {
  return tokens[one.to]?.plain === 'of' && tokens[one.to + 1]?.plain === 'them';
}

/** The casualty word these people belong to: the verb right before them, or the one that follows. */
function cueOf(
  tokens: readonly Token[],
  one: People,
  people: readonly People[],
  casualties: readonly Casualty[],
): Casualty | null {
  const same = (n: number) => tokens[n]?.sentence === tokens[one.from]?.sentence;
  const verb = casualties.findLast((cue) => cue.to <= one.from);
  if (verb?.after && same(verb.from) && one.from - verb.to <= 1) return verb;
  const next = casualties.find((cue) => cue.from >= one.to);
  if (!next || !same(next.from)) return null;
  const between = people.filter((other) => other.from >= one.to && other.to <= next.from);
  if (between.some((other, n) => !follows(tokens, n ? (between[n - 1] ?? one) : one, other))) return null;
  const nearest = between.at(-1) ?? one;
  const gap = next.from - nearest.to;
  const ownObject = next.after && people.some((other) => other.from >= next.to && other.from - next.to <= 1);
  if (ownObject || (next.after && gap > 1)) return null;
  return gap <= (next.after ? 1 : 12) ? next : null;
}

/** Whether these people are named in one breath with those before: "and", "including", "among them". */
function follows(tokens: readonly Token[], before: People, one: People): boolean {
  if (one.part) return true;
  if (one.from - before.to > 1) return false;
  const between = tokens.slice(before.to, one.from);
  return (
    between.every(({ plain }) => plain === 'and') && (between.length === 1 || /,/.test(tokens[one.from]?.gap ?? ''))
  );
}

/** "Killed two soldiers, a police officer said": who tells of it is not one of them. */
function isTelling(tokens: readonly Token[], one: People): boolean {
  return /^(said|told|added|confirmed)$/.test(tokens[one.to]?.plain ?? '');
}

/** A bare number counts people only right beside the word: "wounding three", "40 were injured". */
function isBeside(one: People, cue: Casualty): boolean {
  return cue.from >= one.to ? cue.from - one.to <= 2 : one.from - cue.to <= 1;
}

function countOf({ low, high, orMore }: People): Pick<Loss, 'low' | 'best' | 'high' | 'orMore'> {
  return { low, best: orMore ? high : Math.floor((low + high) / 2), high, ...(orMore ? { orMore } : {}) };
}

function zero(what: Casualty['what'], from: number, to: number): Loss {
  return { what, side: 'total', low: 0, best: 0, high: 0, from, to, vague: false, mention: null };
}
