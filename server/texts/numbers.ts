import type { Token } from './tokens.ts';

/** A number of people as a text gives it: words `from` to before `to`. */
export interface Figure {
  from: number;
  to: number;
  low: number;
  high: number;
  orMore: boolean;
  /** Not a number but a guess at one, such as "dozens": a person looks. */
  vague: boolean;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const UNITS = new Map(ONES.split(' ').map((word, n) => [word, n]));
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, n) => [word, (n + 2) * 10]),
);
/** The least that such a word can mean. */
const VAGUE = new Map([
  ['several', 3],
  ['dozens', 24],
  ['scores', 40],
  ['hundreds', 200],
]);
const AT_LEAST = [['at', 'least'], ['more', 'than'], ['over'], ['no', 'fewer', 'than'], ['not', 'less', 'than']];
const ABOUT = [
  ['as', 'many', 'as'],
  ['up', 'to'],
  ['some'],
  ['about'],
  ['around'],
  ['nearly'],
  ['almost'],
  ['between'],
  ['from'],
  ['all'],
  ['the'],
];

/** Every figure of a text, in order. */
export function figuresIn(tokens: readonly Token[]): Figure[] {
  const found: Figure[] = [];
  for (let at = 0; at < tokens.length;) {
    const figure = figureAt(tokens, at);
    if (figure) found.push(figure);
    at = figure ? figure.to : at + 1;
  }
  return found;
}

function figureAt(tokens: readonly Token[], at: number): Figure | null {
  const low = numberAt(tokens, at) ?? vagueAt(tokens, at);
  if (!low) return null;
  const link = tokens[low.to];
  const high =
    link &&
    !low.vague &&
    (isRange(link) || link.plain === 'to' || (link.plain === 'and' && tokens[at - 1]?.plain === 'between'))
      ? numberAt(tokens, isRange(link) ? low.to : low.to + 1)
      : null;
  const range = high && high.value > low.value ? high : null;
  const to = range?.to ?? low.to;
  const more = tokens[to]?.plain === 'or' && tokens[to + 1]?.plain === 'more';
  const least = AT_LEAST.find((words) => standsBefore(tokens, at, words));
  const about = least ?? ABOUT.find((words) => standsBefore(tokens, at, words));
  return {
    from: at - (about?.length ?? 0),
    to: more ? to + 2 : to,
    low: low.value,
    high: range?.value ?? low.value,
    orMore: more || least !== undefined || low.vague,
    vague: low.vague,
  };
}

interface Read {
  value: number;
  to: number;
  vague: boolean;
}

function numberAt(tokens: readonly Token[], at: number): Read | null {
  const token = tokens[at];
  if (!token) return null;
  const read = (value: number, to: number): Read => ({ value, to, vague: false });
  if (token.shape === 'number') {
    const value = Number(token.plain.replaceAll(',', ''));
    return value <= 100_000 && !/[.$]\s?$/.test(token.gap.slice(-2)) ? read(value, at + 1) : null;
  }
  const [next, after] = [tokens[at + 1], tokens[at + 2]];
  if (token.plain === 'dozen') return read(12, at + 1);
  if (token.plain === 'a' && next?.plain === 'dozen') return read(12, at + 2);
  if (token.plain === 'a' && next?.plain === 'couple') return read(2, after?.plain === 'of' ? at + 3 : at + 2);
  if (token.plain === 'half' && next?.plain === 'a' && after?.plain === 'dozen') return read(6, at + 3);
  const unit = UNITS.get(token.plain);
  if (unit !== undefined) {
    if (next?.plain === 'hundred') return read(unit * 100, at + 2);
    return read(unit, at + 1);
  }
  const tens = TENS.get(token.plain);
  if (tens === undefined) return null;
  const ones = next && /^[-\s]$/.test(next.gap) ? UNITS.get(next.plain) : undefined;
  return ones !== undefined && ones > 0 && ones < 10 ? read(tens + ones, at + 2) : read(tens, at + 1);
}

function vagueAt(tokens: readonly Token[], at: number): Read | null {
  const value = VAGUE.get(tokens[at]?.plain ?? '');
  return value === undefined ? null : { value, to: tokens[at + 1]?.plain === 'of' ? at + 2 : at + 1, vague: true };
}

/** "4-6", "4 – 6": the second number stands after a dash. */
function isRange(token: Token): boolean {
  return token.shape === 'number' && /^\s?[-–—]\s?$/.test(token.gap);
}

function standsBefore(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, n) => tokens[at - words.length + n]?.plain === word);
}
