import { defineConfig } from 'vitest/config';

/** Journeys drive the built product in a real Chromium, one after the other. */
export default defineConfig({
  root: import.meta.dirname,
  test: { include: ['*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
});
