import type { EventInput } from '../../../../server/domain/event/event.ts';
import type { EventOut } from '../../../../server/domain/wire.ts';
import { ask, type Answer } from '../../api.ts';

/** Sends new events under a key that stays the same while the event does, so a repeated press never logs it twice. */
export function newEventSender(): (event: EventInput) => Promise<Answer<EventOut>> {
  let sent = '';
  let key = '';
  return (event) => {
    const text = JSON.stringify(event);
    if (text !== sent) [sent, key] = [text, randomKey()];
    return ask<EventOut>('POST', '/api/events', { body: event, headers: { 'idempotency-key': key } });
  };
}

/** Puts a change over the version that was read; the server refuses when somebody was faster. */
export function changeEvent(id: string, version: string, event: EventInput, reason: string): Promise<Answer<EventOut>> {
  return ask<EventOut>('PUT', `/api/events/${id}?reason=${encodeURIComponent(reason)}`, {
    body: event,
    headers: { 'if-match': version },
  });
}

/** 128 random bits in hex. `crypto.randomUUID` exists on https and localhost only. */
function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
