import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const NAMED = /new URL\('(\.\/[\w-]+-thread\.ts)', import\.meta\.url\)/g;
const MADE = path.join(import.meta.dirname, '../node_modules/.vite/threads');

/**
 * Build plugin: makes what `new URL('./*-thread.ts', import.meta.url)` names into a file that Node can begin a thread with.
 * A build gets it as a file of its own beside the others; where the source is run as it is, as in tests, it is built when
 * it is asked for first.
 * @returns {import('vite').Plugin}
 */
export function threads() {
  const made = new Map();
  const named = new Set();
  let command = 'build';
  return {
    name: 'threads',
    enforce: 'pre',
    configResolved(config) {
      command = config.command;
    },
    async transform(code, id) {
      const found = [...code.matchAll(NAMED)];
      if (found.length === 0) return null;
      let changed = code;
      for (const [text, name] of found) {
        const file = path.join(path.dirname(id), name);
        if (command === 'build') {
          const reference = this.emitFile({ type: 'chunk', id: file, name: path.basename(file, '.ts') });
          named.add(reference);
          changed = changed.replace(text, `new URL(import.meta.ROLLDOWN_FILE_URL_${reference})`);
        } else {
          if (!made.has(file)) made.set(file, alone(file));
          changed = changed.replace(text, `new URL('${await made.get(file)}')`);
        }
      }
      return { code: changed, map: null };
    },
    // Vite would give an address below the root of a web site.
    resolveFileUrl: ({ referenceId, relativePath }) =>
      named.has(referenceId) ? `new URL(${JSON.stringify(relativePath)}, import.meta.url).href` : null,
  };
}

/** Builds one thread into one file, under a name by its text: two runs at once do not write over each other. */
async function alone(file) {
  const { output } = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    build: {
      ssr: true,
      write: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { input: file, output: { codeSplitting: false } },
    },
  });
  const [{ code }] = output;
  const name = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const to = path.join(MADE, `${path.basename(file, '.ts')}-${name}.mjs`);
  mkdirSync(MADE, { recursive: true });
  const part = `${to}.${process.pid}`;
  writeFileSync(part, code);
  renameSync(part, to);
  return pathToFileURL(to).href;
}
