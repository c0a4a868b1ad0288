import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { faultsInEveryLook, openBrowser } from './browser.ts';
import { ownFolder, signposts } from './product.ts';

const { folder, remove } = ownFolder();
const FILE = path.join(folder, 'report.html');
let browser: Browser;

beforeAll(async () => {
  const env = { SIGNPOSTS_DATA_DIR: path.join(folder, 'data') };
  await signposts(['data', 'load', 'practice'], env);
  const text = await signposts(['report', '--forecast', 'pakistan-ttp-2023', '--format', 'html'], env);
  writeFileSync(FILE, text);
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  remove();
});

/** The report opened as from a stick, with everything it asks for and everything that goes wrong in it. */
async function opened({ script = true, width = 1440 } = {}): Promise<{
  page: Page;
  asked: string[];
  faults: string[];
}> {
  const page = await browser.newPage({
    javaScriptEnabled: script,
    viewport: { width, height: 900 },
    acceptDownloads: true,
  });
  const [asked, faults]: [string[], string[]] = [[], []];
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) asked.push(request.url());
  });
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(pathToFileURL(FILE).href);
  return { page, asked, faults };
}

describe('the report as a file', () => {
  it('is whole in every look, asks nothing of any network, and has no fault', { timeout: 180_000 }, async () => {
    const { page, asked, faults } = await opened();
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    // What looks for faults is put into the page from outside, which its policy does not hold against the browser itself.
    expect(await faultsInEveryLook(page)).toEqual([]);
    for (const one of await page.locator('summary').all())
      await one.evaluate((node) => node.parentElement?.setAttribute('open', ''));
    expect(await faultsInEveryLook(page)).toEqual([]);
    expect(asked).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('narrows and sorts its table, and says the numbers under the pointer', async () => {
    const { page } = await opened();
    const rows = page.locator('#indicator-table tbody[data-row]:visible');
    const all = await rows.count();
    await page.locator('#f-verdict').selectOption('as-predicted');
    const some = await rows.count();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await page.getByText(`${some} of ${all} shown`).waitFor();
    await page.locator('#f-verdict').selectOption('');
    await page.locator('#f-sort').selectOption('title');
    const titles = await rows.evaluateAll((list) => list.map((row) => row.getAttribute('data-title') ?? ''));
    expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b)));
    const chart = page.locator('.developments svg.chart').first();
    await chart.scrollIntoViewIfNeeded();
    // A page that still moves under the pointer says nothing.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    await chart.hover();
    await page.locator('#tip').waitFor({ state: 'visible' });
    await page.close();
  });

  it('saves the data it carries, to the letter', async () => {
    const { page } = await opened();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the data of this report' }).click(),
    ]);
    const saved = readFileSync(await download.path(), 'utf8');
    const packed = await page.locator('#signposts-evidence').textContent();
    expect(saved).toBe(gunzipSync(Buffer.from(packed ?? '', 'base64')).toString());
    expect(JSON.parse(saved)).toMatchObject({ format: 'signposts-trend-report' });
    await page.close();
  });

  it('runs no script that was put into it, and can send nothing anywhere', async () => {
    // A real receiver: a browser names what it holds back as asked, too.
    const reached: string[] = [];
    const receiver = createServer((request, answer) => {
      reached.push(request.url ?? '');
      answer.setHeader('access-control-allow-origin', '*').end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const elsewhere = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const { page } = await opened();
    const tried = await page.evaluate(async (to) => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken"';
      document.body.append(script);
      const image = document.createElement('img');
      image.src = `${to}/leak.png`;
      document.body.append(image);
      await new Promise((resolve) => (image.onerror = image.onload = resolve));
      return fetch(`${to}/leak`).then(
        () => 'sent',
        () => 'held',
      );
    }, elsewhere);
    expect(tried).toBe('held');
    expect(await page.title()).not.toBe('taken');
    expect(reached).toEqual([]);
    // The receiver would have heard it.
    await fetch(`${elsewhere}/here`);
    expect(reached).toEqual(['/here']);
    await page.close();
    receiver.close();
  });

  it('reads whole without any script, with nothing that would need one', async () => {
    const { page } = await opened({ script: false });
    const { page: scripted } = await opened();
    expect(await page.locator('[data-live]:visible').count()).toBe(0);
    expect(await page.locator('tbody[data-row]').count()).toBe(await scripted.locator('tbody[data-row]').count());
    for (const one of [page, scripted]) await one.close();
  });

  it('prints on A4 with its numbers of pages', async () => {
    const { page } = await opened();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(20_000);
    await page.close();
  });
});
