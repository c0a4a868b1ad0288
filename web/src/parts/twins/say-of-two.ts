import type { EventLink, Twin } from '../../../../server/domain/desk/twin.ts';
import type { EventInput } from '../../../../server/domain/event/event.ts';
import type { EventOut } from '../../../../server/domain/wire.ts';
import { ask } from '../../api.ts';

/** Says of two events that they are different, or the same happening in two feeds. Said twice it stands once. */
export async function sayOfTwo(a: string, b: string, kind: 'same' | 'different'): Promise<EventLink> {
  return (await ask<EventLink>('POST', '/api/links', { body: { a, b, kind } })).body;
}

/** Adds sources to the event that is here already, in the version that was shown. A press repeated adds them once. */
export async function addSources(
  { event: { id, version } }: Twin,
  sources: NonNullable<EventInput['sources']>,
): Promise<EventOut> {
  const headers = { 'if-match': `"${version}"`, 'idempotency-key': `source-${id}-${version}` };
  return (await ask<EventOut>('POST', `/api/events/${id}/sources`, { body: { sources }, headers })).body;
}

/** Splits a merge again: both events are as they were before it. */
export async function splitAgain(batch: string): Promise<void> {
  await ask('POST', `/api/batches/${batch}/undo`, { body: {} });
}
