/** A stretch of a text that is in both versions, only in the later one, or only in the earlier one. */
export interface Piece {
  text: string;
  is: 'same' | 'added' | 'removed';
}

/** Longest texts compared word by word; what is longer is given as replaced, because nobody reads such marks. */
const MOST_CELLS = 4_000_000;

/**
 * What became of a text, word by word, by the longest common subsequence (Hirschberg 1975, without his saving of
 * space: definitions are short). The pieces that are not removed make up the later text, those not added the earlier
 * one. Where words were replaced the removed ones come first.
 */
export function difference(before: string, after: string): Piece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const start = commonStart(old, now);
  const end = commonEnd(old.slice(start), now.slice(start));
  const [oldMiddle, nowMiddle] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const middle: Piece[] =
    oldMiddle.length * nowMiddle.length > MOST_CELLS ? replaced(oldMiddle, nowMiddle) : aligned(oldMiddle, nowMiddle);
  return joined([
    { text: now.slice(0, start).join(''), is: 'same' },
    ...middle,
    { text: now.slice(now.length - end).join(''), is: 'same' },
  ]);
}

/** Whether anything was added or removed. */
export function differs(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.is !== 'same');
}

/** Words and the blanks between them, so that joining them gives the text back. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/g) ?? [];
}

function commonStart(old: readonly string[], now: readonly string[]): number {
  const most = Math.min(old.length, now.length);
  let n = 0;
  while (n < most && old[n] === now[n]) n++;
  return n;
}

function commonEnd(old: readonly string[], now: readonly string[]): number {
  const most = Math.min(old.length, now.length);
  let n = 0;
  while (n < most && old[old.length - 1 - n] === now[now.length - 1 - n]) n++;
  return n;
}

function aligned(old: readonly string[], now: readonly string[]): Piece[] {
  const common = lengths(old, now);
  const of = (i: number, j: number) => common[i]?.[j] ?? 0;
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [left, right] = [old[i], now[j]];
    if (left !== undefined && left === right) {
      pieces.push({ text: left, is: 'same' });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || of(i + 1, j) >= of(i, j + 1))) {
      pieces.push({ text: left, is: 'removed' });
      i++;
    } else {
      pieces.push({ text: right ?? '', is: 'added' });
      j++;
    }
  }
  return pieces;
}

/** Words are what is compared; a blank only settles which of two equal ways is taken. */
const weightOf = (word: string | undefined) => (word?.trim() ? 1_000 : 1);

/** At i, j: weight of the words common to what is left of both texts from there on. */
function lengths(old: readonly string[], now: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const [row, below] = [rows[i], rows[i + 1]];
    if (!row || !below) continue;
    for (let j = now.length - 1; j >= 0; j--)
      row[j] = old[i] === now[j] ? (below[j + 1] ?? 0) + weightOf(now[j]) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return rows;
}

function replaced(old: readonly string[], now: readonly string[]): Piece[] {
  return [
    { text: old.join(''), is: 'removed' },
    { text: now.join(''), is: 'added' },
  ];
}

/** Neighbours of a kind become one piece; a lone blank between two replaced words is replaced with them. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let [removed, added] = ['', ''];
  const settle = () => {
    if (removed) out.push({ text: removed, is: 'removed' });
    if (added) out.push({ text: added, is: 'added' });
    [removed, added] = ['', ''];
  };
  const found = pieces.filter(({ text }) => text !== '');
  found.forEach(({ text, is }, n) => {
    const blank = is === 'same' && text.trim() === '' && !text.includes('\n');
    const between =
      blank && (removed !== '' || added !== '') && found[n + 1] !== undefined && found[n + 1]?.is !== 'same';
    if (is === 'removed' || between) removed += text;
    if (is === 'added' || between) added += text;
    if (is !== 'same' || between) return;
    settle();
    const last = out.at(-1);
    if (last?.is === 'same') last.text += text;
    else out.push({ text, is });
  });
  settle();
  return out;
}
