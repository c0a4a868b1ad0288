import type { Config } from '../config.ts';
import type { Connection } from '../store/connect.ts';
import { startEmbedded } from '../store/embedded/embedded.ts';

/** Reaches the database alone, without definitions and without touching its tables; starts the embedded one if need be. */
export async function withDatabase<T>(config: Config, work: (connection: Connection) => Promise<T>): Promise<T> {
  if (config.databaseUrl) return work(config.databaseUrl);
  const embedded = await startEmbedded(config.dataDir);
  try {
    return await work({ ...embedded.options });
  } finally {
    await embedded.stop();
  }
}
