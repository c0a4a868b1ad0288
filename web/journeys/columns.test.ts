import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Import } from '../../server/domain/import/import.ts';
import type { EventPage } from '../../server/domain/wire.ts';
import { isDone, nextStep, sendFile, tabTo } from './bringing.ts';
import { faultsInEveryLook, openBrowser, openPage, retype } from './browser.ts';
import { api, ownFolder, start, type Api, type Running } from './product.ts';

const ROWS = 24;
const HEAD = 'Ref;Incident date;What happened;Type;Province;District;Militants;Dead;Paper';
const TYPES = ['IED blast', 'Ambush', 'Quarrel'];
/** A desk's old spreadsheet: its own columns, days first, one kind that no vocabulary knows. */
const sheet = (name: string, year: number) =>
  [
    HEAD,
    ...Array.from({ length: ROWS }, (_, n) =>
      [
        `${name}-${n}`,
        `${String(13 + (n % 12)).padStart(2, '0')}/${String(1 + (n % 12)).padStart(2, '0')}/${year}`,
        `Made-up incident ${name} ${n}`,
        TYPES[n % 3],
        'KP',
        n % 2 ? 'Bannu' : 'Tank',
        'TTP',
        n % 5,
        'Made-up Daily',
      ].join(';'),
    ),
    '',
  ].join('\n');

describe('a table with columns of its own', () => {
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
    page.on('filechooser', () => undefined);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    own.remove();
  });

  const press = (key: string) => page.keyboard.press(key);
  const written = (name: string, text: string) => {
    const file = path.join(own.folder, name);
    writeFileSync(file, text);
    return file;
  };
  const stands = (id: string) => log.read<Import>(`/api/imports/${id}`);
  /** Chooses in a list by its name, as typing in it does. */
  const pick = async (label: string, words: string) => {
    await page.getByLabel(label, { exact: true }).focus();
    await page.keyboard.type(words);
  };

  it('opens with its columns matched as far as they can be, and shows what a row becomes', async () => {
    await sendFile(page, written('Old sheet.csv', sheet('a', 2023)));
    await page.getByRole('heading', { name: 'Row 1 becomes this event' }).waitFor();
    expect(await page.locator('li[aria-current=step]').innerText()).toContain('Columns');
    await page.getByLabel('What a row becomes').getByText('Roadside or planted bomb').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('is asked about once, and not over and over while nobody changes anything', async () => {
    let asked = 0;
    const count = (request: { url(): string }) => request.url().endsWith('/example') && asked++;
    page.on('request', count);
    await page.waitForTimeout(1_500);
    page.off('request', count);
    expect(asked).toBe(0);
  });

  it('shows another row by a key, and why one becomes no event', async () => {
    await tabTo(page, '[aria-label="Next row"]');
    await press('Enter');
    await page.getByRole('heading', { name: 'Row 2 becomes this event' }).waitFor();
    await press('Enter');
    await page.getByRole('heading', { name: 'Row 3 becomes no event' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('is matched by keyboard, and brought in under its own name', async () => {
    await pick('paper goes to', 'Sources');
    await pick('Kind: “Quarrel” means', 'Armed clash');
    await page.getByRole('heading', { name: /^Kind: all have a word/ }).waitFor();
    await page.getByLabel('Save mapping as').focus();
    await retype(page, 'The old sheet');
    await nextStep(page, /^Check rows/);
    await page.getByRole('heading', { name: `${ROWS} rows are ready.` }).waitFor({ timeout: 60_000 });
    expect(await faultsInEveryLook(page)).toEqual([]);
    await nextStep(page, /^Import 24 rows/);
    await isDone(page);
    const listed = await log.read<EventPage>('/api/events?publisher=Made-up%20Daily&limit=1');
    expect(listed.total).toBe(ROWS);
  });

  it('needs no questions the next time: the same columns are read the same way', async () => {
    const id = await sendFile(page, written('Next sheet.csv', sheet('b', 2024)));
    if ((await stands(id)).state === 'looked') await nextStep(page, /^Check rows/);
    await page.getByRole('heading', { name: `${ROWS} rows are ready.` }).waitFor({ timeout: 60_000 });
    const { settings } = await stands(id);
    expect(settings.mapping).not.toBeNull();
    await nextStep(page, /^Import 24 rows/);
    await isDone(page);
    expect((await stands(id)).check?.counts).toMatchObject({ new: ROWS, refused: 0 });
    expect(faults).toEqual([]);
  });
});
