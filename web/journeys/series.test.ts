import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tabTo } from './bringing.ts';
import { faultsInEveryLook, openBrowser, openPage } from './browser.ts';
import { api, ownFolder, start, type Api, type Running } from './product.ts';

/** Made-up totals a month, twice as many killed in each attack since the article. */
const table = (last: number) =>
  [
    'month,killed,attacks',
    ...Array.from({ length: last }, (_, n) => {
      const year = 2021 + Math.floor(n / 12);
      return `${year}-${String(1 + (n % 12)).padStart(2, '0')},${year < 2023 ? 30 : 60},15`;
    }),
    '',
  ].join('\n');

describe('numbers that are published by month only', () => {
  const own = ownFolder();
  let server: Running;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let log: Api;

  beforeAll(async () => {
    const env = { SIGNPOSTS_DATA_DIR: path.join(own.folder, 'data'), SIGNPOSTS_DATA: 'none' };
    [server, browser] = await Promise.all([start(env), openBrowser()]);
    log = api(server.address);
    ({ page, faults } = await openPage(browser, server.address));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    own.remove();
  });

  const press = (key: string) => page.keyboard.press(key);
  const form = () => page.getByRole('form', { name: 'Attach a monthly table' });
  const fill = async (label: string, text: string) => {
    await form().getByLabel(label).focus();
    await page.keyboard.type(text);
  };
  async function choose(name: string, text: string) {
    const file = path.join(own.folder, name);
    writeFileSync(file, text);
    await page.goto('/data');
    await page.getByRole('button', { name: 'Attach a monthly table' }).focus();
    await press('Enter');
    await form().waitFor();
    return () => form().locator('input[type=file]').setInputFiles(file);
  }

  it('are attached to an indicator, with everything told before', async () => {
    const send = await choose('bulletin-30.csv', table(54));
    await send();
    await form().getByText('54 rows, 3 columns.').waitFor();
    for (const [column, role] of [
      ['killed', 'counts'],
      ['attacks', 'among'],
    ])
      await form()
        .getByLabel(`${column} goes to`, { exact: true })
        .selectOption(`pakistan-ttp-2023/deaths-per-attack/${role}`);
    await fill('Name of the series', 'Made-up tracker');
    await fill('Publisher', 'Made-up Institute');
    await fill('Licence', 'not stated');
    await fill('Cite as', 'Made-up Institute, monthly bulletin');
    await press('Enter');
    await form().getByRole('alert').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await form().getByLabel('Publication', { exact: true }).focus();
    await page.keyboard.type('Bulletin 30');
    await press('Enter');
    await form().getByText('108 new numbers').waitFor();
    await form().getByText('now As predicted').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await tabTo(page, '[aria-labelledby=series-title] .btn.pri');
    await press('Enter');
    await form().waitFor({ state: 'detached' });
    await page.getByText('Made-up tracker').first().waitFor();
  });

  it('are read like a feed, and a number opens its publication', async () => {
    const { series } = await log.read<{ series: { feed: string }[] }>('/api/series');
    await page.goto(`/f/pakistan-ttp-2023/i/deaths-per-attack?feed=${series[0]?.feed}`);
    await tabTo(page, 'figure [tabindex="0"]');
    await press('Home');
    await press('Enter');
    const drill = page.getByRole('region', { name: /^Publication of/ });
    await drill.getByText('Bulletin 30').first().waitFor();
    const title = await drill.getByRole('heading').innerText();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await press(']');
    await expect.poll(() => drill.getByRole('heading').innerText()).not.toBe(title);
    await press('Escape');
    await drill.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.closest('figure') !== null)).toBe(true);
  });

  it('keep or end what a newer edition no longer gives, as is chosen', async () => {
    const send = await choose(
      'bulletin-31.csv',
      table(54).replace('2025-06,60,15', '2025-06,,').replace('2025-05,60', '2025-05,66'),
    );
    await form().locator('select').first().selectOption({ index: 1 });
    await send();
    await form().getByText('54 rows, 3 columns.').waitFor();
    await tabTo(page, '[aria-labelledby=series-title] button[type=submit]');
    await press('Enter');
    await form().getByText('2 no longer published').waitFor();
    await form().getByText('the number before is kept').first().waitFor();
    await tabTo(page, '[aria-labelledby=series-title] .tick input');
    await press('Space');
    await form().getByText('it ends').first().waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await tabTo(page, '[aria-labelledby=series-title] .btn.pri');
    await press('Enter');
    await form().waitFor({ state: 'detached' });
    await page.getByText('2 tables').waitFor();
    expect(faults).toEqual([]);
  });
});
