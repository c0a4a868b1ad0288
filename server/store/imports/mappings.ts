import type { Mapping, SavedMapping } from '../../domain/import/mapping.ts';
import type { Handle } from '../connect.ts';

/** The mappings that are kept, by name. */
export async function listMappings(sql: Handle): Promise<SavedMapping[]> {
  return sql<SavedMapping[]>`
    select id, body as mapping, at, by from mappings where removed_at is null order by lower(name)`;
}

/** A mapping by its id, also one that another took the place of: what it brought in stays explained. Null when there is none. */
export async function readMapping(sql: Handle, id: string): Promise<SavedMapping | null> {
  const [row] = await sql<SavedMapping[]>`select id, body as mapping, at, by from mappings where id = ${id}`;
  return row ?? null;
}

/** The kept mapping that goes by this name, in whatever case, or null. */
export async function mappingNamed(sql: Handle, name: string): Promise<SavedMapping | null> {
  const [row] = await sql<SavedMapping[]>`
    select id, body as mapping, at, by from mappings where lower(name) = lower(${name}) and removed_at is null`;
  return row ?? null;
}

/** Keeps a new mapping. */
export async function addMapping(sql: Handle, { id, mapping, at, by }: SavedMapping): Promise<void> {
  const columns = mapping.columns.map(({ column }) => column).sort();
  await sql`
    insert into mappings (id, name, feed, columns, body, at, by)
    values (${id}, ${mapping.name}, ${feedOf(mapping)}, ${columns}::text[], ${JSON.stringify(mapping)}::text::jsonb, ${at}, ${by})`;
}

/** Takes a mapping out of the list; false when it is not in it. */
export async function removeMapping(sql: Handle, { id, at }: { id: string; at: string }): Promise<boolean> {
  const rows = await sql`update mappings set removed_at = ${at} where id = ${id} and removed_at is null returning 1`;
  return rows.length === 1;
}

function feedOf({ feed }: Mapping): string {
  return feed.to === 'desk' ? 'desk' : feed.id;
}
