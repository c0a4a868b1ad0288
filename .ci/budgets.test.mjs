import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measure } from './budgets.mjs';

const manifest = {
  'index.html': {
    file: 'a/index.js',
    imports: ['_runtime.js'],
    dynamicImports: ['src/pages/Events.svelte'],
    css: ['a/index.css'],
  },
  '_runtime.js': { file: 'a/runtime.js' },
  'src/pages/Events.svelte': {
    file: 'a/Events.js',
    imports: ['_runtime.js', 'index.html'],
    dynamicImports: ['src/map/Map.svelte'],
  },
  'src/map/Map.svelte': { file: 'a/Map.js', css: ['a/Map.css'] },
  'src/charts/register.ts': { file: 'a/register.js', imports: ['_runtime.js'] },
  'f-latin-wght.woff2': { file: 'a/f-latin-wght.woff2' },
};
const SIZES = {
  'index.html': 1,
  'a/index.js': 10,
  'a/runtime.js': 20,
  'a/index.css': 3,
  'a/Events.js': 100,
  'a/Map.js': 1_000,
  'a/Map.css': 500,
  'a/register.js': 10_000,
  'a/f-latin-wght.woff2': 5,
};
const sizes = Object.fromEntries(measure(manifest, (file) => SIZES[file]).map(({ name, bytes }) => [name, bytes]));

describe('the sizes of the pages', () => {
  it('count what comes before the first picture, and not the pages that are opened later', () => {
    assert.equal(sizes['scripts before the first picture of the Overview'], 30);
    assert.equal(sizes['styles of the shell'], 3);
  });

  it('count the charts without what was there already', () => {
    assert.equal(sizes['charts'], 10_000);
  });

  it('count a page with everything that it may fetch later, styles, fonts and the page itself', () => {
    assert.equal(sizes['Events'], 10 + 20 + 3 + 100 + 1_000 + 500 + 5 + 1);
  });

  it('count the Overview with its charts', () => {
    assert.equal(sizes['Overview with its charts'], 30 + 3 + 10_000 + 5 + 1);
  });
});
