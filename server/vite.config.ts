import { defineConfig } from 'vitest/config';
import { postgresGuard } from './store/postgres-guard.ts';

/** Builds the server to dist/server (readable, with source maps), and is the set-up of the unit and integration tests. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite/server',
  plugins: [postgresGuard()],
  // The driver is bundled so that the guard reaches it; everything else stays an ordinary package.
  ssr: { noExternal: ['postgres'] },
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
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
