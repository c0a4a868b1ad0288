import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { realTime, type Ctx } from '../actions/ctx.ts';
import { openInUse } from '../actions/definitions/in-use.ts';
import { syncDefinitions } from '../actions/definitions/rematch.ts';
import { readingCache } from '../actions/readings/reading-cache.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { ucdp } from '../connectors/ucdp.ts';
import { startConnectors } from '../jobs/connectors.ts';
import { startImports } from '../jobs/imports.ts';
import { openStore } from '../store/open.ts';
import { alice } from './people.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A server's work on connectors and imports alone, in a process of its own that tests may kill. */
export async function workOnConnectors(connection: Record<string, unknown>, url: string): Promise<void> {
  const loaded = loadCatalogue(path.join(ROOT, 'indicators'));
  if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
  const { catalogue } = loaded;
  const store = await openStore({ connection, poolSize: 6, migrations: path.join(ROOT, 'drizzle') });
  const source = { current: () => catalogue, problems: () => [], reload: () => undefined };
  const ctx: Ctx = { actor: alice, store, definitions: openInUse(source), readings: readingCache(), ...realTime };
  await syncDefinitions({ ctx });
  const manners = {
    ...{ now: () => Date.now(), random: () => 0.5, timeout: 10_000, most: 1_000_000 },
    sleep: (milliseconds: number) => sleep(Math.min(milliseconds, 60)),
  };
  const settings = { url, token: 'ucdp-secret', versions: ['24.0.5'], countries: ['pakistan'] as const };
  const connecting = { connectors: [ucdp(settings)], manners, every: 24, share: 0.1 };
  startImports(ctx, () => undefined);
  startConnectors(ctx, connecting, () => undefined, 200);
}
