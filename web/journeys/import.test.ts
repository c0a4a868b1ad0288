import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Import } from '../../server/domain/import/import.ts';
import type { EventPage } from '../../server/domain/wire.ts';
import { isDone, nextStep, sendFile, tabTo } from './bringing.ts';
import { faultsInEveryLook, openBrowser, openPage } from './browser.ts';
import { api, ownFolder, ROOT, start, type Api, type Running } from './product.ts';

const FOLDER = path.resolve(ROOT, '../shared/data/import');
/** Real files, and how many events each brings into an empty feed; null: as many as it has good rows. */
const REAL = ['ucdp-ged-22.1-pakistan-hdx.csv', 'ucdp-candidate-23.0.10-cut.csv', 'ucdp-ged-23.1-pak-afg-partial.csv'];
const LARGE = 6_000;
const HEAD = 'id,date,kind,summary,country,province,by,killed_total,publisher,url';

/** A made-up row. */
const row = (id: string, day: string, { kind = 'bomb', killed = '2' } = {}) =>
  `${id},${day},${kind},Made-up event ${id},pakistan,khyber-pakhtunkhwa,ttp,${killed},Made-up Daily,https://made-up.example/${id}`;
const table = (...rows: string[]) => [HEAD, ...rows, ''].join('\n');
/** Many made-up rows from a year on, three on each day and no two alike. */
const many = (name: string, year: number) =>
  table(
    ...Array.from({ length: LARGE }, (_, n) => {
      const day = new Date(Date.UTC(year, 0, 1 + Math.floor(n / 3))).toISOString().slice(0, 10);
      return row(`${name}-${n}`, day, {
        kind: ['bomb', 'battle', 'raid'][n % 3] ?? 'bomb',
        killed: String(n % 90),
      });
    }),
  );

