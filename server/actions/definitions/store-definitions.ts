import { UNMOVED } from '../../domain/live.ts';
import { allow } from '../../domain/permission.ts';
import type { KeptVersion } from '../../store/readings/definitions.ts';
import type { Ctx } from '../ctx.ts';
import { servingOf, wantedBy } from './tracking.ts';

/**
 * Keeps the versions of the definitions as they are in the files now, begins tracking those that are new, and makes
 * up what serves meanwhile. Cheap when nothing changed. Gives true when a rematch is due.
 */
export async function storeDefinitions({ ctx }: { ctx: Ctx }): Promise<boolean> {
  allow(ctx.actor, 'definitions:store');
  const catalogue = ctx.definitions.source.current();
  const at = ctx.now();
  const versions = catalogue.forecasts.flatMap((forecast): KeptVersion[] => {
    const of = (indicator: string, version: string, body: unknown) => ({
      forecast: forecast.id,
      indicator,
      version,
      body,
      firstLoadedAt: at,
      loadedBy: ctx.actor.id,
    });
    return [
      of('', forecast.hash, forecast.definition),
      ...forecast.indicators.map(({ id, version, definition }) => of(id, version, definition)),
    ];
  });
  const { epoch, rows } = await ctx.store.change(async (tx) => {
    const added = await tx.definitions.keep(versions);
    await tx.tracked.begin(wantedBy(catalogue), at);
    if (added > 0) {
      await tx.data.raise({ ...UNMOVED, definitions: 1, page: ctx.page ?? null });
      await tx.audit.note({
        at,
        actor: ctx.actor.id,
        action: 'definitions:store',
        subject: catalogue.hash,
        detail: { versions: added },
      });
    }
    return tx.tracked.list();
  });
  const serving = await servingOf(catalogue, rows, ({ forecast, indicator, version }) =>
    ctx.store.definitions.body({ forecast, indicator, version }),
  );
  ctx.definitions.adopt(serving, epoch);
  return serving.building.length > 0 || rows.length > serving.target.length;
}
