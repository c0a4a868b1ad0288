import { turnedSince, verdictsOf } from '../../domain/delivery/verdict-change.ts';
import type { Actor } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { readForecast } from '../readings/read-forecast.ts';

const WATCHER: Actor = { id: 'verdict-watch', name: 'Verdict watch', role: 'reader' };

/**
 * Reads every forecast on its feed of record and writes down each verdict that is another than when it was last seen.
 * The first look at an indicator is no change. Gives how many changes were found.
 */
export async function recordVerdicts({ ctx }: { ctx: Ctx }): Promise<number> {
  let found = 0;
  for (const { id: forecast } of ctx.definitions.catalogue().forecasts) {
    const reading = await readForecast({ ctx: { ...ctx, actor: WATCHER }, input: { forecast } });
    const at = ctx.now();
    found += await ctx.store.change(async (tx) => {
      const seen = await tx.verdicts.hold(forecast);
      const turned = turnedSince(seen, reading);
      for (const change of turned) await tx.verdicts.add({ ...change, id: ctx.newId(), forecast, at });
      await tx.verdicts.keep({ forecast, seen: verdictsOf(reading), at });
      return turned.length;
    });
  }
  return found;
}
