import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Where the server listens while developing; `npm run dev` starts both. */
const server = process.env['SIGNPOSTS_SERVER'] ?? 'http://127.0.0.1:8600';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts stay files: a data: address would break the content security policy and every cache.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': server } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
