import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded, type Address } from '../store/embedded/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this test run; undefined when it did not start, with the reason beside it. */
    server: Address | undefined;
    serverTrouble: string;
  }
}

/**
 * One PostgreSQL for the whole run: the server named by SIGNPOSTS_TEST_DATABASE_URL, else an embedded one in a
 * temporary folder. Pure tests run even where neither works.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const url = process.env['SIGNPOSTS_TEST_DATABASE_URL'];
  project.provide('serverTrouble', '');
  if (url) {
    project.provide('server', addressOf(new URL(url)));
    return undefined;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'signposts-test-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    // A test database may be lost with the machine; waiting for the disk only makes the tests slow.
    const embedded = await startEmbedded(path.join(folder, 'data'), { settings: { fsync: 'off' } });
    project.provide('server', embedded.options);
    return async () => {
      await embedded.stop();
      remove();
    };
  } catch (error) {
    remove();
    project.provide('server', undefined);
    project.provide('serverTrouble', error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function addressOf(url: URL): Address {
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
  };
}
