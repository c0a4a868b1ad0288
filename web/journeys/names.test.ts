import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NameList } from '../../server/domain/import/names.ts';
import type { EventPage } from '../../server/domain/wire.ts';
import { bringIn, gedTable, tabTo, yearsOfFights } from './bringing.ts';
import { faultsInEveryLook, focused, openBrowser, openPage } from './browser.ts';
import { api, ownFolder, start, type Api, type Running } from './product.ts';

const GROUP = 'Tehreek-e-Taliban Pakstan';
const FAR = 'Made-up Brigade of Nowhere';

describe('names that the word list does not know', () => {
  const own = ownFolder();
  let server: Running;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let log: Api;

  beforeAll(async () => {
    const env = { SIGNPOSTS_DATA_DIR: own.folder, SIGNPOSTS_DATA: 'none' };
    [server, browser] = await Promise.all([start(env), openBrowser()]);
    log = api(server.address);
    const fights = [...yearsOfFights(9, GROUP), { id: 930_000, day: '2024-05-05', group: FAR }];
    const brought = await bringIn(server.address, { name: 'ged-26.1.csv', text: gedTable(fights) });
    expect(brought.check?.counts).toMatchObject({ new: 121, refused: 0 });
    ({ page, faults } = await openPage(browser, server.address));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    own.remove();
  });

  const press = (key: string) => page.keyboard.press(key);
  const bar = () => page.getByRole('group', { name: 'Decision' });
  const ofTtp = async () => (await log.read<EventPage>('/api/events?actor=ttp&limit=1')).total;
  const list = () => log.read<NameList>('/api/names');

  it('stand in a queue, the most frequent first, each with its events', async () => {
    await page.goto('/data');
    await page.getByRole('link', { name: 'Names the word list does not know' }).focus();
    await press('Enter');
    await page.getByRole('heading', { name: GROUP }).waitFor();
    expect(await page.locator('ul.plain li').allInnerTexts()).toEqual([
      expect.stringContaining(GROUP),
      expect.stringContaining(FAR),
    ]);
    expect(await faultsInEveryLook(page)).toEqual([]);
    const events = page.getByRole('link', { name: '120 events', exact: true });
    const listed = await log.read<EventPage>(`/api${await events.getAttribute('href')}`);
    expect(listed.total).toBe(120);
  });

  it('are chosen by a number, and say before anything is written which verdicts would change', async () => {
    await press('1');
    await bar().getByText('120 events are written anew').waitFor();
    await page.getByRole('heading', { name: 'Verdicts that would change' }).waitFor();
    expect(await page.locator('.turned').innerText()).toContain('People killed per TTP attack');
    expect(await faultsInEveryLook(page)).toEqual([]);
    expect(await ofTtp()).toBe(0);
  });

  it('are assigned by a key, their events follow, and the next name opens', async () => {
    await press('a');
    await page.getByRole('heading', { name: FAR }).waitFor();
    await expect.poll(ofTtp, { timeout: 30_000 }).toBe(120);
    await page.locator('section', { hasText: 'Assigned names' }).getByText(GROUP).waitFor();
  });

  it('take a word that is searched for, or none', async () => {
    await tabTo(page, '#name-word');
    await page.keyboard.type('Islamic State Khor');
    await press('ArrowDown');
    await press('Enter');
    await bar().getByText('1 event is written anew').waitFor();
    await tabTo(page, '#name-assign');
    await press('n');
    await page.getByRole('heading', { name: 'No name waits' }).waitFor();
    expect((await list()).assigned).toMatchObject([{ spelling: FAR, word: null }, { spelling: GROUP }]);
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('are taken back, with what that does told before', async () => {
    await page.reload();
    const back = page.getByRole('button', { name: `Take back “${GROUP}”` });
    await back.focus();
    await press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('120 events get the words they had before').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await tabTo(page, 'dialog .btn.pri, dialog .btn.danger');
    await press('Enter');
    await expect.poll(ofTtp, { timeout: 30_000 }).toBe(0);
    await page.getByRole('heading', { name: GROUP }).waitFor();
    expect(await focused(page)).not.toBeNull();
    expect(faults).toEqual([]);
  });
});
