import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { COMMAND_LINE, openLog } from './open.ts';

export const MIGRATE_HELP = `signposts migrate [--json]
Brings the tables of the database up to date; the server does this by itself at its start.`;

/** Brings the tables up to date. */
export async function migrate(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const { close } = await openLog(config, COMMAND_LINE);
  await close();
  console.log(values.json ? JSON.stringify({ migrated: true }) : 'The tables are up to date.');
  return 0;
}
