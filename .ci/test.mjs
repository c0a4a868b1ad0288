// `npm test`: everything. `npm test -- --quick` leaves out the browser. The last line counts what passed and failed.
import { existsSync } from 'node:fs';
import { Failed, prepare } from '../server/prepare.mjs';

const quick = process.argv.includes('--quick');
let ready = true;
try {
  await prepare();
} catch (error) {
  ready = false;
  console.log(error instanceof Failed ? error.message : error);
}
if (!existsSync(new URL('../node_modules/vitest', import.meta.url))) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const { BUDGETS, FORMAT, IMPORTS, LINT, nodeTest, runSteps, TYPES, vitest } = await import('./steps.mjs');
// Checks only read, so they run side by side; tests start databases and browsers and have the machine to themselves.
const checks = [
  LINT,
  ...TYPES,
  FORMAT,
  IMPORTS,
  nodeTest('tests of the checks', '.ci/imports.test.mjs', '.ci/budgets.test.mjs'),
];
if (ready) checks.push(BUDGETS);
const tests = [
  vitest('tests of the server', 'server/vite.config.ts'),
  vitest('tests of the pages', 'web/vite.config.ts'),
];
// A journey walks through what was built.
if (!quick && ready && existsSync(new URL('../web/journeys', import.meta.url))) {
  tests.push(vitest('journeys in a browser', 'web/journeys/vite.config.ts'));
}

const results = [await runSteps(checks, { atOnce: 2 }), await runSteps(tests)];
const sum = (key) => results.reduce((all, each) => all + each[key], 0);
const passed = sum('passed') + (ready ? 1 : 0);
const failed = sum('failed') + (ready ? 0 : 1);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
