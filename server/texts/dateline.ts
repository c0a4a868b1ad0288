import type { Token } from './tokens.ts';

/**
 * How many words of a text are its dateline: "PESHAWAR, Oct 14.", "QUETTA (Reuters) -", "LAKKI MARWAT:". They say
 * where and when it was written, not where it happened.
 */
export function datelineOf(tokens: readonly Token[]): number {
  let town = 0;
  while (tokens[town]?.shape === 'capitals' && town < 4 && (town === 0 || !/[.:]/.test(tokens[town]?.gap ?? '')))
    town++;
  if (town === 0) return 0;
  for (let n = town; n < Math.min(tokens.length, town + 8); n++) {
    const gap = tokens[n]?.gap ?? '';
    if (/[:–—]|\s-+\s|\)\s*-/.test(gap) || (n > town && tokens[n]?.sentence !== tokens[n - 1]?.sentence)) return n;
    if (n === town && !/^[,.(\s/]+$/.test(gap)) return 0;
    if (n === town && /^\s+$/.test(gap)) return 0;
  }
  return 0;
}
