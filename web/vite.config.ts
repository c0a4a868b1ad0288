import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Where the server listens while developing; `npm run dev` starts both. */
const server = process.env['SIGNPOSTS_SERVER'] ?? 'http://127.0.0.1:8600';

/** Tells the service worker which files the pages are made of; so it changes with every build that changes one. */
function workerFiles(): Plugin {
  let folder = '';
  return {
    name: 'signposts-worker-files',
    apply: 'build',
    configResolved: ({ root, build }) => void (folder = path.resolve(root, build.outDir)),
    closeBundle() {
      // A build that failed says so itself.
      if (!existsSync(path.join(folder, 'index.html'))) return;
      const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
      const file = path.join(folder, 'sw.js');
      const version = createHash('sha256')
        .update([page, ...needed].join('\n'))
        .digest('hex')
        .slice(0, 12);
      const filled = readFileSync(file, 'utf8')
        .replace("const VERSION = 'development';", `const VERSION = '${version}';`)
        .replace('const FILES = [];', `const FILES = ${JSON.stringify(needed)};`);
      writeFileSync(file, filled);
    },
    generateBundle: (_options, bundle) => {
      // Of the fonts only the Latin ones: the others are kept when a page has asked for them.
      needed = Object.keys(bundle)
        .filter((name) => /\.(js|css)$|-latin-[^/]*\.woff2$/.test(name))
        .sort()
        .map((name) => `/${name}`);
    },
  };
}
let needed: string[] = [];

/** Pages take values and types of the domain, never what reads its shapes: that alone weighs as much as a page. */
function lightPages(): Plugin {
  return {
    name: 'signposts-light-pages',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.moduleIds.some((id) => id.includes('/node_modules/zod/')))
          this.error(
            `${file.fileName} holds zod: import the value from a file of the domain that does not (event-values.ts)`,
          );
    },
  };
}

/** Page, scripts and styles packed once, when they are built, as small as they get; the server hands the packed file on. */
function packed(): Plugin {
  const pack = promisify(brotliCompress);
  return {
    name: 'signposts-packed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css|html)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const file = path.join(dir, name);
          writeFileSync(`${file}.br`, await pack(readFileSync(file)));
        }),
      );
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte(), workerFiles(), lightPages(), packed()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Which file needs which: the check of the sizes reads it (.ci/budgets.mjs).
    manifest: true,
    // What the first picture needs comes as one file: it packs smaller than the same in twenty.
    // Each file costs a request: what pages share in small pieces, and what every page fetches after its first picture, come as one.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'shell', tags: ['$initial'], priority: 3 },
            {
              name: 'after',
              test: /web\/src\/(device\/(Offline|start|worker)|parts\/shell\/NewEvents|live-stream)/,
              priority: 2,
            },
            {
              name: 'pieces',
              test: /web\/src\/(ui\/Seg|person-names|parts\/(By|shell\/Crumbs|EventTable|KindGlyph|verdict\/(Interval|BeforeAfter|Expected))|charts\/(Spark|picture|IntervalPlot|IntervalAxis))|svelte\/src\/index-client|drawing\/frame/,
              priority: 1,
            },
          ],
        },
      },
    },
    // Fonts stay files: a data: address would break the content security policy and every cache.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': server } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
