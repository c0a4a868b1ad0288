import { afterAll, describe, expect, it } from 'vitest';
import type { EventPage } from '../../server/domain/wire.ts';
import { ownFolder, start, type Running } from './product.ts';

describe('a server that is killed', () => {
  const own = ownFolder();
  const env = { SIGNPOSTS_DATA_DIR: own.folder, SIGNPOSTS_DATA: 'none' };
  const acknowledged: string[] = [];
  let server: Running | undefined;
  afterAll(async () => {
    await server?.stop();
    own.remove();
  });

  async function log(address: string, n: number): Promise<void> {
    const event = { when: { from: '2024-05-01' }, kind: 'bomb', summary: `Made-up event ${n}` };
    const answer = await fetch(`${address}/api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `crash-${n}` },
      body: JSON.stringify(event),
    });
    if (answer.status === 201) acknowledged.push(((await answer.json()) as { id: string }).id);
  }

  it('loses no event that it acknowledged, and starts again', async () => {
    server = await start(env);
    const { address } = server;
    const writers = Array.from({ length: 40 }, (_, n) => log(address, n).catch(() => undefined));
    await Promise.all(writers.slice(0, 15));
    await server.stop('SIGKILL');
    await Promise.all(writers);
    expect(acknowledged.length).toBeGreaterThanOrEqual(15);

    server = await start(env);
    const page = (await (await fetch(`${server.address}/api/events?limit=100`)).json()) as EventPage;
    const kept = page.events.map((event) => event.id);
    expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([]);
    expect(new Set(page.events.map((event) => event.summary)).size).toBe(page.events.length);
  });

  it('answers the same to a request that is sent again with its key', async () => {
    const { address } = server ?? (await start(env));
    const before = ((await (await fetch(`${address}/api/events`)).json()) as EventPage).total;
    await log(address, 0);
    expect(((await (await fetch(`${address}/api/events`)).json()) as EventPage).total).toBe(before);
  });

  it('ends with 0 when it is asked to stop', async () => {
    expect(await server?.stop('SIGTERM')).toBe(0);
    server = undefined;
  });
});
