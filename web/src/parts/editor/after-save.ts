import type { EventOut } from '../../../../server/domain/wire.ts';
import type { ReviewOut } from '../../../../server/domain/desk/queue.ts';
import type { Status } from '../../../../server/domain/event/event-values.ts';
import { ask } from '../../api.ts';
import { takeBackChange, takeBackLog } from '../../take-back.ts';
import { toast } from '../../ui/toast.svelte.ts';

/** Says what became of an event that was logged just now. `stays`: the form stays for the next one, so the message has to lead to this one. */
export async function sayLogged(event: EventOut, { wanted, stays }: { wanted: Status; stays: boolean }): Promise<void> {
  const held = event.status === 'in-review';
  const why = held && wanted !== 'in-review' ? await reasonFor(event.id) : '';
  const link = held
    ? { href: '/review', words: 'Open the queue' }
    : stays
      ? { href: `/events/${event.id}`, words: 'Open it' }
      : null;
  toast.say(loggedWords(event.status, why), link, () => takeBackLog(event));
}

/** Says that a change was saved. */
export function saySaved(event: EventOut): void {
  toast.say('Saved.', null, () => takeBackChange(event));
}

/** Says that it is safe on this device until the server is heard again. */
export function sayWaiting(title: string): void {
  toast.say(`Waits on this device: ${title}`, { href: '/outbox', words: 'See what waits' });
}

/** What the message says of a new event in this status; `why` follows "because". */
export function loggedWords(status: Status, why: string): string {
  if (status === 'draft') return 'Kept as a draft.';
  if (status !== 'in-review') return 'Logged.';
  return why ? `Kept for review because ${why}.` : 'Kept for review.';
}

async function reasonFor(id: string): Promise<string> {
  const review = await ask<ReviewOut>('GET', `/api/review/${id}`).catch(() => null);
  const reasons = review?.body.line.reasons.filter((reason) => !reason.accepted) ?? [];
  return reasons.map((reason) => reason.words).join(', and ');
}
