// A process of its own that checks and imports what waits, for tests that kill it: node import-child.mjs <connection as JSON>
// It prints one line once it works, and goes on until it is killed.
import path from 'node:path';
import { runSource } from './run-source.mjs';

const file = path.join(import.meta.dirname, 'import-child.ts');
const module = await runSource(file);
await module.workOnImports(JSON.parse(process.argv[2]));
process.stdout.write('working\n');
setInterval(() => undefined, 60_000);
