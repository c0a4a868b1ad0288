/** One place where a file says something else than what was reckoned again. */
export interface Difference {
  /** Where in the file: "report.rows[3].after". */
  path: string;
  /** What the file says there. */
  file: string;
  /** What it would have to say. */
  recomputed: string;
}

/** Numbers closer than this share of the larger are one: processors differ in the last digits of a logarithm. */
const SAME = 1e-9;
/** A difference is shown, not printed whole. */
const SHOWN = 160;
/** So much of what is alike is shown before the place where they part. */
const BEFORE = 40;

/** Every place in which two JSON values differ, the outermost that tells: lists of another length are named as such. */
export function differencesIn(path: string, file: unknown, again: unknown): Difference[] {
  if (isSame(file, again)) return [];
  if (Array.isArray(file) && Array.isArray(again)) {
    const length = file.length === again.length ? [] : [different(`${path}.length`, file.length, again.length)];
    const both = file.slice(0, again.length) as unknown[];
    return [...length, ...both.flatMap((value, n) => differencesIn(`${path}[${n}]`, value, again[n]))];
  }
  if (isObject(file) && isObject(again)) {
    const keys = [...new Set([...Object.keys(again), ...Object.keys(file)])];
    return keys.flatMap((key) => differencesIn(`${path}.${key}`, file[key], again[key]));
  }
  return [different(path, file, again)];
}

/** A place with both values in words. */
export function different(path: string, file: unknown, again: unknown): Difference {
  const [one, other] = [asWords(file), asWords(again)];
  const from = Math.max(0, firstUnlike(one, other) - BEFORE);
  return { path, file: cut(one, from), recomputed: cut(other, from) };
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asWords = (value: unknown) =>
  value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);

function firstUnlike(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

/** The part in which they differ, so that nobody is shown the same beginning twice. */
function cut(words: string, from: number): string {
  const begun = from === 0 || words.length <= SHOWN ? 0 : from;
  const part = words.slice(begun, begun + SHOWN);
  return `${begun > 0 ? '… ' : ''}${part}${begun + SHOWN < words.length ? ' …' : ''}`;
}
