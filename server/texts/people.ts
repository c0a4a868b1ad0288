import type { ReadSide } from '../domain/event/vocabulary-file.ts';
import { figuresIn, type Figure } from './numbers.ts';
import type { Mention } from './mentions.ts';
import type { Token } from './tokens.ts';

/** People that a text counts: "at least four policemen", "two others", "a constable". */
export interface People extends Figure {
  /** Whose people; total for "seven people", null where only the words before can tell ("three", "two others"). */
  side: ReadSide | 'total' | null;
  /** The word that names them. */
  mention: Mention | null;
  /** A part of those named before: "including four policemen". */
  part: boolean;
}

const ANYONE = new Set('people person persons'.split(' '));
const OTHERS = new Set('others other another more'.split(' '));
const ONE = new Set('a an one another his her their'.split(' '));
/** What belongs to people is no person: "a police van". */
const THINGS = new Set(
  'van vehicle vehicles patrol mobile post posts checkpost station convoy convoys bus camp team project consulate lines forces police troops personnel personnels levies rangers fc corps'.split(
    ' ',
  ),
);
/** Plurals without an s. */
const MANY = new Set('people personnel police policemen troops men women children levies tribesmen lawmen'.split(' '));

/** Everyone counted in a text, in order. */
export function peopleIn(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  isDate: (at: number) => boolean,
): People[] {
  const nouns = new Map<number, Mention>();
  for (const one of mentions) {
    const { section, word } = one.what;
    if (!word.side || (section !== 'targets' && section !== 'actors')) continue;
    const known = nouns.get(one.from);
    if (!known || section === 'targets') nouns.set(one.from, one);
  }
  const figures = figuresIn(tokens).filter(({ to }) => !isDate(to - 1));
  const counted = new Set(figures.flatMap(({ from, to }) => [from, to - 1]));
  const several = figures.map((figure) => withNoun(tokens, nouns, figure, counted));
  const single = tokens.flatMap((token, at) => (counted.has(at) ? [] : (singleAt(tokens, nouns, at) ?? [])));
  return [...several, ...single].sort((one, other) => one.from - other.from);
}

function withNoun(
  tokens: readonly Token[],
  nouns: ReadonlyMap<number, Mention>,
  figure: Figure,
  counted: ReadonlySet<number>,
): People {
  const part = isPart(tokens, figure.from);
  for (
    let at = figure.to;
    !counted.has(at) && at < figure.to + 4 && tokens[at]?.clause === tokens[figure.to - 1]?.clause;
    at++
  ) {
    const plain = tokens[at]?.plain ?? '';
    if (ANYONE.has(plain)) return { ...figure, to: at + 1, side: 'total', mention: null, part };
    const noun = nouns.get(at);
    if (noun) return { ...figure, to: noun.to, side: noun.what.word.side, mention: noun, part };
    if (OTHERS.has(plain)) return { ...figure, to: at + 1, side: null, mention: null, part };
    if (
      /^(and|or|of|in|on|at|as|by|to|from|is|are|were|was|had|have|before|after|when|while|dead|killed|injured|wounded|hurt|martyred)$/.test(
        plain,
      )
    )
      break;
  }
  return { ...figure, side: null, mention: null, part };
}

/** "A constable", "their driver", "another": one person. */
function singleAt(tokens: readonly Token[], nouns: ReadonlyMap<number, Mention>, at: number): People | null {
  const token = tokens[at];
  if (!token || !ONE.has(token.plain)) return null;
  const figure = { low: 1, high: 1, orMore: false, vague: false, part: isPart(tokens, at) };
  for (let n = at + 1; n <= at + 3 && tokens[n]?.clause === token.clause; n++) {
    const noun = nouns.get(n);
    const last = tokens[(noun?.to ?? 0) - 1]?.plain ?? '';
    if (noun && (THINGS.has(last) || MANY.has(last) || (last.endsWith('s') && !last.endsWith('ss')))) continue;
    if (noun) return { ...figure, from: at, to: noun.to, side: noun.what.word.side, mention: noun };
    if (ANYONE.has(tokens[n]?.plain ?? '')) return { ...figure, from: at, to: n + 1, side: 'total', mention: null };
    if (/^(in|on|at|of|and|to|by|was|were|the)$/.test(tokens[n]?.plain ?? '')) break;
  }
  return token.plain === 'another' ? { ...figure, from: at, to: at + 1, side: null, mention: null } : null;
}

function isPart(tokens: readonly Token[], from: number): boolean {
  return (
    [1, 2, 3].some((back) => /^(including|among|include)$/.test(tokens[from - back]?.plain ?? '')) ||
    (tokens[from - 1]?.plain === 'whom' && tokens[from - 2]?.plain === 'of')
  );
}
