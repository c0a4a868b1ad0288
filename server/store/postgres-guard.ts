import type { Plugin } from 'vite';

/** What stands in the driver's connection, and what takes its place; see docs/decisions/003. */
const MENDED: readonly (readonly [stands: string, mended: string])[] = [
  // A queued write throws from a timer when the database died in between (porsager/postgres#1066, fix proposed in
  // #1209): a killed database would end this process.
  [
    `function nextWrite(fn) {
    const x = socket.write(chunk, fn)`,
    `function nextWrite(fn) {
    if (socket === null) {
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      nextWriteTimer = chunk = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    const x = socket.write(chunk, fn)`,
  ],
  // A transaction that begins on a connection with no room left, while all connections are busy, never learns which one
  // it is on: it fails, stays open on the server, and the next one there fails too (`busy-pool.test.ts`).
  // And no query may follow a COPY before it has ended: the server would take it for rows (`copy-rows.test.ts`).
  [
    `return write(toBuffer(q))
        && !q.describeFirst
        && !q.cursorFn
        && sent.length < max_pipeline
        && (!q.options.onexecute || q.options.onexecute(connection))`,
    `const room = write(toBuffer(q)) && !q.describeFirst && !q.cursorFn && !q.streaming && sent.length < max_pipeline
      if (!q.options.onexecute) return room
      q.options.onexecute(connection)
      return false`,
  ],
  // The driver asks for the types of lists behind the back of whoever asked first. When the database dies meanwhile, that
  // question fails where nobody listens, and would end this process (`lost-while-connecting.test.ts`). Without its answer
  // lists would be read as texts: whatever else it fails with, this connection is not used.
  [
    `return fetchArrayTypes()`,
    `return fetchArrayTypes().catch((failed) => {
          if (!failed.severity) return
          error(failed)
          terminate()
        })`,
  ],
  // Whoever waits for the end of a COPY that the server refuses would wait for ever.
  [
    `stream && (stream.destroy(err), stream = null)
    query && queryError(query, err)`,
    `stream && (stream.destroy(err), stream = null)
    final && (final(err), final = null)
    query && queryError(query, err)`,
  ],
  // A COPY whose connection died would throw where nobody listens, and end this process.
  [
    `stream = new Stream.Writable({
      autoDestroy: true,
      write(chunk, encoding, callback) {
        socket.write(b().d().raw(chunk).end(), callback)
      },
      destroy(error, callback) {
        callback(error)
        socket.write(b().f().str(error + b.N).end())
        stream = null
      },
      final(callback) {
        socket.write(b().c().end())`,
    `stream = new Stream.Writable({
      autoDestroy: true,
      write(chunk, encoding, callback) {
        if (socket === null) return callback(Errors.connection('CONNECTION_CLOSED', options))
        socket.write(b().d().raw(chunk).end(), callback)
      },
      destroy(error, callback) {
        callback(error)
        error && socket !== null && socket.write(b().f().str(error + b.N).end())
        stream = null
      },
      final(callback) {
        if (socket === null) return callback(Errors.connection('CONNECTION_CLOSED', options))
        socket.write(b().c().end())`,
  ],
];

/**
 * Build plugin: mends faults of postgres.js 3.4.9. Throws when a spot is not found, so that an update of the driver
 * cannot lose a mend silently.
 */
export function postgresGuard(): Plugin {
  return {
    name: 'postgres-guard',
    transform(code, id) {
      if (!/[\\/]postgres[\\/]src[\\/]connection\.js/.test(id)) return null;
      let mended = code;
      for (const [stands, instead] of MENDED) {
        if (mended.split(stands).length !== 2)
          throw new Error(`postgres-guard: "${stands.split('\n', 1)[0]}" looks different; see docs/decisions/003`);
        mended = mended.replace(stands, () => instead);
      }
      // The lines added are few and ours; a map of the rest would cost a dependency.
      return { code: mended, map: null };
    },
  };
}
