import { COUNTED_STATUSES } from '../../domain/event/event.ts';
import { allow } from '../../domain/permission.ts';
import type { CountsToward } from '../../domain/wire.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf } from './held-event.ts';
import { readEvent } from './read-event.ts';
import { weighEvent } from './weigh-event.ts';

/** What a stored event counts toward; nothing while its status keeps it out of every number. */
export async function countsToward({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<CountsToward> {
  allow(ctx.actor, 'event:read');
  const event = await readEvent({ ctx, input });
  if (!COUNTED_STATUSES.includes(event.status)) return { counts: [], misses: [] };
  return weighEvent(ctx, draftOf(event), event.feed, { stored: true });
}
