import { countInWords, plural } from '../sentences/words.ts';

/**
 * Where all the events of a response lie (method 4.5): "Of 110 events 71 fall in the days after a trigger, 18 in the
 * days before one and 21 on other days, which are not compared." The parts add up to the whole.
 */
export function aroundInWords(
  marks: readonly { role: string; events: number }[],
  whole: number,
): { sentence: string; parts: string } | null {
  const side = (role: 'before' | 'after') =>
    marks.reduce((sum, mark) => sum + (mark.role === role ? mark.events : 0), 0);
  const [before, after] = [side('before'), side('after')];
  const rest = whole - before - after;
  if (whole === 0 || rest < 0) return null;
  const both = `${many(after)} after a trigger, ${many(before)} before one`;
  if (rest === 0)
    return {
      sentence: `Of ${plural(whole, 'event')} ${many(after)} fall in the days after a trigger and ${many(before)} in the days before one.`,
      parts: both,
    };
  return {
    sentence: `Of ${plural(whole, 'event')} ${many(after)} fall in the days after a trigger, ${many(before)} in the days before one and ${many(rest)} on other days, which are not compared.`,
    parts: `${both}, ${many(rest)} on other days`,
  };
}

const many = (n: number) => (n === 0 ? 'none' : countInWords(n));
