import type { EventOut } from '../../../server/domain/wire.ts';
import { ask, ApiProblem, type Answer } from '../api.ts';
import { connection } from './connection.svelte.ts';
import type { Entry, Refusal } from './entry.ts';

/** On a poor line an answer may take long; after this the entry waits and is asked about again under its key. */
const PATIENCE = 20_000;

/** What became of an entry that was sent. `all`: nothing else can get through either. */
export type Outcome =
  | { kind: 'sent'; event: EventOut }
  | { kind: 'waits'; all: boolean; signedOut: boolean }
  | { kind: 'clash'; problem: ApiProblem }
  | { kind: 'refused'; problem: ApiProblem };

/** Sends an entry under its own key, so that a repeated one gets the first answer. Never throws. */
export async function sendEntry(entry: Entry): Promise<Outcome> {
  if (globalThis.navigator?.onLine === false) return { kind: 'waits', all: true, signedOut: false };
  try {
    return { kind: 'sent', event: (await send(entry)).body };
  } catch (error) {
    if (error instanceof ApiProblem) return outcomeOf(error);
    // Out of patience: for the form this is a lost connection.
    connection.failed();
    return { kind: 'waits', all: true, signedOut: false };
  }
}

/** Whether a refusal is final, or passes by itself. */
export function outcomeOf(problem: ApiProblem): Exclude<Outcome, { kind: 'sent' }> {
  const { status, code } = problem;
  if (code === 'changed-meanwhile') return { kind: 'clash', problem };
  if (status === 401) return { kind: 'waits', all: true, signedOut: true };
  const passes = status === 0 || status === 408 || status === 425 || status === 429 || code === 'key-in-flight';
  // A 500 may be this entry's own; the next one is still tried.
  if (passes || status >= 500) return { kind: 'waits', all: status !== 500, signedOut: false };
  return { kind: 'refused', problem };
}

/** What is kept of a refusal. */
export function refusalOf({ code, status, title, detail, fix, issues }: ApiProblem): Refusal {
  return { code, status, title, detail, fix, issues };
}

function send({ key, event, change }: Entry): Promise<Answer<EventOut>> {
  const signal = AbortSignal.timeout(PATIENCE);
  const headers = { 'idempotency-key': key };
  if (!change) return ask<EventOut>('POST', '/api/events', { body: event, headers, signal });
  const path = `/api/events/${change.id}?reason=${encodeURIComponent(change.reason.toWellFormed())}`;
  return ask<EventOut>('PUT', path, { body: event, headers: { ...headers, 'if-match': change.etag }, signal });
}
