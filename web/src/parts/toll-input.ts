import type { Toll } from '../../../server/domain/event/event.ts';

export type TollInput = { toll: Toll | undefined; problem?: never } | { problem: string; toll?: never };

const WRONG = 'Write a number, a range as 4-6, or 10+; leave it empty when no source says';

/**
 * Reads killed or wounded as analysts type them. Empty is "not said", which is not 0. Of a range the middle, rounded
 * down, is the best figure; `4-5-7` names all three; `10+` says that 10 is the least, and nobody gave a highest.
 */
export function readToll(text: string): TollInput {
  const plain = text
    .trim()
    .replace(/\s*(?:–|—|-|\bto\b)\s*/g, '-')
    .replace(/,(?=\d{3}\b)/g, '');
  if (plain === '') return { toll: undefined };
  const least = /^(\d{1,6})\s?\+$/.exec(plain)?.[1];
  if (least) return { toll: { low: Number(least), best: Number(least), high: Number(least), orMore: true } };
  const numbers = plain.split('-');
  if (numbers.length > 3 || !numbers.every((part) => /^\d{1,6}$/.test(part)))
    return { problem: `“${text.trim()}” is not a number of people. ${WRONG}` };
  const [low = 0, middle, last] = numbers.map(Number);
  const high = last ?? middle ?? low;
  const best = last === undefined ? Math.floor((low + high) / 2) : (middle ?? low);
  return low <= best && best <= high
    ? { toll: { low, best, high } }
    : { problem: `“${text.trim()}” falls. The lower number comes first, as in 4-6` };
}
