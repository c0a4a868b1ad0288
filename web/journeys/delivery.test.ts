import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { faultsInEveryLook, openBrowser, openPage } from './browser.ts';
import { ownFolder, start, type Running } from './product.ts';

const { folder, remove } = ownFolder();
let server: Running;
let browser: Browser;
let receiver: Server;
const bodies: string[] = [];
let refuses = false;

beforeAll(async () => {
  receiver = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const piece of request) body += String(piece);
      bodies.push(body);
      response.writeHead(refuses ? 410 : bodies.length <= 2 ? 500 : 200).end(bodies.length <= 2 ? 'busy' : 'thank you');
    })();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  server = await start({
    SIGNPOSTS_DATA_DIR: folder,
    SIGNPOSTS_DATA: 'practice',
    SIGNPOSTS_WEBHOOK_PRIVATE: 'allow',
  });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  receiver.close();
  remove();
});

describe('delivery', () => {
  it(
    'is set up on its page, tested against a receiver that fails twice, and every try stands in the log',
    { timeout: 120_000 },
    async () => {
      const { page, faults } = await openPage(browser, server.address);
      await page.goto('/reports/delivery');
      await page.getByText('Nothing is sent by the clock.').waitFor();
      await page.getByRole('button', { name: 'New schedule' }).click();
      const form = page.getByRole('form', { name: 'New schedule' });
      await form.getByLabel('Name', { exact: true }).fill('To the ministry');
      await form.getByRole('radio', { name: /^A webhook/ }).check();
      const { port } = receiver.address() as AddressInfo;
      await form.getByLabel(/^Address of the webhook/).fill(`http://127.0.0.1:${port}/hook/KEY`);
      await form.getByRole('button', { name: 'Make it' }).click();
      const told = page.getByRole('dialog', { name: 'The secret of the webhook' });
      expect(await told.getByText(/^whsec_/).textContent()).toMatch(/^whsec_[\w+/]{43}=$/);
      await told.getByRole('button', { name: 'Close' }).click();
      expect(await page.getByText(/whsec_|hook\/KEY/).count()).toBe(0);

      await page.getByRole('button', { name: 'Send test: To the ministry' }).click();
      for (const tries of ['1 try', '2 tries']) {
        await page.getByText(`Not sent after ${tries} of 6.`).waitFor({ timeout: 30_000 });
        await page.getByRole('button', { name: 'Try now: To the ministry' }).click();
      }
      await page.getByText('Sent after 3 tries.').waitFor({ timeout: 30_000 });
      await page.getByText('3 tries', { exact: true }).click();
      expect(await page.getByText('127.0.0.1 answered 500. It said: busy').count()).toBe(2);
      expect(await page.getByText('127.0.0.1 answered 200. It said: thank you').count()).toBe(1);
      expect(bodies.map((body) => (JSON.parse(body) as { type: string }).type)).toEqual(Array(3).fill('report.test'));
      expect(await faultsInEveryLook(page)).toEqual([]);

      // Another test is refused for good: every page that has to do with reports says so until somebody has seen it.
      refuses = true;
      await page.getByRole('button', { name: 'Send test: To the ministry' }).click();
      await page.getByText('1 report or digest was not delivered.').waitFor({ timeout: 30_000 });
      expect(await faultsInEveryLook(page)).toEqual([]);
      await page.goto('/data');
      await page.getByText('1 report or digest was not delivered.').waitFor();
      await page.getByRole('link', { name: 'Reports 1 failed' }).waitFor();
      await page.goto('/reports');
      await page.getByRole('link', { name: 'See why, and send again' }).click();
      await page.getByRole('button', { name: 'I have seen it: To the ministry' }).click();
      await page.getByText(/^Seen by /).waitFor();
      await page.goto('/reports');
      await page.getByRole('link', { name: 'Delivery', exact: true }).waitFor();
      expect(await page.getByText('was not delivered').count()).toBe(0);
      expect(faults).toEqual([]);
    },
  );
});
