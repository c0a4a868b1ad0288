import type { Handle } from '../connect.ts';

/** Keeps a piece of an import's file. */
export async function addPiece(
  sql: Handle,
  { id, n, bytes }: { id: string; n: number; bytes: Uint8Array },
): Promise<void> {
  await sql`insert into import_pieces (import, n, bytes) values (${id}, ${n}, ${Buffer.from(bytes)})`;
}

/** A piece of an import's file, or null behind its last. */
export async function readPiece(sql: Handle, id: string, n: number): Promise<Uint8Array | null> {
  const [row] = await sql<{ bytes: Uint8Array }[]>`select bytes from import_pieces where import = ${id} and n = ${n}`;
  return row?.bytes ?? null;
}

/** How many imports of a person wait to be gone on with. */
export async function countOpen(sql: Handle, by: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from imports where by = ${by} and state in ('looked', 'checking', 'checked', 'importing', 'failed')`;
  return row?.n ?? 0;
}

/** Puts away imports that nobody has touched since `before`, with the bytes of their files. */
export async function putAwayUntouched(sql: Handle, { before, at }: { before: string; at: string }): Promise<void> {
  await sql`
    with away as (
      update imports set state = 'given-up', changed_at = ${at}
      where state in ('looked', 'checked', 'failed') and changed_at < ${before} returning id)
    delete from import_pieces p using away where p.import = away.id`;
}
