import type { StoredEvent } from '../../domain/event/event.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/open.ts';

/**
 * Two events, locked in the order of their ids, so that two people never wait for each other in a circle.
 * @throws Problem `same-event`, `event-not-found` or `event-retracted`
 */
export async function holdPair(tx: Tx, one: string, other: string): Promise<[StoredEvent, StoredEvent]> {
  if (one === other) throw new Problem('same-event');
  const held = new Map<string, StoredEvent>();
  for (const id of [one, other].sort()) {
    const event = await tx.events.lock(id);
    if (!event) throw new Problem('event-not-found', `There is no event ${id}`);
    held.set(id, event);
  }
  const [first, second] = [held.get(one), held.get(other)];
  if (!first || !second) throw new Problem('event-not-found');
  for (const event of [first, second])
    if (event.status === 'retracted') throw new Problem('event-retracted', `Event ${event.id} was retracted`);
  return [first, second];
}

/**
 * Lets two events through that may become one: of one feed, and both made up or neither.
 * @throws Problem `other-feed`
 */
export function mayMerge(one: StoredEvent, other: StoredEvent): void {
  if (one.feed !== other.feed)
    throw new Problem('other-feed', `One is in the feed ${one.feed}, the other in ${other.feed}`);
  if ((one.sample === null) !== (other.sample === null))
    throw new Problem('other-feed', 'One of them is sample data, the other is your own', {
      fix: 'Keep them apart: sample data is removed as a whole.',
    });
}
