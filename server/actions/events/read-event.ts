import { z } from 'zod';
import type { StoredEvent } from '../../domain/event/event.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';

/**
 * One event as it stands.
 * @throws Problem `event-not-found`
 */
export async function readEvent({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<StoredEvent> {
  allow(ctx.actor, 'event:read');
  const id = z.uuid().safeParse(input.id);
  const event = id.success ? await ctx.store.events.read(id.data) : null;
  if (!event) throw new Problem('event-not-found');
  return event;
}
