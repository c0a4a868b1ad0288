import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { pages } from './static.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'signposts-pages-'));
const SCRIPT = 'export const made = "up";';
mkdirSync(path.join(folder, 'assets'));
mkdirSync(path.join(folder, '.vite'));
writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Signposts</title>');
writeFileSync(path.join(folder, 'assets', 'a-1.js'), SCRIPT);
writeFileSync(path.join(folder, 'assets', 'a-1.js.br'), brotliCompressSync(SCRIPT));
writeFileSync(path.join(folder, '.vite', 'manifest.json'), '{}');
afterAll(() => rmSync(folder, { recursive: true }));
const app = pages(folder);

describe('the files of the pages', () => {
  it('are given packed, as they were when they were built, to whoever takes them so', async () => {
    const answer = await app.request('/assets/a-1.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe(SCRIPT);
  });

  it('are given as they are to everybody else, and kept for ever either way', async () => {
    const plain = await app.request('/assets/a-1.js');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(SCRIPT);
    expect(plain.headers.get('cache-control')).toContain('immutable');
  });

  it('leave out what the build keeps for itself', async () => {
    expect((await app.request('/.vite/manifest.json')).status).toBe(404);
  });
});
