import { releaseName } from '../../domain/import/feed-name.ts';
import type { VintageList, VintageOut } from '../../domain/import/vintage.ts';
import { allow } from '../../domain/permission.ts';
import type { KeptVintage } from '../../store/imports/vintages.ts';
import type { Ctx } from '../ctx.ts';

/** Imports that were written, newest first; those undone since among them. */
export async function listVintages({ ctx }: { ctx: Ctx }): Promise<VintageList> {
  allow(ctx.actor, 'data:read');
  return { vintages: (await ctx.store.vintages.list(200)).map(named) };
}

/** An import with its name. */
export function named(vintage: KeptVintage): VintageOut {
  return { ...vintage, title: releaseName(vintage) };
}
