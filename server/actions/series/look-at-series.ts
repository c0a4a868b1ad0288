import { z } from 'zod';
import { SeriesFile, type SeriesLook } from '../../domain/import/series.ts';
import { allow } from '../../domain/permission.ts';
import { lookAt, readTable } from '../../importers/series/look.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';

/**
 * What a published table shows: its columns with examples. Nothing is written.
 * @throws Problem `file-unreadable`
 */
export async function lookAtSeries({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<SeriesLook> {
  allow(ctx.actor, 'import:run');
  const { file } = parse(z.strictObject({ file: SeriesFile }), input);
  const bytes = new Uint8Array(Buffer.from(file.content, 'base64'));
  return lookAt(
    await readTable(async function* () {
      yield bytes;
    }),
  );
}
