import type { Toll } from '../../../server/domain/event/event.ts';

export type TollInput = { toll: Toll | undefined; problem?: never } | { problem: string; toll?: never };

const WRONG = 'Write a number, a range as 4-6, or 10+; leave it empty when no source says';

/**
 * Reads killed or wounded as analysts type them. Empty is "not said", which is not 0. Of a range the middle, rounded
 * down, is the best figure; `4-5-7` names all three; of `10+` only the lowest is known, so all three are 10.
 */
export function readToll(text: string): TollInput {
  const plain = text
    .trim()
    .replace(/\s*(?:–|—|-|\bto\b)\s*/g, '-')
    .replace(/,(?=\d{3}\b)/g, '');
  if (plain === '') return { toll: undefined };
  const numbers = plain.replace(/\+$/, '').split('-');
  if (numbers.length > 3 || !numbers.every((part) => /^\d{1,6}$/.test(part))) return { problem: WRONG };
  const [low = 0, middle, last] = numbers.map(Number);
  const high = last ?? middle ?? low;
  const best = last === undefined ? Math.floor((low + high) / 2) : (middle ?? low);
  return low <= best && best <= high
    ? { toll: { low, best, high } }
    : { problem: 'The lower number comes first, as in 4-6' };
}

/** "10+": the source says that it may be more. The figures cannot hold that; the words of the summary can. */
export function isOpenToll(text: string): boolean {
  return text.trim().endsWith('+') && readToll(text).toll !== undefined;
}

/** The shortest text that `readToll` reads back as the same figures. */
export function tollText(toll: Toll | undefined): string {
  if (!toll) return '';
  const { low, best, high } = toll;
  if (low === high) return String(best);
  return best === Math.floor((low + high) / 2) ? `${low}-${high}` : `${low}-${best}-${high}`;
}
