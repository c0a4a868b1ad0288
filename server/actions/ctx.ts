import { randomBytes } from 'node:crypto';
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
  const bytes = randomBytes(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The clock and chance of a running server. */
export const realTime: Pick<Ctx, 'now' | 'today' | 'newId'> = {
  now: () => new Date().toISOString(),
  today: () => new Date().toISOString().slice(0, 10),
  newId: () => timedId(Date.now()),
};
