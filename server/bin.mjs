#!/usr/bin/env node
// The command `signposts`. Getting ready is told on the error output, so that what a command prints can be piped.
import { Failed, prepare } from './prepare.mjs';

try {
  await prepare({ say: (line) => console.error(line) });
} catch (error) {
  console.error(error instanceof Failed ? error.message : error);
  process.exit(1);
}
process.setSourceMapsEnabled(true);
await import('../dist/server/cli.js');
