import type { View } from '../../domain/desk/view.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';

/** The views the desk has kept, by name. */
export async function listViews({ ctx }: { ctx: Ctx }): Promise<{ views: View[] }> {
  allow(ctx.actor, 'event:read');
  return { views: await ctx.store.views.list() };
}
