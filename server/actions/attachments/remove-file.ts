import { z } from 'zod';
import type { Attachment } from '../../domain/desk/attachment.ts';
import { FILES_OF_AN_EVENT } from '../../domain/desk/file-rules.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { withoutMark } from './read-file.ts';

/**
 * Takes a file out of an event, or puts it back. Its bytes are kept either way.
 * @throws Problem `attachment-not-found`, `too-many-files`
 */
export async function removeFile({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; removed: boolean };
}): Promise<Attachment> {
  allow(ctx.actor, 'attachment:remove');
  const id = z.uuid().safeParse(input.id);
  if (!id.success) throw new Problem('attachment-not-found');
  return change({
    ctx,
    action: 'attachment:remove',
    asked: { id: id.data, removed: input.removed },
    work: async (tx) => {
      const file = await tx.files.read(id.data);
      if (!file) throw new Problem('attachment-not-found');
      await tx.events.lock(file.event);
      const isBack = !input.removed && file.removedAt !== null;
      if (isBack && (await tx.files.of(file.event)).length >= FILES_OF_AN_EVENT) throw new Problem('too-many-files');
      await tx.files.mark(file.id, input.removed ? { at: ctx.now(), by: ctx.actor.id } : null);
      const detail = { event: file.event, name: file.name, sha256: file.sha256, removed: input.removed };
      return { result: withoutMark(file), subject: file.id, detail };
    },
  });
}
