import { defineConfig } from 'vitest/config';
import { postgresGuard } from './store/postgres-guard.ts';
import { threads } from './threads.mjs';

/** Builds the server to dist/server (readable, with source maps), and is the set-up of the unit and integration tests. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite/server',
  plugins: [postgresGuard(), threads()],
  // The driver is bundled so that the guard reaches it, and what packs papers with the little of it that is used;
  // everything else stays an ordinary package.
  ssr: { noExternal: ['postgres', 'docx', 'pdf-lib', /^@pdf-lib\//, 'pako', 'tslib'] },
  build: {
    ssr: true,
    outDir: '../dist/server',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    target: 'node20',
    rolldownOptions: { input: { main: 'main.ts', cli: 'cli.ts' } },
  },
  test: {
    include: ['**/*.test.ts'],
    globalSetup: 'testing/global-setup.ts',
    server: { deps: { inline: ['postgres'] } },
    // Half the time of a run was reading the same modules anew for each file; tests keep no state in modules.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
