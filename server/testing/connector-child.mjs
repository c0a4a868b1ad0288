// A process of its own that asks publishers, for tests that kill it: node connector-child.mjs <connection as JSON> <address>
// It prints one line once it works, and goes on until it is killed.
import path from 'node:path';
import { runSource } from './run-source.mjs';

const file = path.join(import.meta.dirname, 'connector-child.ts');
const module = await runSource(file);
await module.workOnConnectors(JSON.parse(process.argv[2]), process.argv[3]);
process.stdout.write('working\n');
setInterval(() => undefined, 60_000);
