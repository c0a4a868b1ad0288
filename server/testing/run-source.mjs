// Runs a file of the server from its source in a process of its own, with the driver mended as the build and the tests mend it.
import path from 'node:path';
import { runnerImport } from 'vite';

const plain = { configFile: false, logLevel: 'error' };
const guard = path.join(import.meta.dirname, '../store/postgres-guard.ts');

/** The module of a file, by its path. */
export async function runSource(file) {
  const { module: driver } = await runnerImport(guard, plain);
  const { module } = await runnerImport(file, {
    ...plain,
    plugins: [driver.postgresGuard()],
    environments: { inline: { resolve: { noExternal: ['postgres'] } } },
  });
  return module;
}
