import type { Plugin } from 'vite';

const BROKEN = /function nextWrite\(fn\) \{\s*const x = socket\.write\(chunk, fn\)/;

/**
 * Build plugin: mends postgres.js 3.4.9, whose queued write throws from a timer when the database died in between
 * (porsager/postgres#1066, fix proposed in #1209). Without it a killed database ends this process.
 * Throws when the spot is not found, so that an update of the driver cannot lose the guard silently.
 */
export function postgresGuard(): Plugin {
  return {
    name: 'postgres-guard',
    transform(code, id) {
      if (!/[\\/]postgres[\\/]src[\\/]connection\.js/.test(id)) return null;
      if (!BROKEN.test(code)) throw new Error('postgres-guard: nextWrite looks different; see docs/decisions/003');
      // The lines added are few and ours; a map of the rest would cost a dependency.
      const mended = code.replace(
        BROKEN,
        `function nextWrite(fn) {
    if (socket === null) {
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      nextWriteTimer = chunk = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    const x = socket.write(chunk, fn)`,
      );
      return { code: mended, map: null };
    },
  };
}
