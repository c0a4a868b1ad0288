import type { SampleName } from '../../domain/event/event-values.ts';
import { SAMPLES } from '../../domain/event/event-values.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';

/** What went with a sample. */
export interface RemovedSample {
  removed: SampleName;
  events: number;
  /** Events of the sample that a person had changed: they go too. */
  edited: number;
}

/** Removes a sample whole, with its coverage and all that people changed in it. */
export async function removeSample({ ctx, input }: { ctx: Ctx; input: { name: string } }): Promise<RemovedSample> {
  allow(ctx.actor, 'sample:change');
  const name = SAMPLES.find((each) => each === input.name);
  if (!name) throw new Problem('sample-not-loaded');
  return change({
    ctx,
    action: 'sample:change',
    asked: { remove: name },
    deadline: 60_000,
    work: async (tx) => {
      if (!(await tx.samples.loaded()).some((each) => each.name === name)) throw new Problem('sample-not-loaded');
      const gone = await tx.events.deleteSample(name);
      return { result: { removed: name, ...gone }, subject: name, detail: { removed: true, ...gone } };
    },
  });
}
