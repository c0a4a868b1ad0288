import { LINK_WORDS, TEXT_FIELDS } from '../../../../server/domain/desk/text-values.ts';
import type { AppliedMark } from './apply-text.ts';

/** A stretch of the text with the marks that lie over it. */
export interface Piece {
  text: string;
  marks: AppliedMark[];
  /** Numbers of the fields whose words end here. */
  ends: number[];
}

/** What the numbers stand for. */
export const FIELD_NAMES: Record<number, string> = {
  1: 'Kind',
  2: 'Date',
  3: 'Place',
  4: 'Who',
  5: 'People',
  6: 'Features',
  7: 'Summary',
  8: 'Source',
};

/** The text without its address, cut at the edges of its marks, so that marks may lie over one another. */
export function piecesOf(text: string, marks: readonly AppliedMark[]): Piece[] {
  const pieces = cut(text, marks).filter((piece) => !piece.marks.some(isLink));
  return pieces.map((piece, n) => {
    const started = n === 0 ? piece.text.trimStart() : piece.text;
    return { ...piece, text: n === pieces.length - 1 ? started.trimEnd() : started };
  });
}

/** The address stands above the text already. */
const isLink = ({ field, words }: AppliedMark) => field === TEXT_FIELDS.source && words === LINK_WORDS;

function cut(text: string, marks: readonly AppliedMark[]): Piece[] {
  const edges = new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])]);
  const cuts = [...edges].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, n) => {
    const to = cuts[n + 1] ?? text.length;
    const over = marks.filter((mark) => mark.from <= from && mark.to >= to);
    const ends = new Set(over.filter((mark) => mark.to === to).map(({ field }) => field));
    return { text: text.slice(from, to), marks: over, ends: [...ends].sort() };
  });
}
