// A process of its own that brings tables up to date, for tests that kill it: node migrate-child.mjs <connection as JSON> <folder>
import path from 'node:path';
import { runSource } from './run-source.mjs';

const file = path.join(import.meta.dirname, '../store/migrate.ts');
const module = await runSource(file);
await module.migrate(JSON.parse(process.argv[2]), process.argv[3]);
process.stdout.write('done\n');
