import type { CommentOut } from '../../domain/desk/queue.ts';
import type { Handle } from '../connect.ts';

/** What was said about an event, first to last. */
export async function commentsOf(sql: Handle, event: string): Promise<CommentOut[]> {
  return sql<CommentOut[]>`select id, at, by, body from comments where event_id = ${event} order by at, id limit 1000`;
}

/** Adds a comment. None is ever changed. */
export async function addComment(
  sql: Handle,
  { id, at, by, body, event }: CommentOut & { event: string },
): Promise<void> {
  await sql`insert into comments (id, event_id, at, by, body) values (${id}, ${event}, ${at}, ${by}, ${body})`;
}
