import path from 'node:path';
import { realTime, type Ctx } from '../actions/ctx.ts';
import { openInUse } from '../actions/definitions/in-use.ts';
import { syncDefinitions } from '../actions/definitions/rematch.ts';
import { readingCache } from '../actions/readings/reading-cache.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { startImports } from '../jobs/imports.ts';
import { openStore } from '../store/open.ts';
import { alice } from './people.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A server's work on imports alone, in a process of its own that tests may kill. */
export async function workOnImports(connection: Record<string, unknown>): Promise<void> {
  const loaded = loadCatalogue(path.join(ROOT, 'indicators'));
  if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
  const { catalogue } = loaded;
  const store = await openStore({ connection, poolSize: 6, migrations: path.join(ROOT, 'drizzle') });
  const source = { current: () => catalogue, problems: () => [], reload: () => undefined };
  const ctx: Ctx = { actor: alice, store, definitions: openInUse(source), readings: readingCache(), ...realTime };
  await syncDefinitions({ ctx });
  startImports(ctx, () => undefined);
}
