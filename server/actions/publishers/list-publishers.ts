import type { KnownPublisher } from '../../domain/desk/publisher.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';

/** More than anybody scrolls through. */
const MOST = 200;

/** The publishers this desk cites, most used first, each with the grade usually given to it here. */
export async function listPublishers({ ctx }: { ctx: Ctx }): Promise<{ publishers: KnownPublisher[] }> {
  allow(ctx.actor, 'event:read');
  return { publishers: await ctx.store.publishers.used(MOST) };
}
