import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Attachment } from '../../domain/desk/attachment.ts';
import { FILE_BYTES, FILES_OF_AN_EVENT, fileName } from '../../domain/desk/file-rules.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { sniff } from './sniff.ts';
import { withoutMark } from './read-file.ts';

/** A file travels to the database in one statement. */
const DEADLINE = 60_000;

/**
 * Keeps a file with an event, under the hash of its bytes. The same file again gives the one that is there; one that
 * was removed comes back.
 * @throws Problem `event-not-found`, `file-empty`, `too-large`, `file-not-kept`, `too-many-files`
 */
export async function attachFile({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; name: string; bytes: Uint8Array };
}): Promise<Attachment> {
  allow(ctx.actor, 'attachment:add');
  const event = z.uuid().safeParse(input.id);
  if (!event.success) throw new Problem('event-not-found');
  const { bytes } = input;
  if (bytes.length === 0) throw new Problem('file-empty');
  if (bytes.length > FILE_BYTES) throw new Problem('too-large', 'The file is larger than 20 MiB');
  const found = await sniff(bytes);
  if (!found.type) throw new Problem('file-not-kept', `Its content is ${found.refused}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kind = { name: fileName(input.name, found.type), mediaType: found.type };
  const file = { id: ctx.newId(), event: event.data, ...kind, size: bytes.length, sha256 };
  return change({
    ctx,
    action: 'attachment:add',
    asked: { event: event.data, sha256 },
    deadline: DEADLINE,
    work: async (tx) => {
      if (!(await tx.events.lock(file.event))) throw new Problem('event-not-found');
      const same = await tx.files.same(file.event, sha256);
      const detail = { event: file.event, name: file.name, size: file.size, sha256 };
      if (same && !same.removedAt) return { result: withoutMark(same), subject: same.id, detail };
      if ((await tx.files.of(file.event)).length >= FILES_OF_AN_EVENT) throw new Problem('too-many-files');
      if (same) {
        await tx.files.mark(same.id, null);
        return { result: withoutMark(same), subject: same.id, detail: { ...detail, restored: true } };
      }
      const kept = { ...file, at: ctx.now(), by: ctx.actor.id };
      await tx.files.add({ ...kept, bytes });
      return { result: kept, subject: kept.id, detail };
    },
  });
}
