import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { faultsInEveryLook, openBrowser, openPage, retype } from './browser.ts';
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

/** Goes on with Tab until the element with that id has the focus. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${id}`);
}

/** Opens the builder from the Overview as an editor does who keeps the hands on the keys. */
async function build(page: Page): Promise<void> {
  await page.goto(`/f/${F}`);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or jump to' }).waitFor();
  await page.keyboard.type('Build a report');
  await page.getByRole('option', { name: 'Build a report' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/reports/new');
  await page.locator('.paper').waitFor();
}

/** Accepts every warning of the dialog and signs, by keys. */
async function sign(page: Page): Promise<void> {
  await tabTo(page, 'sign-report');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sign this report' });
  await dialog.getByRole('checkbox').first().waitFor();
  const boxes = await dialog.getByRole('checkbox').count();
  for (let ticked = 0, n = 0; ticked < boxes && n < 100; n++) {
    const box = page.locator('dialog input[type=checkbox]:focus:not(:checked)');
    if (await box.count()) {
      await page.keyboard.press('Space');
      ticked++;
    }
    await page.keyboard.press('Tab');
  }
  await dialog.getByRole('button', { name: 'Sign and freeze' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/Frozen, as it went out/).waitFor({ timeout: 60_000 });
  await page.locator('.paper').waitFor();
}

/** The file that the page hands out, by its button and the Enter key. */
async function download(page: Page, format: string): Promise<Buffer> {
  await tabTo(page, `export-${format}`);
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 90_000 }), page.keyboard.press('Enter')]);
  return readFileSync(await file.path());
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytesAt = async (path: string) => Buffer.from(await (await fetch(server.address + path)).arrayBuffer());

