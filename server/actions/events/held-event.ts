import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import type { Status } from '../../domain/event/event-values.ts';
import { Problem } from '../../domain/problem.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';

/**
 * The event, locked and in the version the caller read.
 * @throws Problem `event-not-found`, `changed-meanwhile` (with the event as it is now) or `event-retracted`
 */
export async function holdEvent(tx: Tx, { id, version }: { id: string; version: number }): Promise<StoredEvent> {
  const event = await holdVersion(tx, { id, version });
  if (event.status === 'retracted') throw new Problem('event-retracted');
  return event;
}

/**
 * The same, retracted or not.
 * @throws Problem `event-not-found` or `changed-meanwhile` (with the event as it is now)
 */
export async function holdVersion(tx: Tx, { id, version }: { id: string; version: number }): Promise<StoredEvent> {
  const event = await tx.events.lock(id);
  if (!event) throw new Problem('event-not-found');
  if (event.version !== version) {
    const detail = `You read version ${version}; it is now at version ${event.version}`;
    throw new Problem('changed-meanwhile', detail, { more: { current: event } });
  }
  return event;
}

/** An event's draft, as it stands in the log. */
export function draftOf(event: StoredEvent): EventDraft {
  const {
    when,
    kind,
    by,
    against,
    with: partners,
    between,
    place,
    deaths,
    wounded,
    weapons,
    tags,
    summary,
    sources,
  } = event;
  const status = event.status === 'retracted' ? 'published' : event.status;
  const { firstLogged } = event;
  return {
    when,
    kind,
    by,
    against,
    with: partners,
    between,
    place,
    deaths,
    wounded,
    weapons,
    tags,
    summary,
    sources,
    status,
    firstLogged,
  };
}

/** The next state of an event, ready to be written. */
export function nextState(
  ctx: Ctx,
  event: StoredEvent,
  {
    draft,
    status,
    action,
    reason,
  }: { draft: EventDraft; status: Status; action: EventWrite['action']; reason: string | null },
): EventWrite {
  const { id, feed, externalId, vintage, sample, firstLogged, loggedAt, loggedBy } = event;
  const kept = { id, feed, externalId, vintage, sample, firstLogged, loggedAt, loggedBy };
  // Without a hash the store keeps the last one, so that the same row of a file is not taken for a newer one.
  return {
    ...kept,
    version: event.version + 1,
    draft,
    status,
    hash: '',
    at: ctx.now(),
    by: ctx.actor.id,
    action,
    reason,
  };
}

/** The event that a written state makes. */
export function eventOf(write: EventWrite): StoredEvent {
  const { draft, hash: _, at, by: __, action: ___, reason: ____, ...kept } = write;
  return { ...draft, ...kept, changedAt: at };
}
