import path from 'node:path';
import { realTime, type Ctx } from '../actions/ctx.ts';
import { openInUse } from '../actions/definitions/in-use.ts';
import { syncDefinitions } from '../actions/definitions/rematch.ts';
import { NO_SENDING } from '../actions/deliveries/sending.ts';
import { readingCache } from '../actions/readings/reading-cache.ts';
import { startDeliveries } from '../jobs/deliveries.ts';
import { openStore } from '../store/open.ts';
import { catalogue } from './forecasts.ts';
import { alice } from './people.ts';

/** A server's work on deliveries alone, in a process of its own that tests may kill. */
export async function workOnDeliveries(connection: Record<string, unknown>): Promise<void> {
  const migrations = path.resolve(import.meta.dirname, '../../drizzle');
  const store = await openStore({ connection, poolSize: 6, migrations });
  const known = catalogue();
  const source = { current: () => known, problems: () => [], reload: () => undefined };
  const ctx: Ctx = { actor: alice, store, definitions: openInUse(source), readings: readingCache(), ...realTime };
  await syncDefinitions({ ctx });
  startDeliveries(ctx, { ...NO_SENDING, posting: { allowPrivate: true, patience: 60_000 } }, () => undefined, 50);
}
