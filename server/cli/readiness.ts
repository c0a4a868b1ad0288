import type { Ctx } from '../actions/ctx.ts';
import type { Ready } from '../http/routes/health.ts';

/** Asks the database at most once a second, however often it is asked itself. */
export function readiness(ctx: Ctx, stopping: () => boolean): Ready {
  let asked = Number.NEGATIVE_INFINITY;
  let answer: Promise<boolean> = Promise.resolve(false);
  return async () => {
    if (performance.now() - asked > 1_000) {
      asked = performance.now();
      answer = ctx.store.alive();
    }
    return {
      database: await answer,
      definitions: ctx.definitions.source.problems().length === 0,
      stopping: stopping(),
    };
  };
}
