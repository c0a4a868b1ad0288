import { z } from 'zod';
import type { DatasetAnswered } from '../../domain/import/dataset-says.ts';
import { releaseName } from '../../domain/import/feed-name.ts';
import { withTheirs } from '../../domain/import/three-way.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf, holdEvent, nextState } from '../events/held-event.ts';
import { parse } from '../parse.ts';
import { writeReviewed } from '../review/write-reviewed.ts';
import { openFields } from './dataset-differences.ts';

const Input = z.object({ id: z.uuid(), version: z.int().min(1) });

/**
 * Takes the dataset's word in every field it revised, as a new version; what a person changed elsewhere stays.
 * @throws Problem `event-not-found`, `event-retracted`, `changed-meanwhile` or `dataset-says-nothing`
 */
export async function takeDataset({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<DatasetAnswered> {
  allow(ctx.actor, 'event:take-dataset');
  const asked = parse(Input, input);
  return change({
    ctx,
    action: 'event:take-dataset',
    asked,
    work: async (tx, tracked) => {
      const event = await holdEvent(tx, asked);
      const kept = await tx.datasetSays.of(event.id);
      const fields = kept ? openFields(event, kept) : [];
      const vintage = kept && (await tx.vintages.read(kept.vintage));
      if (!kept || !vintage || fields.length === 0) throw new Problem('dataset-says-nothing');
      const draft = withTheirs(draftOf(event), fields, kept.said.draft);
      const reason = `Taken from ${releaseName(vintage)}`;
      const next = nextState(ctx, event, { draft, status: draft.status, action: 'edit', reason });
      const { version, status } = await writeReviewed(ctx, tx, tracked, {
        write: next,
        before: event,
        turns: 'as-before',
      });
      return { result: { version, status }, subject: event.id, detail: { version, vintage: vintage.id, fields } };
    },
  });
}
