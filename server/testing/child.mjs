// A process of its own that uses an embedded PostgreSQL, for tests that kill it: node child.mjs <data folder> [no-namespace]
// It prints one line of JSON once it is in, and leaves in order when its standard input ends.
import path from 'node:path';
import { runSource } from './run-source.mjs';

const [dataDir, choice] = process.argv.slice(2);
const file = path.join(import.meta.dirname, '../store/embedded/embedded.ts');
const module = await runSource(file);
const say = (line) => process.stderr.write(`${line}\n`);
const embedded = await module.startEmbedded(dataDir, { say, namespace: choice !== 'no-namespace' });
process.stdout.write(`${JSON.stringify({ owner: embedded.owner, options: embedded.options })}\n`);
process.stdin.resume().once('end', async () => {
  await embedded.stop();
  process.exit(0);
});
