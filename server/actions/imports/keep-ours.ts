import { z } from 'zod';
import type { DatasetAnswered } from '../../domain/import/dataset-says.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { holdVersion } from '../events/held-event.ts';
import { parse } from '../parse.ts';

const Input = z.object({ id: z.uuid(), version: z.int().min(1) });

/**
 * Keeps what stands against what the dataset now says, which is noted and asked no more. The event does not change; what
 * the dataset revises later is asked anew.
 * @throws Problem `event-not-found`, `changed-meanwhile` or `dataset-says-nothing`
 */
export async function keepOurs({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<DatasetAnswered> {
  allow(ctx.actor, 'event:keep-ours');
  const asked = parse(Input, input);
  return change({
    ctx,
    action: 'event:keep-ours',
    asked,
    work: async (tx) => {
      const { id, version, status } = await holdVersion(tx, asked);
      const kept = await tx.datasetSays.of(id);
      if (!kept || kept.said.kept) throw new Problem('dataset-says-nothing');
      const settled = { event: id, vintage: kept.vintage, by: ctx.actor.id, at: ctx.now() };
      if (!(await tx.datasetSays.settle(settled))) throw new Problem('dataset-says-nothing');
      const detail = { version, vintage: kept.vintage, fields: kept.said.revised };
      return { result: { version, status }, subject: id, detail };
    },
  });
}
