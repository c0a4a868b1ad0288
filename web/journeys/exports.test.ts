import { readFileSync } from 'node:fs';
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

/** Lets answers come at so many bytes a second; -1 is as fast as they can. */
async function line(page: Page, bytes: number): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.enable');
  const of = { offline: false, latency: 0, downloadThroughput: bytes, uploadThroughput: -1 };
  await tools.send('Network.emulateNetworkConditions', of);
}

describe('a list of events', () => {
  it('is exported with how far it is, stopped, and then saved whole', { timeout: 120_000 }, async () => {
    const { page, faults } = await openPage(browser, server.address);
    await page.goto('/events');
    const link = page.getByRole('link', { name: /^Export [\d,]+$/ }).first();
    const total = Number((await link.innerText()).replace(/\D/g, ''));
    expect(await link.getAttribute('href')).toMatch(/^\/api\/events\.csv\?/);
    await link.click();
    const dialog = page.getByRole('dialog', { name: /^Export [\d,]+ events$/ });
    expect(await faultsInEveryLook(page)).toEqual([]);
    await dialog.getByRole('radio', { name: /^JSON/ }).check();
    await line(page, 200_000);
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByText(/^[1-9][\d,]* of [\d,]+ events, [\d.]+ [KM]B$/).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByText('Stopped. Nothing was saved.', { exact: true }).waitFor();
    await line(page, -1);
    const [file] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      dialog.getByRole('button', { name: 'Export', exact: true }).click(),
    ]);
    const { events } = JSON.parse(readFileSync(await file.path(), 'utf8')) as { events: unknown[] };
    expect(events).toHaveLength(total);
    await dialog.getByText(/^Saved: /).waitFor();
    expect(faults).toEqual([]);
  });
});

describe('a chart', () => {
  it('is opened as a picture through a shared link by somebody without the desk', async () => {
    const made = await api(server.address).send<{ token: string }>(
      'POST',
      '/api/shares',
      { kind: 'live', forecast: F, days: 7, withEvents: false },
      { 'idempotency-key': 'picture-1' },
    );
    const { page, faults } = await openPage(browser, server.address);
    await page.goto(`/s/${made.token}/i/districts-hit`);
    await page.getByText('Shared reading, live,').waitFor();
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, `/api/shared/${made.token}/indicators/districts-hit/chart.png?theme=dark`);
    expect(size[0]).toBe(1_760);
    expect(size[1]).toBeGreaterThan(400);
    expect(faults).toEqual([]);
  });
});

describe('a draft', () => {
  it('has an earlier version put back as the newest, and loses none', { timeout: 120_000 }, async () => {
    const { read, send } = api(server.address);
    const text = (words: string) => [{ id: 'one', after: null, kind: 'paragraph', text: words, cites: [] }];
    const plan = (words: string) => ({ forecast: F, texts: text(words) });
    const key = { 'idempotency-key': 'draft-1' };
    const { id } = await send<{ id: string }>('POST', '/api/reports', { plan: plan('The first words.') }, key);
    await send('PUT', `/api/reports/${id}`, { version: 1, plan: plan('Other words.') });
    const { page, faults } = await openPage(browser, server.address);
    await page.goto(`/reports/${id}`);
    await page.locator('.paper').getByText('Other words.').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Versions' }).click();
    const dialog = page.getByRole('dialog', { name: 'Versions' });
    await dialog
      .getByText(/by Local analyst/)
      .first()
      .waitFor();
    await dialog.getByRole('button', { name: 'Restore draft 1' }).click();
    await page.locator('.paper').getByText('The first words.').waitFor({ timeout: 60_000 });
    for (let n = 0; n < 100; n++) {
      const { version } = await read<{ version: number }>(`/api/reports/${id}`);
      if (version >= 3) break;
      await page.waitForTimeout(200);
    }
    const { versions } = await read<{ versions: { plan: { texts: { text: string }[] } }[] }>(
      `/api/reports/${id}/versions`,
    );
    expect(versions.map((each) => each.plan.texts[0]?.text)).toEqual([
      'The first words.',
      'Other words.',
      'The first words.',
    ]);
    expect(faults).toEqual([]);
  });
});

describe('the feed of changes', () => {
  it('tells what changed once verdicts did, and the page of delivery leads to it', { timeout: 120_000 }, async () => {
    const { page, faults } = await openPage(browser, server.address);
    await page.goto('/reports/delivery');
    const feed = await page
      .getByRole('link', { name: 'Pakistan and the Pakistani Taliban' })
      .last()
      .getAttribute('href');
    expect(feed).toContain('changes.atom');
    // Whatever the sample held goes, and most verdicts with it.
    await fetch(`${server.address}/api/data/sample/practice`, { method: 'DELETE' });
    let atom = '';
    for (let n = 0; n < 200 && !atom.includes('<entry>'); n++) {
      atom = await (await fetch(new URL(feed ?? '', server.address))).text();
      await page.waitForTimeout(300);
    }
    const entries = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      const faulty = parsed.querySelector('parsererror');
      return faulty ? null : [...parsed.querySelectorAll('entry')].map((entry) => entry.textContent);
    }, atom);
    expect(entries?.length).toBeGreaterThan(0);
    expect(entries?.[0]).toMatch(/from .+ to /i);
    expect(faults).toEqual([]);
  });
});
