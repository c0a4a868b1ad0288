// Runs the steps of a check one after the other, says each with its time, and counts.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');
const COLOURS = process.stdout.isTTY && !process.env['CI'] && !process.env['NO_COLOR'];

/** A program that npm installed. */
export function tool(name, entry, ...args) {
  return [path.join(ROOT, 'node_modules', name, entry), ...args];
}

export const TYPES = [
  { name: 'types', run: tool('typescript', 'bin/tsc', '-b') },
  {
    name: 'types of the pages',
    run: tool(
      'svelte-check',
      'bin/svelte-check',
      '--tsconfig',
      'web/tsconfig.json',
      '--output',
      'human',
      '--fail-on-warnings',
    ),
  },
];

export const LINT = {
  name: 'lint',
  run: tool('eslint', 'bin/eslint.js', '-c', '.config/eslint.config.js', 'server', 'web/src'),
};
export const IMPORTS = { name: 'imports', run: ['.ci/imports.mjs'] };
export const BUDGETS = { name: 'sizes of the pages', run: ['.ci/budgets.mjs'] };
export const FORMAT = {
  name: 'format',
  run: tool('prettier', 'bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
};

/** Tests of vitest, counted one by one. */
export function vitest(name, config) {
  return { name, vitest: true, run: tool('vitest', 'vitest.mjs', 'run', '-c', config) };
}

/** Tests of Node's own runner, by file: for a folder it would also run test.mjs, which is no test. */
export function nodeTest(name, ...files) {
  return { name, nodeTest: true, run: ['--test', ...files] };
}

/** Runs all steps, `atOnce` side by side, even after one failed, and answers how many passed and failed. */
export async function runSteps(steps, { atOnce = 1 } = {}) {
  const waiting = [...steps];
  const total = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const start = performance.now();
      const result = await runStep(step);
      total.passed += result.passed;
      total.failed += result.failed;
      tell(step.name, result, performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return total;
}

function tell(name, { passed, failed, output }, ms) {
  const count = passed + failed > 1 ? ` (${passed} passed, ${failed} failed)` : '';
  console.log(`${mark(failed === 0)} ${name}${count}  ${(ms / 1000).toFixed(1)} s`);
  if (failed > 0) console.log(output.trimEnd());
}

async function runStep({ run, ...kind }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'signposts-ci-'));
  const json = path.join(folder, 'tests.json');
  try {
    const extra = kind.vitest ? ['--reporter=default', '--reporter=json', `--outputFile.json=${json}`] : [];
    const { code, output } = await runNode([...run, ...extra]);
    const count = kind.vitest ? countVitest(json) : kind.nodeTest ? countNodeTest(output) : { passed: 0, failed: 0 };
    // What is no test counts as one; so does a runner that failed without a failed test.
    if (code !== 0 && count.failed === 0) count.failed = 1;
    if (code === 0 && count.passed + count.failed === 0) count.passed = 1;
    return { ...count, output };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function countVitest(json) {
  if (!fs.existsSync(json)) return { passed: 0, failed: 0 };
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(fs.readFileSync(json, 'utf8'));
  return { passed, failed };
}

function countNodeTest(output) {
  const count = (word) => Number(new RegExp(`^(?:#|ℹ) ${word} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') };
}

function runNode(args) {
  return new Promise((resolve) => {
    let output = '';
    const env = { ...process.env, ...(COLOURS ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) };
    if (!COLOURS) delete env['FORCE_COLOR'];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => resolve({ code, output }));
  });
}

function mark(good) {
  const sign = good ? '✓' : '✗';
  return COLOURS ? `\u001b[3${good ? 2 : 1}m${sign}\u001b[0m` : sign;
}
