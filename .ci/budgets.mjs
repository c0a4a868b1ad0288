// Holds the built pages to their sizes (brotli): what a first visit carries over a poor line. Run after a build.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { ROOT } from './steps.mjs';

const WEB = path.join(ROOT, 'dist', 'web');
const SHELL = 'index.html';
const CHART = /^src\/charts\/((register|to-chartjs|grammar)\.ts|Chart\.svelte)$/;
/** What the Overview fetches beside its data. */
const BESIDE = /^src\/parts\/overview\/IndicatorTable\.svelte$/;
/** Pages with charts, which are painted by what a chart fetches when it scrolls near. */
const CHARTED = /\/(Indicator|Development|Article)\.svelte$/;
/** Fonts that the shell asks for at once. */
const FONTS = /-latin-[^/]*\.woff2$/;

/** Limits in bytes; a kilobyte is 1,000 bytes. */
const LIMITS = { first: 45_000, chart: 58_000, css: 12_000, html: 8_000, route: 220_000 };

/**
 * Every size that has a limit, from the build's own list of files.
 * @param {Record<string, { file: string, imports?: string[], dynamicImports?: string[], css?: string[] }>} manifest
 * @param {(file: string) => number} sizeOf packed bytes of a built file
 */
export function measure(manifest, sizeOf) {
  const sum = (files) => [...files].reduce((all, file) => all + sizeOf(file), 0);
  const scripts = (keys) => new Set([...keys].map((key) => manifest[key].file).filter((file) => file.endsWith('.js')));
  const styles = (keys) => new Set([...keys].flatMap((key) => manifest[key].css ?? []));
  const shell = reach(manifest, [SHELL]);
  const fonts = Object.values(manifest).flatMap(({ file }) => (FONTS.test(file) ? [file] : []));
  const html = sizeOf('index.html');
  const charts = Object.keys(manifest).filter((key) => CHART.test(key));
  const beside = Object.keys(manifest).filter((key) => BESIDE.test(key));
  const without = (keys) => new Set([...keys].filter((key) => !shell.has(key)));
  const pages = (manifest[SHELL].dynamicImports ?? []).filter((key) => key.startsWith('src/pages/'));
  const route = (keys) => sum(scripts(keys)) + sum(styles(keys)) + sum(fonts) + html;
  return [
    { name: 'scripts before the first picture of the Overview', bytes: sum(scripts(shell)), limit: LIMITS.first },
    { name: 'styles of the shell', bytes: sum(styles(shell)), limit: LIMITS.css },
    { name: 'page itself', bytes: html, limit: LIMITS.html },
    { name: 'charts', bytes: sum(scripts(without(reach(manifest, charts)))), limit: LIMITS.chart },
    {
      name: 'Overview with its charts',
      bytes: route(new Set([...shell, ...reach(manifest, [...charts, ...beside])])),
      limit: LIMITS.route,
    },
    ...pages.map((page) => ({
      name: page.replace(/^src\/pages\/(.*)\.svelte$/, '$1'),
      // Whatever the page may fetch later counts too, such as the map.
      bytes: route(
        new Set([...shell, ...reach(manifest, CHARTED.test(page) ? [page, ...charts] : [page], { later: true })]),
      ),
      limit: LIMITS.route,
    })),
  ];
}

/** Everything that the named files pull in; with `later` also what they import when it is needed. */
function reach(manifest, keys, { later = false } = {}) {
  const found = new Set();
  const visit = (key) => {
    // The shell's own later imports are the other pages.
    if (found.has(key) || !manifest[key]) return;
    found.add(key);
    const { imports = [], dynamicImports = [] } = manifest[key];
    imports.forEach(visit);
    if (later && key !== SHELL) dynamicImports.forEach(visit);
  };
  keys.forEach(visit);
  return found;
}

function packedSize(file) {
  const place = path.join(WEB, file);
  if (file.endsWith('.woff2')) return statSync(place).size;
  return existsSync(`${place}.br`) ? statSync(`${place}.br`).size : brotliCompressSync(readFileSync(place)).length;
}

if (process.argv[1] === import.meta.filename) {
  const sizes = measure(JSON.parse(readFileSync(path.join(WEB, '.vite', 'manifest.json'), 'utf8')), packedSize);
  for (const { name, bytes, limit } of sizes)
    console.log(`${bytes > limit ? '✗' : '✓'} ${String(bytes).padStart(7)} of ${String(limit).padStart(7)}  ${name}`);
  if (sizes.some(({ bytes, limit }) => bytes > limit)) process.exit(1);
}
