import type { Handle } from './connect.ts';

/** A query with its handle already given. */
type Bound<F> = F extends (sql: Handle, ...rest: infer A) => infer R ? (...rest: A) => R : never;
export type BoundAll<T> = { [K in keyof T]: Bound<T[K]> };
type Group = Record<string, (sql: Handle, ...rest: never[]) => unknown>;

/** What each question is run through: it may retry, and give up in time. */
export type Around = <T>(ask: () => Promise<T>) => Promise<T>;

/** Groups of queries on one handle, each run through `around`. */
export function bindAll(
  groups: Record<string, Group>,
  sql: Handle,
  around: Around,
): Record<string, Record<string, unknown>> {
  const bind = (group: Group) =>
    Object.fromEntries(
      Object.entries(group).map(([name, query]) => [
        name,
        (...rest: never[]) => around(async () => query(sql, ...rest)),
      ]),
    );
  return Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, bind(group)]));
}
