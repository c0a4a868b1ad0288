import { defineConfig } from 'vitest/config';
import server from '../vite.config.ts';

/** The benchmarks: the tests' own set-up, but never a part of the tests. */
export default defineConfig({
  ...server,
  test: { ...server.test, include: ['bench/*.bench.ts'], fileParallelism: false },
});
