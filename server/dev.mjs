// `npm run dev`: builds the server at every change and starts it again; the pages come from Vite and reload themselves.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { Failed, prepare } from './prepare.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const PROXIED = ['/api', '/healthz', '/readyz', '/openapi.json'];

try {
  await prepare({ build: false });
} catch (error) {
  console.error(error instanceof Failed ? error.message : error);
  process.exit(1);
}
const vite = await import('vite');

const api = `http://127.0.0.1:${process.env['PORT'] || 8600}`;
const pages = await vite.createServer({
  configFile: path.join(ROOT, 'web/vite.config.ts'),
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(PROXIED.map((prefix) => [prefix, { target: api, changeOrigin: true }])),
  },
});
await pages.listen();
const open = pages.resolvedUrls?.local[0] ?? '';

let server;
let stopping = false;

const watcher = await vite.build({
  configFile: path.join(ROOT, 'server/vite.config.ts'),
  logLevel: 'error',
  build: { watch: {} },
});
watcher.on('event', async (event) => {
  if (event.code === 'ERROR') console.error(event.error.message);
  if (event.code !== 'END' || stopping) return;
  await endServer();
  server = spawn(process.execPath, ['--enable-source-maps', path.join(ROOT, 'dist/server/main.js')], {
    cwd: ROOT,
    stdio: 'inherit',
    // Browsers see the address of the pages, so changes must be taken from there.
    env: { PUBLIC_ORIGIN: open.replace(/\/$/, ''), ...process.env },
  });
  console.log(`Open ${open}`);
});

function endServer() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', resolve);
    server.kill('SIGTERM');
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    stopping = true;
    await Promise.all([endServer(), watcher.close(), pages.close()]);
    process.exit(0);
  });
}
