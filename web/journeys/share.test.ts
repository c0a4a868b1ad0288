import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { faultsInEveryLook, openBrowser, openPage } from './browser.ts';
import { api, ownFolder, start, type Running } from './product.ts';

const { folder, remove } = ownFolder();
const F = 'pakistan-ttp-2023';
let server: Running;
let browser: Browser;

beforeAll(async () => {
  server = await start({ SIGNPOSTS_DATA_DIR: folder, SIGNPOSTS_DATA: 'practice' });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  remove();
});

/** Makes a link by the dialog of the page that is open, and gives its address. */
async function share(page: Page, { chart = false, events = false, frozen = false, note = '' } = {}): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this page' });
  if (chart) await dialog.getByText('This chart alone').click();
  if (frozen) await dialog.getByText('Frozen', { exact: true }).click();
  if (events) await dialog.getByRole('checkbox').check();
  if (note) await dialog.getByLabel(/^For whom/).fill(note);
  await dialog.getByRole('button', { name: 'Make link' }).click();
  const made = page.getByRole('dialog', { name: 'The link is made' });
  const link = await made.getByLabel('Link', { exact: true }).inputValue();
  await made.getByRole('button', { name: 'Done' }).click();
  return link;
}

/** Everything that a page asks of the API outside the addresses of its link. */
function outside(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(api|sw\.js)/.test(pathname) && !pathname.startsWith('/api/shared/')) asked.push(pathname);
  });
  return asked;
}

describe('a shared link', () => {
  it(
    'is made on a page, read by a stranger down to the source, revoked, and then says so',
    { timeout: 120_000 },
    async () => {
      const desk = await openPage(browser, server.address);
      await desk.page.goto(`/f/${F}/i/districts-hit?m=2025-03`);
      const link = await share(desk.page, { events: true, note: 'The ministry' });
      expect(link).toMatch(/\/s\/[\w-]{43}\/i\/districts-hit\?m=2025-03$/);

      const { page, faults } = await openPage(browser, server.address);
      const asked = outside(page);
      await page.goto(link);
      await page.getByText('Shared reading, live,').waitFor();
      const event = page.locator('section.drill table a').first();
      await event.waitFor();
      const summary = await event.innerText();
      await event.click();
      await page.getByRole('heading', { level: 1, name: summary }).waitFor();
      await page.getByRole('heading', { name: 'Sources' }).waitFor();
      await page.goBack();
      await page.getByRole('navigation', { name: 'Forecast' }).getByRole('link', { name: 'Overview' }).click();
      await page.locator('.devs').waitFor();
      for (const name of ['Report', 'Share', 'Log event'])
        expect(await page.getByText(name, { exact: true }).count()).toBe(0);
      await page.getByRole('link', { name: 'The article' }).click();
      await page.getByText(/Each underlined claim/).waitFor();
      expect(asked).toEqual([]);
      expect(faults).toEqual([]);
      expect(await faultsInEveryLook(page)).toEqual([]);

      await desk.page.goto('/shares');
      await desk.page.getByRole('button', { name: /^Revoke: .*The ministry/ }).click();
      await desk.page.getByRole('button', { name: 'Revoke link' }).click();
      await desk.page.getByText(/^Revoked .* by/).waitFor();
      expect(await faultsInEveryLook(desk.page)).toEqual([]);
      // Back to a page that was read before: what is still in memory is not shown once more.
      await page.goBack();
      await page.getByRole('heading', { name: 'This link does not open anything (any more).' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'This link does not open anything (any more).' }).waitFor();
      await page.getByText('Ask whoever sent it.').waitFor();
    },
  );

  it('without events shows numbers, and says so where an event would be', { timeout: 60_000 }, async () => {
    const { page } = await openPage(browser, server.address);
    await page.goto(`/f/${F}`);
    const link = await share(page, { frozen: true });
    const guest = await openPage(browser, server.address);
    await guest.page.goto(`${link}/i/districts-hit?m=2025-03`);
    await guest.page.getByText('Frozen on').waitFor();
    await guest.page.getByText('This link shares the numbers.').waitFor();
    await guest.page.goto(`${link}/events?indicator=districts-hit`);
    await guest.page.getByRole('heading', { name: 'These events are not part of the link' }).waitFor();
    expect(guest.faults).toEqual([]);
  });
});

describe('copy link', () => {
  it(
    'copies what is on screen with the day of its data, or shows it to be copied by hand',
    { timeout: 60_000 },
    async () => {
      const { page } = await openPage(browser, server.address);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.address });
      await page.goto(`/f/${F}`);
      await page.getByRole('button', { name: 'Copy link' }).click();
      await page.getByText(/^Copied\. It shows the data as of \d+ \w+ \d{4}\.$/).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const url = new URL(copied);
      expect(url.pathname).toBe(`/f/${F}`);
      expect(url.search).toMatch(/^\?as-of=\d{4}-\d\d-\d\d$/);
      await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
      await page.getByRole('button', { name: 'Copy link' }).click();
      expect(await page.getByLabel('Address of this page').inputValue()).toBe(copied);
    },
  );
});

describe('an embedded chart', () => {
  it('stands in a page of somebody else, and is gone once it is revoked', { timeout: 60_000 }, async () => {
    const { page } = await openPage(browser, server.address);
    await page.goto(`/f/${F}/i/districts-hit`);
    const link = await share(page, { chart: true });
    expect(link).toContain('/embed/');
    // Somebody else's page: first their own text, then the chart wide and narrow, then a page that must not be framed.
    const other = createServer((request, answer) => {
      const [src, width] = request.url === '/page' ? [`${server.address}/f/${F}`, 720] : [link, request.url?.slice(1)];
      answer.writeHead(200, { 'content-type': 'text/html' });
      answer.end(`<p>Our view</p><iframe src="${src}" width="${width}" height="620"></iframe>`);
    });
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const at = other.address();
    const address = `http://localhost:${at !== null && typeof at === 'object' ? at.port : 0}`;
    try {
      const outer = await browser.newPage();
      const frame = outer.frameLocator('iframe');
      await outer.goto(`${address}/720`);
      const figure = frame.getByRole('img', { name: /^Districts hit by the TTP/ });
      await figure.waitFor();
      expect(await figure.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(600);
      await outer.goto(`${address}/360`);
      await frame.locator('svg.chart').waitFor();
      await frame.getByText(/Data as of/).waitFor();
      await outer.goto(`${address}/page`);
      await expect.poll(() => outer.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');

      const desk = api(server.address);
      const { shares } = await desk.read<{ shares: { id: string; opens: string }[] }>('/api/shares');
      const chart = shares.find(({ opens }) => opens === 'chart');
      await desk.send('POST', `/api/shares/${chart?.id}/revoke`, {});
      await outer.goto(`${address}/720`);
      await frame.getByText('This chart is no longer shared.').waitFor();
    } finally {
      other.close();
    }
  });
});