describe('a trend report', () => {
  it(
    'is built, mended, saved, signed, sent and corrected by keyboard alone, and the signed one never changes',
    { timeout: 300_000 },
    async () => {
      const { page, faults } = await openPage(browser, server.address);
      await build(page);
      // A judgement with likelihood and confidence in one sentence is told of, until it is mended.
      await tabTo(page, 'write-judgements');
      await page.keyboard.press('Enter');
      await page.locator('#own-text-1:focus').waitFor();
      await page.keyboard.type('Attacks will very likely go on, which we hold with high confidence.');
      const told = page.locator('#own-text-1-checks li');
      await told.filter({ hasText: 'confidence' }).first().waitFor({ timeout: 20_000 });
      await page.getByText(/^Draft \d+, saved \d\d:\d\d/).waitFor({ timeout: 20_000 });
      expect(await faultsInEveryLook(page)).toEqual([]);
      await page.locator('#own-text-1').focus();
      await retype(page, 'Attacks on security forces will likely (70 %) go on through spring.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('m');
      await page.keyboard.press('Tab');
      await page.keyboard.type('two independent sources agree');
      await tabTo(page, 'cite-open-text-1');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Bannu');
      await page.getByRole('listbox', { name: 'Events found' }).getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('list', { name: 'Events cited' }).getByRole('link').waitFor();
      await expect.poll(() => told.filter({ hasText: 'one sentence' }).count(), { timeout: 20_000 }).toBe(0);
      const paper = page.locator('.paper');
      await paper.getByText('We hold this with moderate confidence: two independent sources agree.').waitFor();
      await paper.locator('.cited li').waitFor();
      // Sections move by keys, and the paper follows.
      await page.locator('#section-judgements').focus();
      await page.keyboard.press('Alt+ArrowUp');
      await expect.poll(() => paper.locator('h3').first().innerText(), { timeout: 20_000 }).toBe('Key judgements');
      await page.keyboard.press('Control+s');
      await page.getByText(/^Draft \d+, saved \d\d:\d\d/).waitFor({ timeout: 20_000 });
      await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
      const first = new URL(page.url()).pathname;

      await sign(page);
      await page.getByRole('heading', { level: 1, name: /no\. 1$/ }).waitFor();
      const hash = (await page.locator('#report-hash').innerText()).trim();
      const html = await download(page, 'html');
      expect(html.toString()).toContain('Attacks on security forces will likely (70 %) go on through spring.');
      expect(html.toString()).toContain(hash);
      expect(hashOf(html)).toBe(hashOf(await bytesAt(`/api${first}/file?format=html`)));
      const pdf = await download(page, 'pdf');
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(hashOf(pdf)).toBe(hashOf(await bytesAt(`/api${first}/file?format=pdf`)));
      expect(await faultsInEveryLook(page)).toEqual([]);

      await page.locator('#main').focus();
      await tabTo(page, 'correct-report');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Correct this report' }).getByRole('textbox').waitFor();
      await page.keyboard.type('The season was wrong.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('The season was wrong.').waitFor();
      await page.locator('.paper').waitFor();
      await page.locator('#own-text-1').focus();
      await retype(page, 'Attacks on security forces will likely (70 %) go on through summer.');
      await paper.getByText('through summer').waitFor({ timeout: 20_000 });
      await sign(page);
      await page.getByRole('heading', { level: 1, name: /no\. 2$/ }).waitFor();

      await page.goto(first);
      await page.getByText(/^Corrected by/).waitFor();
      await page.locator('.paper').getByText('through spring').waitFor();
      expect((await page.locator('#report-hash').innerText()).trim()).toBe(hash);
      expect(hashOf(await bytesAt(`/api${first}/file?format=html`))).toBe(hashOf(html));
      expect(hashOf(await bytesAt(`/api${first}/file?format=pdf`))).toBe(hashOf(pdf));
      await page.locator('h1').first().focus();
      await page.keyboard.press('g');
      await page.keyboard.press('p');
      await page.getByRole('row').filter({ hasText: 'No. 2' }).getByText('Corrects').waitFor();
      expect(await faultsInEveryLook(page)).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

  it('that two people save at once keeps both texts, whichever is chosen', { timeout: 120_000 }, async () => {
    const { page, faults } = await openPage(browser, server.address);
    await build(page);
    await tabTo(page, 'write-watch');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Mine.');
    await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
    await page.getByText(/^Draft 1, saved/).waitFor();
    const desk = api(server.address);
    const path = `/api${new URL(page.url()).pathname}`;
    const { plan, version } = await desk.read<{ version: number; plan: { texts: { text: string }[] } }>(path);
    const texts = plan.texts.map((text) => ({ ...text, text: 'Theirs.' }));
    await desk.send('PUT', path, { version, plan: { ...plan, texts } });
    await page.locator('#own-text-1').focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' More of mine.');
    await page.getByText(/saved draft 2 meanwhile/).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go on with theirs' }).click();
    await expect.poll(() => page.locator('#own-text-1').inputValue()).toBe('Theirs.');
    await page.getByText(/^Draft 4, saved/).waitFor();
    await page.getByRole('button', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Look at draft 3' }).click();
    await page.getByRole('dialog').getByText('Mine. More of mine.').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Restore draft 3' }).click();
    await expect.poll(() => page.locator('#own-text-1').inputValue()).toBe('Mine. More of mine.');
    // The browser itself notes the refused save.
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  });

  it('keeps on this device what the server could not take, and sends it later', { timeout: 120_000 }, async () => {
    const { page } = await openPage(browser, server.address, { workers: false });
    await build(page);
    await tabTo(page, 'write-watch');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Before.');
    await page.getByText(/^Draft 1, saved/).waitFor();
    // The page may be read all the time, and nothing can be saved: it tries again on its own as soon as it can.
    await page.route('**/api/reports/*', (route) =>
      route.request().method() === 'GET' ? route.continue() : route.abort(),
    );
    await page.locator('#own-text-1').focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' On the road.');
    await page.getByText(/the server does not answer\. Your words are kept/).waitFor();
    await page.reload();
    await page.getByText(/^What this device had kept stands here again/).waitFor();
    expect(await page.locator('#own-text-1').inputValue()).toBe('Before. On the road.');
    await page.unroute('**/api/reports/*');
    await page.getByText(/^Draft 2, saved/).waitFor();
  });
});
