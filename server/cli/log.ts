import type { Config } from '../config.ts';
import type { Log } from '../http/request-log.ts';

const LEVELS = ['info', 'warn', 'error', 'off'] as const;

/** Writes JSON lines to the standard output, from the level set on. */
export function logTo(least: Config['log']): Log {
  return (level, line) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
    process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, ...line })}\n`);
  };
}