describe('bringing in a file', () => {
  const own = ownFolder();
  const env = { SIGNPOSTS_DATA_DIR: path.join(own.folder, 'data'), SIGNPOSTS_DATA: 'none' };
  let server: Running;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let log: Api;

  beforeAll(async () => {
    [server, browser] = await Promise.all([start(env), openBrowser()]);
    log = api(server.address);
    await openTab();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    own.remove();
  });

  async function openTab() {
    ({ page, faults } = await openPage(browser, server.address));
    // Whoever listens once may listen too late.
    page.on('filechooser', () => undefined);
  }
  const press = (key: string) => page.keyboard.press(key);
  const written = (name: string, text: string) => {
    const file = path.join(own.folder, name);
    writeFileSync(file, text);
    return file;
  };
  const isThere = (name: string) => page.getByRole('heading', { name }).waitFor();
  const send = (file: string) => sendFile(page, file);
  const next = (words: RegExp) => nextStep(page, words);
  const done = () => isDone(page);
  const state = async (id: string) => (await log.read<Import>(`/api/imports/${id}`)).state;
  const inFeed = async (feed: string) =>
    (await log.read<EventPage>(`/api/events?feed=${feed}&status=draft,in-review,published,disputed&limit=1`)).total;
  /** The number of a feed's events on the page about the data, as it stands there. */
  async function onDataPage(feed: string): Promise<number> {
    await page.goto('/data');
    const link = page.locator(`a[href^="/events?feed=${feed}&"]`).first();
    await link.waitFor();
    return Number((await link.innerText()).replace(/\D/g, ''));
  }

  it('takes a file through all steps by keyboard, and the page about the data shows its number', async () => {
    const rows = ['2024-03-01', '2024-04-02', '2024-05-03'].map((day, n) => row(`a-${n}`, day));
    await send(written('plain.csv', table(...rows)));
    await isThere('3 rows are ready.');
    expect(await inFeed('csv')).toBe(0);
    expect(await faultsInEveryLook(page)).toEqual([]);
    await next(/^Import 3 rows/);
    await done();
    await isThere('3 events came in.');
    expect(await faultsInEveryLook(page)).toEqual([]);
    const link = page.locator('a[href*="part=new"]');
    expect(await link.innerText()).toBe('3');
    await link.click();
    await page.waitForURL(/\/events\?vintage=/);
    await page.getByText('Made-up event a-2').waitFor();
    const listed = await log.read<EventPage>(`/api/events${new URL(page.url()).search}`);
    expect(listed.total).toBe(3);
    expect(await onDataPage('csv')).toBe(3);
  });

  it('says that all of it is here when the same file comes again', async () => {
    await send(path.join(own.folder, 'plain.csv'));
    await isThere('Every event of this file is here already.');
  });

  let faulty = '';
  it('mends what cannot be read, with one choice for all rows that say it', async () => {
    const rows = [
      row('b-1', '2024-01-05'),
      row('b-2', '2024-02-06', { kind: 'bmob' }),
      row('b-3', '2024-03-07', { kind: 'bmob' }),
      row('b-4', '2024-04-08', { killed: 'at least 10' }),
      row('b-5', '31 September 2024'),
      row('b-6', '2024-06-10', { kind: 'qqqqqqqq' }),
    ];
    faulty = await send(written('faulty.csv', table(...rows)));
    await isThere('5 rows need a fix before they can come in. 1 is ready.');
    expect(await faultsInEveryLook(page)).toEqual([]);
    const kind = page.getByLabel('Use instead of bmob in kind').first();
    await kind.focus();
    await press('Enter');
    await page.getByText('Read as').first().waitFor();
    await page.getByRole('button', { name: 'Accept all suggestions' }).click();
    // What was chosen outlives the page.
    await page.reload();
    await next(/^Check again with 3 fixes/);
    await isThere('1 row needs a fix before it can come in. 5 are ready.');
    await page.getByText('3 fixes in use').waitFor();
  });

  it('gives the rest as a table, to be corrected and imported again', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '1 row as CSV' }).click(),
    ]);
    const given = path.join(own.folder, 'refused.csv');
    await download.saveAs(given);
    const text = readFileSync(given, 'utf8');
    expect(text).toContain('reason');
    expect(text.trim().split(/\r?\n/)).toHaveLength(2);
    await next(/^Import 5 rows/);
    await done();
    expect(await state(faulty)).toBe('done');
    expect(await onDataPage('csv')).toBe(8);
    await send(written('corrected.csv', text.replace('qqqqqqqq', 'bomb')));
    await next(/^Import 1 row/);
    await done();
    expect(await onDataPage('csv')).toBe(9);
  });

  it('takes an import back as one, and says so on its page', async () => {
    await page.goto(`/import/${faulty}`);
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('5 events that it brought are retracted.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('This import was undone').waitFor();
    expect(await onDataPage('csv')).toBe(4);
    expect(faults).toEqual([]);
  });

  it('goes on when the tab is closed in the middle, and another shows how it ended', async () => {
    const before = await inFeed('csv');
    const id = await send(written('closed.csv', many('c', 1975)));
    await next(/^Import 6,000 rows/);
    await expect.poll(() => state(id)).toBe('importing');
    await page.close();
    await openTab();
    await page.goto('/import');
    await page.getByRole('link', { name: 'closed.csv' }).first().click();
    await done();
    expect(await inFeed('csv')).toBe(before + LARGE);
  }, 240_000);

  it('comes in whole or not at all when the server is killed in the middle', async () => {
    const before = await inFeed('csv');
    // Under other ids and twenty years later, so that none looks like one that is there.
    const text = many('k', 1995);
    const id = await send(written('killed.csv', text));
    await page.locator('#import-next', { hasText: /^Import/ }).waitFor({ timeout: 90_000 });
    await press('Control+Enter');
    await expect
      .poll(
        async () => {
          const { state: stands, progress } = await log.read<Import>(`/api/imports/${id}`);
          return stands === 'importing' && (progress?.rows ?? 0) > 0;
        },
        { interval: 50, timeout: 60_000 },
      )
      .toBe(true);
    await server.stop('SIGKILL');
    await page.getByText('The server does not answer').first().waitFor();
    server = await start(env);
    log = api(server.address);
    const now = await inFeed('csv');
    const wanted = (await log.read<Import>(`/api/imports/${id}`)).check?.counts.new ?? 0;
    expect([before, before + wanted]).toContain(now);
    await page.close();
    await openTab();
    await page.goto(`/import/${id}`);
    await done();
    expect(await inFeed('csv')).toBe(before + wanted);
  }, 240_000);

  for (const name of REAL) {
    const file = path.join(FOLDER, name);
    if (!existsSync(file)) console.warn(`SKIPPED: the import of ${name}, which is not beside this checkout`);
    it.skipIf(!existsSync(file))(
      `brings in ${name}`,
      async () => {
        const id = await send(file);
        await page.getByRole('heading', { name: /ready\.$/ }).waitFor({ timeout: 110_000 });
        const { check, settings } = await log.read<Import>(`/api/imports/${id}`);
        const feed = settings.feed ?? '';
        const before = await inFeed(feed);
        expect(check?.counts.new).toBeGreaterThan(0);
        if (check?.shown?.ask) {
          await page.getByText('say what is covered').waitFor();
          await tabTo(page, 'input[name=covers]');
          await page.keyboard.press('Space');
          await next(/^Check again/);
        }
        await next(/^Import/);
        await done();
        const after = (await log.read<Import>(`/api/imports/${id}`)).check?.counts;
        expect(after).toEqual(check?.counts);
        expect(await onDataPage(feed)).toBe(before + (check?.counts.new ?? 0));
        expect(faults).toEqual([]);
      },
      240_000,
    );
  }
});
