import type { Plugin } from 'vite';

const BROKEN = /function nextWrite\(fn\) \{\s*const x = socket\.write\(chunk, fn\)/;

const FORGETS = `return write(toBuffer(q))
        && !q.describeFirst
        && !q.cursorFn
        && sent.length < max_pipeline
        && (!q.options.onexecute || q.options.onexecute(connection))`;

const REMEMBERS = `const room = write(toBuffer(q)) && !q.describeFirst && !q.cursorFn && sent.length < max_pipeline
      if (!q.options.onexecute) return room
      q.options.onexecute(connection)
      return false`;

/**
 * Build plugin: mends two faults of postgres.js 3.4.9. Throws when a spot is not found, so that an update of the driver
 * cannot lose the guard silently.
 *
 * A queued write throws from a timer when the database died in between (porsager/postgres#1066, fix proposed in #1209):
 * a killed database would end this process.
 *
 * A transaction that begins on a connection with no room left, while all connections are busy, never learns which one it
 * is on: it fails, stays open on the server, and the next one on that connection fails too (`busy-pool.test.ts`).
 */
export function postgresGuard(): Plugin {
  return {
    name: 'postgres-guard',
    transform(code, id) {
      if (!/[\\/]postgres[\\/]src[\\/]connection\.js/.test(id)) return null;
      if (!BROKEN.test(code) || !code.includes(FORGETS))
        throw new Error('postgres-guard: nextWrite or execute looks different; see docs/decisions/003');
      // The lines added are few and ours; a map of the rest would cost a dependency.
      const mended = code.replace(FORGETS, REMEMBERS).replace(
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
