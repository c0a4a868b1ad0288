import net from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { testLog } from '../testing/request.ts';
import { client } from './connect.ts';

const { connection } = await testLog();

/** A line to the database that is cut when somebody asks for the types of lists, and is not there any more then. */
async function line(cuts: boolean): Promise<{ port: number; asked(): number; close(): void }> {
  let asked = 0;
  const server = net.createServer((near) => {
    const far = net.connect(connection.path ?? '');
    const end = () => (near.destroy(), far.destroy());
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    far.on('data', (data) => near.write(data));
    near.on('data', (data) => {
      if (!data.includes('pg_catalog.pg_type')) return far.write(data);
      asked += 1;
      if (!cuts) return far.write(data);
      server.close();
      return end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    asked: () => asked,
    close: () => server.close(),
  };
}

it('a database that dies while a connection asks for its types refuses the query, and ends no process', async () => {
  const failures: unknown[] = [];
  const note = (failure: unknown) => failures.push(failure);
  process.on('unhandledRejection', note);
  afterAll(() => process.off('unhandledRejection', note));
  const { user, database } = connection;
  for (const [cuts, outcome] of [
    [false, 'answered'],
    [true, 'refused'],
  ] as const) {
    const to = await line(cuts);
    const sql = client({ host: '127.0.0.1', port: to.port, user, database }, 1, {}, { connect_timeout: 1 });
    const said = await sql`select ${['a', 'b']}::text[] as list`.then(
      ([row]) => (expect(row).toEqual({ list: ['a', 'b'] }), 'answered'),
      () => 'refused',
    );
    expect([said, to.asked()]).toEqual([outcome, 1]);
    await sql.end({ timeout: 0 });
    to.close();
  }
  // Refusals that nobody hears are told a turn later.
  await new Promise((turn) => setTimeout(turn, 50));
  expect(failures).toEqual([]);
});
