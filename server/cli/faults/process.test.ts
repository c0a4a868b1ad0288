import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer, type BuiltServer, type RunningServer } from '../../testing/built-server.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'signposts-faults-'));
const env = { SIGNPOSTS_DATA_DIR: path.join(folder, 'data') };
let built: BuiltServer;
const started: RunningServer[] = [];
const start = (more: Record<string, string> = {}) => {
  const server = built.start({ ...env, ...more });
  started.push(server);
  return server;
};

beforeAll(async () => {
  built = await buildServer();
}, 120_000);
afterAll(async () => {
  for (const server of started) await server.end('SIGTERM');
  built?.remove();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Logs one entry; gives its id when it was acknowledged. */
async function write(address: string, key: string = randomUUID()): Promise<string | null> {
  const answer = await fetch(`${address}/api/events`, {
    method: 'POST',
    signal: AbortSignal.timeout(10_000),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({
      ...{ when: { from: '2024-03-10' }, kind: 'bomb', by: [{ actor: 'ttp' }], place: { words: ['pakistan'] } },
      ...{ summary: `Entry ${key}`, sources: [{ publisher: 'The Paper' }] },
    }),
  });
  return answer.status === 201 ? ((await answer.json()) as { id: string }).id : null;
}
const isThere = async (address: string, id: string) => (await fetch(`${address}/api/events/${id}`)).status === 200;
const missing = async (address: string, ids: readonly string[]) => {
  const found = await Promise.all(ids.map((id) => isThere(address, id)));
  return ids.filter((_, n) => !found[n]);
};

describe('a server process', { timeout: 120_000 }, () => {
  it('killed in the middle of writes has kept every entry it acknowledged, on the embedded database', async () => {
    const kept: string[] = [];
    let server = start();
    let address = await server.ready();
    for (let kill = 0; kill < 3; kill++) {
      let going = true;
      const writers = Array.from({ length: 6 }, async () => {
        while (going) {
          const id = await write(address).catch(() => null);
          if (id) kept.push(id);
          else await sleep(5);
        }
      });
      await sleep(600);
      await server.end('SIGKILL');
      going = false;
      await Promise.all(writers);
      server = start();
      address = await server.ready();
      expect(await missing(address, kept)).toEqual([]);
    }
    expect(kept.length).toBeGreaterThan(20);
    expect(await server.end('SIGTERM')).toBe(0);
  });

  it('shares its folder with a second one: neither loses an entry, and either goes on alone', async () => {
    const [first, second] = [start(), start()];
    const [one, two] = [await first.ready(), await second.ready()];
    const ids = await Promise.all(Array.from({ length: 60 }, (_, n) => write(n % 2 ? one : two)));
    expect(ids.filter((id) => id === null)).toEqual([]);
    expect(await missing(one, ids as string[])).toEqual([]);
    expect(await missing(two, ids as string[])).toEqual([]);
    expect(await first.end('SIGTERM')).toBe(0);
    expect(await write(two)).not.toBeNull();
    expect(await second.end('SIGTERM')).toBe(0);
  });

  it('asked to stop under load drops no request that it took, and ends with 0 within ten seconds', async () => {
    const server = start();
    const address = await server.ready();
    const kept: string[] = [];
    const odd: unknown[] = [];
    let going = true;
    const writers = Array.from({ length: 8 }, async () => {
      while (going) {
        try {
          const id = await write(address);
          if (id) kept.push(id);
          else going = false;
        } catch (error) {
          // Not taken any more: the port is closed. An answer that breaks off would be another matter.
          const { code } = (error as { cause?: { code?: string } }).cause ?? {};
          if (code !== 'ECONNREFUSED') odd.push(code ?? error);
          going = false;
        }
      }
    });
    await expect.poll(() => kept.length, { timeout: 20_000 }).toBeGreaterThan(40);
    const begun = performance.now();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(performance.now() - begun).toBeLessThan(10_000);
    await Promise.all(writers);
    expect(odd).toEqual([]);
    const again = start();
    expect(await missing(await again.ready(), kept)).toEqual([]);
    expect(await again.end('SIGTERM')).toBe(0);
  });

  it('serves others while slow and stuck clients hold on, and cuts those that never finish asking', async () => {
    const server = start();
    const address = await server.ready();
    const { port } = new URL(address);
    // The first of everything is slower, whoever asks.
    for (let n = 0; n < 5; n++) await write(address);
    await (await fetch(`${address}/openapi.json`)).text();
    const sockets: Socket[] = [];
    let cut = 0;
    const stuck = (text: string) => {
      const socket = createConnection(Number(port), '127.0.0.1', () => socket.write(text));
      socket.on('error', () => undefined).once('close', () => (cut += 1));
      sockets.push(socket);
      return socket;
    };
    const host = `Host: 127.0.0.1:${port}\r\n`;
    for (let n = 0; n < 100; n++) stuck(`GET /api/events HTTP/1.1\r\n${host}X-Slow: `).resume();
    // Takes no byte of its answer.
    for (let n = 0; n < 20; n++) stuck(`GET /openapi.json HTTP/1.1\r\n${host}\r\n`.repeat(10)).pause();
    // Begins a body and never ends it.
    for (let n = 0; n < 20; n++)
      stuck(
        `POST /api/events HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{"when":`,
      ).resume();
    let worst = 0;
    for (const end = performance.now() + 14_000; performance.now() < end; await sleep(250)) {
      const begun = performance.now();
      expect(await write(address)).not.toBeNull();
      worst = Math.max(worst, performance.now() - begun);
    }
    // Whoever had to wait for the stuck clients would wait until they are cut; a busy machine alone takes a second at times.
    expect(worst).toBeLessThan(5_000);
    expect(cut).toBeGreaterThanOrEqual(100);
    for (const socket of sockets) socket.destroy();
    expect(await server.end('SIGTERM')).toBe(0);
  });

  it('whose definitions are broken says which file and what to do, and one that runs goes on with the last good ones', async () => {
    const indicators = path.join(folder, 'indicators');
    cpSync(path.resolve(import.meta.dirname, '../../../indicators'), indicators, { recursive: true });
    const file = path.join(indicators, 'pakistan-ttp-2023', 'forecast.yaml');
    const good = readFileSync(file, 'utf8');
    const server = start({ SIGNPOSTS_INDICATORS: indicators });
    const address = await server.ready();
    writeFileSync(file, `${good}\n  broken: [`);
    await expect.poll(async () => (await fetch(`${address}/readyz`)).status, { timeout: 10_000 }).toBe(503);
    expect(await write(address)).not.toBeNull();
    expect(await server.end('SIGTERM')).toBe(0);
    const refused = start({ SIGNPOSTS_INDICATORS: indicators });
    await expect(refused.ready()).rejects.toThrow('forecast.yaml');
    expect(refused.child.exitCode).toBe(1);
    writeFileSync(file, good);
  });
});
