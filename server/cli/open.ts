import { existsSync } from 'node:fs';
import path from 'node:path';
import { realTime, type Ctx } from '../actions/ctx.ts';
import { openInUse, type Source } from '../actions/definitions/in-use.ts';
import { readingCache } from '../actions/readings/reading-cache.ts';
import { syncDefinitions } from '../actions/definitions/rematch.ts';
import { faultsAsText } from '../catalogue/print.ts';
import { openCatalogue } from '../catalogue/watch.ts';
import type { Config } from '../config.ts';
import type { Actor } from '../domain/permission.ts';
import { backUpFirst } from './backups.ts';
import { startEmbedded } from '../store/embedded/embedded.ts';
import { openStore } from '../store/open.ts';

/** A log opened for work, by the server or by one command. */
export interface Opened {
  ctx: Ctx;
  close(): Promise<void>;
}

/** Who acts at the command line. */
export const COMMAND_LINE: Actor = { id: 'command-line', name: 'Command line', role: 'admin' };

/** The top of this checkout, wherever the built file lies below it. */
export function root(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'drizzle', 'meta', '_journal.json'))) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error('the folder drizzle/ is missing');
    folder = above;
  }
  return folder;
}

/**
 * Opens definitions and database; starts the embedded PostgreSQL, or joins the one that runs.
 * @throws Problem `definitions-wrong`, `database-away` or `schema-newer`
 */
export async function openLog(
  config: Config,
  actor: Actor,
  { onChange, onWait }: { onChange?: () => void; onWait?: () => void } = {},
): Promise<Opened> {
  const catalogue = openCatalogue(path.resolve(config.indicators), onChange ? { onChange } : {});
  const source: Source = {
    current: () => catalogue.current(),
    problems: () => catalogue.problems().map((fault) => faultsAsText([fault])),
    reload: () => catalogue.reload(),
  };
  try {
    const embedded = config.databaseUrl ? null : await startEmbedded(config.dataDir);
    try {
      const connection = config.databaseUrl ?? { ...embedded?.options };
      const store = await openStore({
        connection,
        poolSize: config.poolSize,
        migrations: path.join(root(), 'drizzle'),
        beforeMigrating: () => backUpFirst(config, connection),
        // Whoever answers meanwhile can wait for as long as it takes; a command gives up.
        ...(onWait && { patience: Infinity }),
        onWait: () => {
          console.error(`The database does not answer yet; waiting for it${onWait ? '' : ', up to a minute'}.`);
          onWait?.();
        },
      });
      const ctx: Ctx = { actor, store, definitions: openInUse(source), readings: readingCache(), ...realTime };
      const close = async () => {
        catalogue.close();
        await store.close();
        await embedded?.stop();
      };
      return { ctx, close };
    } catch (error) {
      await embedded?.stop();
      throw error;
    }
  } catch (error) {
    catalogue.close();
    throw error;
  }
}

/** Opens the log for one command, does the work with definitions up to date, and closes it again. */
export async function withLog<T>(config: Config, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { ctx, close } = await openLog(config, COMMAND_LINE);
  try {
    await syncDefinitions({ ctx });
    return await work(ctx);
  } finally {
    await close();
  }
}
