// Finds a browser for the journeys: the one named, else the machine's, else the one inside an npm package.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Ours, not the package's own list: with that the browser closes at once under playwright-core. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a browser of this machine, or undefined. */
export function installedBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(isProgram);
}

/** Path of a browser; unpacks the one in @sparticuz/chromium (Linux on x64) when the machine has none. */
export async function browserPath() {
  const installed = installedBrowser();
  if (installed) return installed;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser found. Install Chromium or Chrome, or set CHROMIUM_PATH.');
  }
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// As a program it tells whether the machine has a browser: exit code 0 or 1.
if (process.argv[1] === import.meta.filename) process.exitCode = installedBrowser() ? 0 : 1;
