import { Problem } from '../domain/problem.ts';

/** The strong tag of an event's version. */
export function tagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version named by If-Match.
 * @throws Problem `no-version`
 */
export function versionIn(header: string | undefined): number {
  const found = /^"(\d{1,9})"$/.exec(header?.trim() ?? '');
  if (!found) throw new Problem('no-version');
  return Number(found[1]);
}

/** Whether the caller has the answer with this tag already. */
export function isFresh(ifNoneMatch: string | undefined, tag: string): boolean {
  return ifNoneMatch?.split(',').some((each) => each.trim().replace(/^W\//, '') === tag) ?? false;
}
