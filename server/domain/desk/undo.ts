import { z } from 'zod';
import { text } from '../event/event.ts';
import { STATUSES } from '../event/event-values.ts';
import type { Actor } from '../permission.ts';
import { may, type Permission } from '../role.ts';
import { Problem } from '../problem.ts';
import { UNDOABLE } from './batch-actions.ts';
import { isFresh, UNDO_DAYS } from './fresh.ts';

/**
 * Lets those pass whose role may do it at any time, and anybody whose own it is while it is fresh.
 * @throws Problem `not-allowed`
 */
export function allowOwn(
  actor: Actor,
  permission: Permission,
  { own, at, now }: { own: boolean; at: string; now: string },
): void {
  if (may(actor.role, permission) || (own && isFresh(at, now))) return;
  const why = own
    ? `You did this more than ${UNDO_DAYS} days ago; from then on only an editor takes it back`
    : 'Only an editor takes back what others did';
  throw new Problem('not-allowed', why);
}

/** Which earlier version comes back, and why. */
export const Restoration = z.strictObject({
  version: z.int().min(1).max(1_000_000).describe('The version whose state becomes the newest one'),
  reason: text(500).nullable().default(null),
});

/** What the undo of a batch wrote. */
export const BatchUndone = z.object({
  batch: z.uuid(),
  action: z.enum(UNDOABLE),
  events: z.array(z.object({ id: z.uuid(), version: z.int(), status: z.enum(STATUSES) })),
});
export type BatchUndone = z.output<typeof BatchUndone>;
