import { randomUUID } from 'node:crypto';
import type { Day } from '../domain/event/calendar.ts';
import type { Actor } from '../domain/permission.ts';
import type { Store } from '../store/open.ts';
import type { InUse } from './definitions/in-use.ts';
import type { ReadingCache } from './readings/reading-cache.ts';

/** All that an action may reach beside its input: who, when, by chance, the log, the definitions. */
export interface Ctx {
  actor: Actor;
  store: Store;
  definitions: InUse;
  readings: ReadingCache;
  /** This moment, as an ISO time in UTC. */
  now(): string;
  today(): Day;
  newId(): string;
  /** The caller's Idempotency-Key: the same change under the same key happens once. */
  key?: string | undefined;
  /** The name the caller's page gave itself, so that it can tell its own changes from others'. */
  page?: string | undefined;
}

/** A version 7 UUID: ids of one time lie together, which keeps indexes small and bulk loads quick. */
export function timedId(milliseconds: number): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The clock and chance of a running server. */
export const realTime: Pick<Ctx, 'now' | 'today' | 'newId'> = {
  now: () => new Date().toISOString(),
  today: () => new Date().toISOString().slice(0, 10),
  newId: () => timedId(Date.now()),
};
