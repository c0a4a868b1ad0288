import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventDraft } from '../../server/domain/event/event.ts';
import type { VintageRead } from '../../server/domain/import/vintage.ts';
import type { EventOut, EventPage } from '../../server/domain/wire.ts';
import { bringIn, gedTable, tabTo, yearsOfFights } from './bringing.ts';
import { faultsInEveryLook, openBrowser, openPage } from './browser.ts';
import { api, ownFolder, start, type Api, type Running } from './product.ts';

const INDICATOR = '/f/pakistan-ttp-2023/i/deaths-per-attack?feed=ucdp-ged';

describe('a dataset that is revised', () => {
  const own = ownFolder();
  let server: Running;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let log: Api;
  let first = '';
  let second = '';
  let edited = '';

  beforeAll(async () => {
    const env = { SIGNPOSTS_DATA_DIR: own.folder, SIGNPOSTS_DATA: 'none' };
    [server, browser] = await Promise.all([start(env), openBrowser()]);
    log = api(server.address);
    const file = { name: 'ged-26.1.csv', text: gedTable(yearsOfFights(2)) };
    first = (await bringIn(server.address, file)).vintage ?? '';
    const { events } = await log.read<EventPage>('/api/events?feed=ucdp-ged&from=2025-06-05&to=2025-06-05');
    edited = events[0]?.id ?? '';
    ({ page, faults } = await openPage(browser, server.address));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    own.remove();
  });

  const press = (key: string) => page.keyboard.press(key);
  /** Somebody here says how many soldiers were killed. */
  async function edit(id: string, killed: number) {
    const now = await log.read<EventOut>(`/api/events/${id}`);
    const draft = Object.fromEntries(Object.entries(now).filter(([name]) => name in EventDraft.shape));
    const deaths = { ...now.deaths, security: { low: killed, best: killed, high: killed } };
    const address = `/api/events/${id}?reason=The%20hospital%20said%20so`;
    await log.send('PUT', address, { ...draft, deaths }, { 'if-match': `"${now.version}"` });
  }
  const undo = async () => {
    await tabTo(page, 'main .head > .btn');
    await press('Enter');
    return page.getByRole('dialog');
  };

  it('keeps what a person changed, and its page tells what the dataset now says', async () => {
    await edit(edited, 3);

    // The next release: more killed since the article, two fights dropped, one told as two.
    const fights = yearsOfFights(9).filter(({ id }) => ![910_117, 910_118, 910_119].includes(id));
    const split = [999_001, 999_002].map((id) => ({ id, day: '2025-12-19', killed: 4 }));
    const revised = { name: 'ged-26.2.csv', text: gedTable([...fights, ...split]) };
    const brought = await bringIn(server.address, revised, { release: '26.2', dropGone: true, duplicates: 'skip' });
    expect(brought.check?.counts).toMatchObject({ changed: 69, gone: 3 });
    second = brought.vintage ?? '';

    await page.goto(`/events/${edited}`);
    const says = page.getByRole('region', { name: 'What the dataset now says' });
    await says.getByText('the dataset now says 9').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('says of a verdict that the data were revised, and leads to what was', async () => {
    await page.goto(INDICATOR);
    const line = page.getByText('because the data were revised').first();
    await line.waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await tabTo(page, 'a[href^="/data/vintages/"]');
    await press('Enter');
    await page.waitForURL(`**/data/vintages/${second}`);
    await page.getByText('1 verdict changed with it.').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('lists event by event what a release revised, dropped and brought', async () => {
    const { parts } = await log.read<VintageRead>(`/api/vintages/${second}`);
    for (const [word, part] of [
      ['Dropped', 'gone'],
      ['Kept as changed here', 'noted'],
      ['Revised', 'changed'],
    ] as const) {
      await page.getByRole('link', { name: `${word} ${parts[part]}` }).focus();
      await press('Enter');
      await page.locator(`nav [aria-current=true]`, { hasText: word }).waitFor();
      const shown = page.locator('ul.rows > li');
      await expect.poll(() => shown.count()).toBe(Math.min(50, parts[part]));
    }
  });

  it('takes the word of the dataset on the page of the event', async () => {
    await page.goto(`/events/${edited}`);
    await page.getByRole('button', { name: 'Take the dataset’s' }).focus();
    await press('Enter');
    await page.getByRole('region', { name: 'What the dataset now says' }).waitFor({ state: 'detached' });
    const now = await log.read<EventOut>(`/api/events/${edited}`);
    expect(now.deaths.security?.best).toBe(9);
  });

  it('is not undone where later work rests on it, and names what does', async () => {
    await page.goto(`/data/vintages/${first}`);
    await page.getByRole('heading', { level: 1, name: 'UCDP GED 26.1' }).waitFor();
    const dialog = await undo();
    await dialog.getByText('It cannot be undone as it stands').waitFor();
    await dialog.getByRole('link', { name: 'UCDP GED 26.2' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // The hands are where they were.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Undo this import');
  });

  it('is not undone where somebody worked on one of its events, which it names', async () => {
    const one = await bringIn(server.address, {
      name: 'ged-26.4.csv',
      text: gedTable([{ id: 960_001, day: '2025-09-09' }]),
    });
    const { events } = await log.read<EventPage>(`/api/events?vintage=${one.vintage}&part=new`);
    await edit(events[0]?.id ?? '', 7);
    await page.goto(`/data/vintages/${one.vintage}`);
    await page.getByRole('heading', { level: 1, name: 'UCDP GED 26.4' }).waitFor();
    const dialog = await undo();
    await dialog.getByText('1 event worked on since, by why:').waitFor();
    await dialog.locator(`a[href="/events/${events[0]?.id}"]`).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await press('Escape');
  });

  it('is undone as one from its page, and says so wherever it is named', async () => {
    const fresh = await bringIn(server.address, {
      name: 'ged-26.3.csv',
      text: gedTable([{ id: 950_001, day: '2025-08-08' }]),
    });
    const before = (await log.read<EventPage>('/api/events?feed=ucdp-ged&status=published&limit=1')).total;
    await page.goto(`/data/vintages/${fresh.vintage}`);
    await page.getByRole('heading', { level: 1, name: 'UCDP GED 26.3' }).waitFor();
    const dialog = await undo();
    await dialog.locator('#undo-reason:focus').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.keyboard.type('Sent by mistake');
    await press('Enter');
    await page.getByText(/^Undone .* by/).waitFor();
    expect((await log.read<EventPage>('/api/events?feed=ucdp-ged&status=published&limit=1')).total).toBe(before - 1);
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.goto('/data');
    const feed = page.locator('.feeds > li', { hasText: 'UCDP Georeferenced' });
    // The last one that stands.
    await feed.getByText('ged-26.4.csv').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'ged-26.3.csv' }).getByText('Undone').waitFor();
    await page.goto(`/events?vintage=${fresh.vintage}&part=new&status=retracted`);
    await page.getByText('UCDP GED 26.3 of').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
