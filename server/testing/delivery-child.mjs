// A process of its own that sends, for tests that kill it: node delivery-child.mjs <connection as JSON>
// It prints one line once it works, and goes on until it is killed.
import path from 'node:path';
import { runSource } from './run-source.mjs';

const file = path.join(import.meta.dirname, 'delivery-child.ts');
const module = await runSource(file);
await module.workOnDeliveries(JSON.parse(process.argv[2]));
process.stdout.write('working\n');
setInterval(() => undefined, 60_000);
