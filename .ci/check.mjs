// `npm run check`: types, lint and imports only; no tests.
import { prepare } from '../server/prepare.mjs';

await prepare({ build: false });
const { IMPORTS, LINT, runSteps, TYPES } = await import('./steps.mjs');
const { failed } = await runSteps([LINT, ...TYPES, IMPORTS], { atOnce: 2 });
process.exitCode = failed > 0 ? 1 : 0;
