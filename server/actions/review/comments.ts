import { CommentIn, type CommentOut } from '../../domain/desk/queue.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { readEvent } from '../events/read-event.ts';
import { parse } from '../parse.ts';

/** What was said about an event, first to last. */
export async function listComments({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ comments: CommentOut[] }> {
  allow(ctx.actor, 'comment:read');
  const { id } = await readEvent({ ctx, input });
  return { comments: await ctx.store.comments.of(id) };
}

/** Adds a comment to an event. It stays as it was written. */
export async function addComment({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; comment: unknown };
}): Promise<CommentOut> {
  allow(ctx.actor, 'comment:add');
  const { body } = parse(CommentIn, input.comment);
  const { id: event } = await readEvent({ ctx, input });
  return change({
    ctx,
    action: 'comment:add',
    asked: { event, body },
    work: async (tx) => {
      // A sample can be removed between the two readings.
      if (!(await tx.events.lock(event))) throw new Problem('event-not-found');
      const comment = { id: ctx.newId(), at: ctx.now(), by: ctx.actor.id, body };
      await tx.comments.add({ ...comment, event });
      return { result: comment, subject: event, detail: { comment: comment.id } };
    },
  });
}
