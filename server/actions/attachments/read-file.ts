import { z } from 'zod';
import type { Attachment } from '../../domain/desk/attachment.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { KeptFile } from '../../store/desk/attachments.ts';
import type { Ctx } from '../ctx.ts';
import { readEvent } from '../events/read-event.ts';

const PIECE = 1024 * 1024;

/** The files of an event, first to last. */
export async function listFiles({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<{ files: Attachment[] }> {
  const { id } = await readEvent({ ctx, input });
  return { files: (await ctx.store.files.of(id)).map(withoutMark) };
}

/**
 * A file with its bytes, which are read a mebibyte at a time.
 * @throws Problem `attachment-not-found`
 */
export async function readFile({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<Attachment & { pieces: () => AsyncGenerator<Uint8Array> }> {
  allow(ctx.actor, 'event:read');
  const id = z.uuid().safeParse(input.id);
  const file = id.success ? await ctx.store.files.read(id.data) : null;
  if (!file || file.removedAt) throw new Problem('attachment-not-found');
  const pieces = async function* () {
    for (let start = 0; start < file.size; start += PIECE) yield await ctx.store.files.piece(file.id, start, PIECE);
  };
  return { ...withoutMark(file), pieces };
}

/** A file as it is shown. */
export function withoutMark({ removedAt: _, ...file }: KeptFile): Attachment {
  return file;
}
