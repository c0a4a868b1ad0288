import { createHash } from 'node:crypto';
import { withoutHiddenMarks } from '../../domain/event/hidden-marks.ts';
import type { Import } from '../../domain/import/import.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Open } from '../../importers/decode.ts';
import { lookAtFile } from '../../importers/files/look.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { importNamed } from './held-import.ts';

const PIECE = 1024 * 1024;
/** Files of one person that wait to be gone on with. */
const MOST_OPEN = 20;

/**
 * Takes in a file to be imported: looks at it and keeps its bytes. The same file sent again while it is open is one import.
 * @throws Problem `file-unreadable`, `too-many-imports`
 */
export async function uploadFile({ ctx, input }: { ctx: Ctx; input: { file: string; open: Open } }): Promise<Import> {
  allow(ctx.actor, 'import:prepare');
  const { open } = input;
  const file = nameOf(input.file);
  const hash = createHash('sha256');
  let size = 0;
  for await (const bytes of open()) {
    hash.update(bytes);
    size += bytes.length;
  }
  const sha256 = hash.digest('hex');
  const look = await lookAtFile({ name: file, open });
  const settings = {
    ...{
      feed: look.feed,
      mapping: null,
      release: look.release,
      covers: 'proposed' as const,
      duplicates: 'review' as const,
    },
    ...{ acceptValid: false, dropGone: false, fixes: [] },
  };
  return change({
    ctx,
    action: 'import:prepare',
    asked: { sha256, file },
    deadline: 600_000,
    work: async (tx) => {
      const same = await tx.imports.sameOpen({ sha256, by: ctx.actor.id });
      if (same) return { result: same, subject: same.id, detail: { file } };
      if ((await tx.pieces.countOpen(ctx.actor.id)) >= MOST_OPEN) throw new Problem('too-many-imports');
      const id = ctx.newId();
      const origin = 'upload' as const;
      await tx.imports.insert({
        id,
        state: 'looked',
        origin,
        file,
        size,
        sha256,
        look,
        settings,
        at: ctx.now(),
        by: ctx.actor.id,
      });
      let [n, held] = [0, Buffer.alloc(0)];
      for await (const bytes of open()) {
        held = Buffer.concat([held, bytes]);
        while (held.length >= PIECE) {
          await tx.pieces.add({ id, n: n++, bytes: held.subarray(0, PIECE) });
          held = held.subarray(PIECE);
        }
      }
      if (held.length > 0) await tx.pieces.add({ id, n, bytes: held });
      return { result: await importNamed(tx, id), subject: id, detail: { file, sha256 } };
    },
  });
}

/** The last part of a path, without marks that nobody sees. */
function nameOf(file: string): string {
  const name = withoutHiddenMarks(file).split(/[\\/]/).at(-1)?.trim() ?? '';
  return name.slice(-200) || 'file';
}
