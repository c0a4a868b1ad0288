import type { Attachment } from '../../domain/desk/attachment.ts';
import type { Handle } from '../connect.ts';

/** A file as it is kept, without its bytes. */
export interface KeptFile extends Attachment {
  removedAt: string | null;
}

function columns(sql: Handle) {
  return sql`id, event_id as event, name, media_type as "mediaType", size, sha256, at, by, removed_at as "removedAt"`;
}

/** The files of an event that are not removed, first to last. */
export async function filesOf(sql: Handle, event: string): Promise<KeptFile[]> {
  return sql<KeptFile[]>`
    select ${columns(sql)} from attachments where event_id = ${event} and removed_at is null order by at, id`;
}

/** A file, removed or not, or null. */
export async function readFile(sql: Handle, id: string): Promise<KeptFile | null> {
  const [row] = await sql<KeptFile[]>`select ${columns(sql)} from attachments where id = ${id}`;
  return row ?? null;
}

/** The same file of an event, removed or not, or null. */
export async function sameFile(sql: Handle, event: string, sha256: string): Promise<KeptFile | null> {
  const [row] = await sql<KeptFile[]>`
    select ${columns(sql)} from attachments where event_id = ${event} and sha256 = ${sha256} order by at, id limit 1`;
  return row ?? null;
}

/** A piece of a file's bytes, from `start` (0 is the first) on; shorter at the end. */
export async function filePiece(sql: Handle, id: string, start: number, length: number): Promise<Uint8Array> {
  const [row] = await sql<{ piece: Uint8Array }[]>`
    select substring(bytes from ${start + 1}::int for ${length}::int) as piece from attachments where id = ${id}`;
  return row?.piece ?? new Uint8Array();
}

/** Keeps a file. */
export async function addFile(sql: Handle, { bytes, ...file }: Attachment & { bytes: Uint8Array }): Promise<void> {
  const { id, event, name, mediaType, size, sha256, at, by } = file;
  await sql`
    insert into attachments (id, event_id, name, media_type, size, sha256, bytes, at, by)
    values (${id}, ${event}, ${name}, ${mediaType}, ${size}, ${sha256}, ${bytes}, ${at}, ${by})`;
}

/** Marks a file as removed, or takes the mark off; its bytes stay. */
export async function markRemoved(sql: Handle, id: string, removed: { at: string; by: string } | null): Promise<void> {
  await sql`
    update attachments set removed_at = ${removed?.at ?? null}, removed_by = ${removed?.by ?? null} where id = ${id}`;
}
