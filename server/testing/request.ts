import path from 'node:path';
import { afterAll } from 'vitest';
import { timedId, type Ctx } from '../actions/ctx.ts';
import { openInUse } from '../actions/definitions/in-use.ts';
import { readingCache } from '../actions/readings/reading-cache.ts';
import { syncDefinitions } from '../actions/definitions/rematch.ts';
import type { Catalogue } from '../domain/indicator/loaded.ts';
import type { EventInput } from '../domain/event/event.ts';
import type { Actor } from '../domain/permission.ts';
import { createApp } from '../http/app.ts';
import { openHub } from '../live/hub.ts';
import type { Address } from '../store/embedded/embedded.ts';
import { openStore } from '../store/open.ts';
import { testDatabase } from './database.ts';
import { catalogue } from './forecasts.ts';
import { alice } from './people.ts';

export const TODAY = '2024-06-15';
const ROOT = path.resolve(import.meta.dirname, '../..');

/** A log of a suite's own, on a real database, with the definitions given. */
export interface TestLog {
  /** The context of somebody; Alice's when nobody is named. */
  as(actor?: Actor, key?: string): Ctx;
  ctx: Ctx;
  /** Where its database is, for tests that ask it past the store. */
  connection: Address;
  /** Puts other definitions in place; `sync` brings them in use. */
  define(next: Catalogue): void;
}

/** Opens a log. Call it where tests are collected, like `testDatabase`. */
export async function testLog(definitions: Catalogue = catalogue()): Promise<TestLog> {
  const { options } = await testDatabase();
  const store = await openStore({ connection: { ...options }, poolSize: 8, migrations: path.join(ROOT, 'drizzle') });
  afterAll(() => store.close());
  let current = definitions;
  let tick = Date.parse(`${TODAY}T12:00:00Z`);
  const source = { current: () => current, problems: () => [], reload: () => undefined };
  const ctx: Ctx = {
    actor: alice,
    store,
    definitions: openInUse(source),
    readings: readingCache(),
    now: () => new Date(tick++).toISOString(),
    today: () => TODAY,
    newId: () => timedId(tick++),
  };
  await syncDefinitions({ ctx });
  return {
    ctx,
    connection: options,
    as: (actor = alice, key) => ({ ...ctx, actor, key }),
    define: (next) => {
      current = next;
    },
  };
}

/** A bomb in the north of Freeland, as the rebels' work; `change` overrides any field. */
export function aBomb(change: Partial<EventInput> = {}): EventInput {
  return {
    when: { from: '2024-03-10' },
    kind: 'bomb',
    by: [{ actor: 'rebels' }],
    place: { words: ['north'] },
    deaths: { total: { low: 2, best: 3, high: 4 } },
    summary: 'A bomb in the north',
    sources: [{ publisher: 'The Paper', url: 'https://paper.example/1', reliability: 'B', credibility: 2 }],
    ...change,
  };
}

export interface Asked {
  body?: unknown;
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** Asks the whole server, without a network between. */
export function testServer(log: TestLog, change: Partial<Parameters<typeof createApp>[0]> = {}) {
  const app = createApp({
    ctx: log.ctx,
    ready: async () => ({ database: true, definitions: true, stopping: false }),
    stopping: () => false,
    log: () => undefined,
    publicOrigin: undefined,
    live: openHub({ most: 20, mostEach: 5, version: async () => (await log.ctx.store.data.version()).n }),
    web: path.join(ROOT, 'web/public'),
    ...change,
  });
  return async (method: string, address: string, { body, raw, headers = {} }: Asked = {}) => {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const init: RequestInit = { method, headers: { host: 'localhost:8600', ...json, ...headers } };
    if (body !== undefined) init.body = JSON.stringify(body);
    if (raw !== undefined) init.body = raw;
    return app.request(`http://localhost:8600${address}`, init);
  };
}
