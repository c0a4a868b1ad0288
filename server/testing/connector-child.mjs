// A process of its own that asks publishers, for tests that kill it: node connector-child.mjs <connection as JSON> <address>
// It prints one line once it works, and goes on until it is killed.
import path from 'node:path';
import { runnerImport } from 'vite';

const file = path.join(import.meta.dirname, 'connector-child.ts');
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
await module.workOnConnectors(JSON.parse(process.argv[2]), process.argv[3]);
process.stdout.write('working\n');
setInterval(() => undefined, 60_000);
