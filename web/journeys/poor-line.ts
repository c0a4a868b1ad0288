import { spawn } from 'node:child_process';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserArgs, browserPath } from '../../.ci/browser.mjs';

/** How the line behaves: as it should, not at all, or changes reach the server and its answer gets lost. */
export type Line = 'open' | 'cut' | 'answers-lost';

/** A line between browser and server that can fail. Its own address stays when the server is started again. */
export interface PoorLine {
  address: string;
  set(line: Line): void;
  /** Where the server is now. */
  lead(to: string): void;
  close(): Promise<void>;
}

/** Opens such a line to a server. */
export async function poorLine(to: string): Promise<PoorLine> {
  let line: Line = 'open';
  let server = new URL(to);
  const proxy = http.createServer((request, response) => {
    if (line === 'cut') return void request.socket.destroy();
    const { method, url, headers } = request;
    const lost = line === 'answers-lost' && method !== 'GET';
    const onward = http.request({ host: server.hostname, port: server.port, method, path: url, headers }, (answer) => {
      if (lost) {
        answer.resume();
        return void answer.once('end', () => request.socket.destroy());
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => request.socket.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    set: (next) => {
      line = next;
      if (next === 'cut') proxy.closeAllConnections();
    },
    lead: (next) => {
      server = new URL(next);
    },
    close: () => {
      proxy.closeAllConnections();
      return new Promise((resolve) => proxy.close(() => resolve()));
    },
  };
}

/** A browser that keeps what pages store in a folder, and that can be killed as a crash would. */
export interface LastingBrowser {
  browser: Browser;
  page: Page;
  kill(): Promise<void>;
}

/** Starts a browser on the folder, as somebody does who comes back to the desk. */
export async function lastingBrowser(folder: string): Promise<LastingBrowser> {
  const args = [...browserArgs, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
  const child = spawn(await browserPath(), [...args, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`The browser ended with ${code}:\n${said}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const context = browser.contexts()[0];
  if (!context) throw new Error('The browser has no context');
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  return {
    browser,
    page,
    kill: async () => {
      // The whole group at once: nothing of it gets to write anything more.
      if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}
