// Makes a checkout ready to run: packages installed, sources built. Plain JavaScript without packages, because it runs
// before there are any. Does nothing, quickly, when nothing changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '..');
const LOCK = at('package-lock.json');
const INSTALLED = at('node_modules/.signposts-lock');
const BUILT = at('dist/.built-from');
const BUSY = at('dist/.busy');
const SOURCES = ['server', 'web', '.config/tsconfig.base.json', 'package.json', 'package-lock.json'];
const NO_SOURCE = new Set(['node_modules', 'journeys', 'testing', 'cases']);

/**
 * Installs and builds where needed. `say` gets one line for each thing done.
 * @param {{ say?: (line: string) => void, build?: boolean }} [choices]
 */
export async function prepare({ say = (line) => console.log(line), build = true } = {}) {
  checkNode();
  const idle = () => installed() && (!build || built());
  if (!idle()) {
    await alone(async () => {
      if (!installed()) await install(say);
      if (build && !built()) await buildAll(say);
    }, say);
  }
  linkCommand();
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Signposts needs Node.js 20.19 or newer, and this is ${process.versions.node}. Install the current LTS from nodejs.org and try again.`,
  );
  process.exit(2);
}

function installed() {
  const wanted = hash(fs.readFileSync(LOCK));
  if (textOf(INSTALLED) === wanted) return true;
  // Somebody may have run npm by hand: then npm's own list of what it installed tells.
  if (!sameAsLock()) return false;
  fs.writeFileSync(INSTALLED, wanted);
  return true;
}

function sameAsLock() {
  const there = textOf(at('node_modules/.package-lock.json'));
  if (!there) return false;
  const { packages: found } = JSON.parse(there);
  const { packages: wanted } = JSON.parse(fs.readFileSync(LOCK, 'utf8'));
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === '') return true;
    // Optional packages of other platforms are never there.
    return found[place] ? found[place].version === version : optional === true;
  });
}

async function install(say) {
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
  await step('Installing packages', say, () =>
    npm ? run(process.execPath, [npm, ...args]) : run('npm', args, { shell: process.platform === 'win32' }),
  );
  fs.writeFileSync(INSTALLED, hash(fs.readFileSync(LOCK)));
}

function built() {
  return textOf(BUILT) === sourcesHash();
}

/** Names, sizes and times of all sources: reading them all would take longer than it is worth. */
function sourcesHash() {
  const lines = [];
  const add = (place) => {
    const stat = fs.statSync(at(place), { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) return void lines.push(`${place} ${stat.size} ${stat.mtimeMs}`);
    for (const name of fs.readdirSync(at(place)).sort()) {
      if (!NO_SOURCE.has(name) && !name.endsWith('.test.ts') && !name.startsWith('.')) add(`${place}/${name}`);
    }
  };
  SOURCES.forEach(add);
  return hash(lines.join('\n'));
}

async function buildAll(say) {
  const from = sourcesHash();
  const vite = at('node_modules/vite/bin/vite.js');
  const args = (part) => [vite, 'build', '-c', `${part}/vite.config.ts`, '--logLevel', 'warn'];
  // Started from a test run, Vite would else make pages for development.
  const env = { NODE_ENV: 'production' };
  const build = (part) => run(process.execPath, args(part), { env });
  await step('Building', say, async () => {
    // Waits for both, so that neither still writes when the folder is given free.
    const results = await Promise.allSettled([build('web'), build('server')]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  });
  fs.writeFileSync(BUILT, from);
}

async function step(what, say, work) {
  const start = performance.now();
  say(`${what}…`);
  await work();
  say(`${what} took ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** Runs a program quietly; what it said is shown only when it fails. */
function run(file, args, { env = {}, ...options } = {}) {
  return new Promise((resolve, reject) => {
    let said = '';
    const whole = { ...process.env, NO_COLOR: '1', ...env };
    const child = spawn(file, args, { cwd: ROOT, env: whole, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Failed(`${path.basename(file)} ${args.join(' ')}\n${said.trim()}`)),
    );
  });
}

/** A step that failed, with what its program said. */
export class Failed extends Error {}

/** Two starts at once must not install or build into each other: the second waits for the first. */
async function alone(work, say) {
  fs.mkdirSync(path.dirname(BUSY), { recursive: true });
  for (let told = false; !claim(); told = true) {
    if (!told) say('Waiting for another process that prepares this folder…');
    await sleep(200);
  }
  try {
    await work();
  } finally {
    fs.rmSync(BUSY, { recursive: true, force: true });
  }
}

function claim() {
  try {
    fs.mkdirSync(BUSY);
    fs.writeFileSync(path.join(BUSY, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const pid = Number(textOf(path.join(BUSY, 'pid')) ?? 0);
  const since = fs.statSync(BUSY, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  // Left behind by a process that was killed, at worst before it could write its number.
  if (pid > 0 ? !alive(pid) : Date.now() - since > 5000) fs.rmSync(BUSY, { recursive: true, force: true });
  return false;
}

function alive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** npx looks for commands in node_modules/.bin, where npm puts those of packages but not the project's own. */
function linkCommand() {
  const link = at('node_modules/.bin/signposts');
  if (process.platform === 'win32' || fs.existsSync(link)) return;
  try {
    fs.symlinkSync('../../server/bin.mjs', link);
  } catch {
    // A folder we may not write to: npx then finds the command by package.json, only slower.
  }
}

function hash(content) {
  return createHash('sha256').update(content).digest('hex');
}

function textOf(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

function at(place) {
  return path.join(ROOT, place);
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === import.meta.filename) {
  await prepare().catch((error) => {
    console.error(error instanceof Failed ? error.message : error);
    process.exit(1);
  });
}
