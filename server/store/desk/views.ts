import type { View } from '../../domain/desk/view.ts';
import type { Handle } from '../connect.ts';

/** All kept views, in the order of their names. */
export async function listViews(sql: Handle): Promise<View[]> {
  return sql<View[]>`select id, name, query, at, by from views order by lower(name)`;
}

/** The view that goes by this name, in whatever case, or null. */
export async function viewNamed(sql: Handle, name: string): Promise<View | null> {
  const [row] = await sql<View[]>`select id, name, query, at, by from views where lower(name) = lower(${name})`;
  return row ?? null;
}

/** Keeps a new view. */
export async function addView(sql: Handle, { id, name, query, at, by }: View): Promise<void> {
  await sql`insert into views (id, name, query, at, by) values (${id}, ${name}, ${query}, ${at}, ${by})`;
}

/** Changes a view, or tells with null that there is none. */
export async function changeView(
  sql: Handle,
  { id, name, query }: { id: string; name: string | null; query: string | null },
): Promise<View | null> {
  const [row] = await sql<View[]>`
    update views set name = coalesce(${name}, name), query = coalesce(${query}, query) where id = ${id}
    returning id, name, query, at, by`;
  return row ?? null;
}

/** Takes a view away; false when there was none. */
export async function removeView(sql: Handle, id: string): Promise<boolean> {
  const rows = await sql`delete from views where id = ${id} returning 1`;
  return rows.length === 1;
}
