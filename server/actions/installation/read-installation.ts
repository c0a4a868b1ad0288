import { allow } from '../../domain/permission.ts';
import type { Installation } from '../../store/people/installation.ts';
import type { Ctx } from '../ctx.ts';

/** How the whole installation is set. */
export async function readInstallation({ ctx }: { ctx: Ctx }): Promise<Installation> {
  allow(ctx.actor, 'installation:read');
  return ctx.store.installation.read();
}
