import type { ReadSide } from '../domain/event/vocabulary-file.ts';
import { casualtiesIn } from './casualties.ts';
import type { Mention } from './mentions.ts';
import type { Loss } from './tolls.ts';
import type { Token } from './tokens.ts';

/** A precise kind weighs more than its group, the beginning of a text more than what follows. */
const PRECISE = 10;
const LATER = 4;
const DEEPEST = 4;
/** "Repeated attacks", "after talks": what went before, not what happened. */
const BEFORE = /^(after|previous|past|earlier|repeated|recent|since|third|second|such|despite|before|against)$/;

/** What kind of event the text tells of; null where nothing gives one away. */
export function kindIn(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  losses: readonly Loss[],
): Mention | null {
  const lost = new Set(losses.filter(({ what, high }) => what === 'killed' && high > 0).map(({ side }) => side));
  const onlyAttackers = lost.size === 1 && lost.has('militants');
  const deaths = new Set(casualtiesIn(tokens).map(({ from }) => from));
  let best: { kind: Mention; weight: number } | null = null;
  for (const kind of mentions) {
    const { section, word } = kind.what;
    if (section !== 'events') continue;
    const sentence = tokens[kind.from]?.sentence ?? 0;
    const asBackground = [1, 2].some((back) => BEFORE.test(sameClause(tokens, kind.from, back)));
    const asArms = [1, 2, 3, 4, 5].some((back) => sameClause(tokens, kind.from, back) === 'armed');
    const mismatch = onlyAttackers && word.side === 'militants' && deaths.has(kind.from);
    const weight =
      (word.parent ? PRECISE : 0) +
      (deaths.has(kind.from) ? -3 : Math.min(kind.to - kind.from, 3)) -
      LATER * Math.min(sentence, DEEPEST) -
      (asBackground ? 7 : 0) -
      (asArms ? 9 : 0) -
      (mismatch ? 12 : 0) -
      (onlyAttackers && word.side === 'militants' ? 2 : 0);
    if (!best || weight > best.weight) best = { kind, weight };
  }
  return best?.kind ?? null;
}

/** Whose act the kind is, where the vocabulary says so. */
export function actingSide(kind: Mention | null): ReadSide | null {
  return kind?.what.word.side ?? null;
}

function sameClause(tokens: readonly Token[], at: number, back: number): string {
  const [one, before] = [tokens[at], tokens[at - back]];
  return one && before && one.clause === before.clause ? before.plain : '';
}
