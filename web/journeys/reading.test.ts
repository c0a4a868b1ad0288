import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsInEveryLook, openBrowser, openPage } from './browser.ts';
import { api, ownFolder, start, type Running } from './product.ts';

const FORECAST = '/f/pakistan-ttp-2023';

describe('reading a forecast, from the bottom line to what stands behind it', () => {
  const own = ownFolder();
  let server: Running;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      start({ SIGNPOSTS_DATA_DIR: own.folder, SIGNPOSTS_DATA: 'practice' }),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    own.remove();
  });

  const open = async (path: string, width = 1440) => {
    const { page, faults } = await openPage(browser, server.address, { width });
    await page.goto(path);
    await page.locator('main h1:not(.vh)').waitFor();
    await page.waitForLoadState('networkidle');
    return { page, faults };
  };
  const chosen = (page: Page) => new URL(page.url()).searchParams.get('claim');

  it('lists exactly the events of every number of events on the overview', async () => {
    const { page, faults } = await open(FORECAST);
    const links = await page
      .locator('main a[href^="/events?"]')
      .evaluateAll((all) => all.map((one) => [one.getAttribute('href') ?? '', one.textContent ?? '']));
    expect(links.length).toBeGreaterThanOrEqual(2);
    for (const [href = '', words = ''] of links) {
      const { total } = await api(server.address).read<{ total: number }>(`/api${href}`);
      expect([words, total]).toEqual([words, Number(/^[\d,]+/.exec(words)?.[0].replace(',', ''))]);
    }
    expect(faults).toEqual([]);
  });

  it('keeps the other claims closed, opens them by keyboard, and keeps that in the address', async () => {
    const { page } = await open(FORECAST);
    const rows = page.locator('main table tbody tr:not(.grp)');
    const before = await rows.count();
    await page.getByRole('button', { name: /^Show \d+ other claims$/ }).press('Enter');
    await page.waitForURL('**?open=other');
    expect(await rows.count()).toBeGreaterThan(before);
    await page.goBack();
    await page.getByRole('button', { name: /^Show \d+ other claims$/ }).waitFor();
    expect(await rows.count()).toBe(before);
  });

  it('shows the rows behind a fact of how sure we are', async () => {
    const { page } = await open(FORECAST);
    const link = page.getByRole('link', { name: /that a check would change$/ });
    const n = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0] ?? 1);
    await link.click();
    await page.waitForURL('**only=checks**');
    await expect.poll(() => page.locator('main table tbody tr:not(.grp)').count()).toBe(n);
    await page.getByRole('link', { name: 'Show all 30' }).click();
    await expect.poll(() => page.locator('main table tbody tr:not(.grp)').count()).toBeGreaterThan(n);
  });

  it('goes to the article by keyboard and from claim to claim, and back', async () => {
    const { page, faults } = await open(FORECAST);
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.getByRole('heading', { level: 1, name: 'What the article said, and what happened' }).waitFor();
    expect(chosen(page)).toBeNull();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => chosen(page)).toBe('territory');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => chosen(page)).toBe('fieldcraft');
    await page.getByRole('link', { name: /^the group's lethality will grow/ }).click();
    await page.getByRole('heading', { name: "“the group's lethality will grow”" }).waitFor();
    await page.getByRole('link', { name: 'Next claim' }).click();
    await expect.poll(() => chosen(page)).toBe('collaboration');
    await page.goBack();
    await expect.poll(() => chosen(page)).toBe('lethality');
    expect(faults).toEqual([]);
  });

  it('opens a claim under its words on a phone', async () => {
    const { page } = await open(`${FORECAST}/article?claim=lethality`, 390);
    const [link, panel] = await Promise.all([
      page.locator('#claim-lethality').boundingBox(),
      page.getByRole('heading', { name: /^“the group/ }).boundingBox(),
    ]);
    const next = await page.locator('#claim-collaboration').boundingBox();
    expect(panel?.y).toBeGreaterThan(link?.y ?? Infinity);
    expect(panel?.y).toBeLessThan(next?.y ?? 0);
  });

  it('puts the claims before the number on a development', async () => {
    const { page } = await open(`${FORECAST}/d/1`);
    const heads = await page.locator('main h2.sec').allTextContents();
    expect(heads.map((head) => head.replace(/\s*\d*$/, ''))).toEqual([
      'What speaks for it',
      'What speaks against it',
      'What does not decide',
      'Claim by claim',
      'Which explanation fits best?',
    ]);
    expect(await page.getByText(/^From the signs alone: .* against two rival explanations/).count()).toBe(1);
  });

  it('opens what of an indicator rests on a claim alone, and takes that filter off again', async () => {
    const { page, faults } = await open(`${FORECAST}/i/deaths-per-attack`);
    // It is fetched when somebody goes down there.
    const section = page.locator('section', { has: page.locator('#claims') });
    await expect.poll(() => page.keyboard.press('End').then(() => section.count())).toBe(1);
    const table = section.locator('table');
    const alone = table.getByRole('link', { name: /^[\d,]+ events? since the article: Nobody else vouches for it$/ });
    const all = table.getByRole('link', { name: /^[\d,]+ events$/ }).last();
    const numberOn = async (link: typeof alone) => /[\d,]+/.exec((await link.textContent()) ?? '')?.[0] ?? 'none';
    const [claimed, counted] = [await numberOn(alone), await numberOn(all)];
    expect(claimed).not.toBe(counted);
    expect(await faultsInEveryLook(page)).toEqual([]);
    await alone.press('Enter');
    await page.waitForURL('**/events?**claim=alone');
    // The list says how many it holds, and holds as many rows.
    await page.getByRole('link', { name: `Export ${claimed}`, exact: true }).waitFor();
    await expect
      .poll(() => page.getByRole('table', { name: 'Events' }).locator('tbody tr').count())
      .toBe(Number(claimed));
    await page.getByRole('button', { name: /^Take off the filter On whose word Claimed, nobody else/ }).click();
    await page.waitForURL((url) => !url.searchParams.has('claim'));
    await page.getByRole('link', { name: `Export ${counted}`, exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  it.each([
    '',
    '?open=other',
    '?only=gaps',
    '/article',
    '/article?claim=territory',
    '/d/1',
    '/d/4',
    '/i/deaths-per-attack',
  ])('has no fault in any look: %s', async (path) => {
    const { page } = await open(FORECAST + path);
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('scrolls in one direction only at 320 px', async () => {
    for (const path of ['', '/article?claim=territory', '/d/1']) {
      const { page } = await open(FORECAST + path, 320);
      const over = await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
      expect([path, over]).toEqual([path, 0]);
    }
  });
});
