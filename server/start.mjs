// `npm start`: gets everything ready, then becomes the server. In one process, so that signals reach it directly.
import { Failed, prepare } from './prepare.mjs';

try {
  await prepare();
} catch (error) {
  console.error(error instanceof Failed ? error.message : error);
  process.exit(1);
}
process.setSourceMapsEnabled(true);
await import('../dist/server/main.js');
