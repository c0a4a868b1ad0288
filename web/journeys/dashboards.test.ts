import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, faultsInEveryLook, openBrowser, openPage, sidewaysScroll } from './browser.ts';
import { api, ownFolder, start, type Running } from './product.ts';

const F = '/f/pakistan-ttp-2023';
const OVERVIEW = F;
const COLUMNS = `${F}/i/territory-held?m=2023-08`;
const PAIRS = `${F}/i/trouble-after-strikes`;
const DEFINITION = `${F}/i/territory-held/definition`;
/** Every page that is read; the first walk through overview, article and development is in `reading.test.ts`. */
const PAGES = [OVERVIEW, `${F}/article?claim=lethality`, `${F}/d/1`, COLUMNS, PAIRS, DEFINITION, '/method', '/shares'];
const FORMS = ['guarded-sites-entered', 'chinese-targets', 'deep-strikes'];
/**
 * Bytes of a first visit, as they travel without their headers: the page with its data, its fonts and what the device
 * needs afterwards (what a page is made of is weighed when it is built). And the shift of the layout.
 */
const BYTES = 220_000;
const SHIFT = 0.02;

describe('the dashboards, by every means a reader may have', () => {
  const [own, fresh] = [ownFolder(), ownFolder()];
  let server: Running;
  let empty: Running;
  let browser: Browser;

  beforeAll(async () => {
    [server, empty, browser] = await Promise.all([
      start({ SIGNPOSTS_DATA_DIR: own.folder, SIGNPOSTS_DATA: 'practice' }),
      start({ SIGNPOSTS_DATA_DIR: fresh.folder, SIGNPOSTS_DATA: 'none' }),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([server?.stop(), empty?.stop()]);
    own.remove();
    fresh.remove();
  });

  const arrive = async (page: Page, path: string) => {
    const answer = await page.goto(path);
    await page.locator('main h1:not(.vh)').waitFor();
    await page.waitForLoadState('networkidle');
    return answer;
  };
  const open = async (path: string, width = 1440) => {
    const opened = await openPage(browser, server.address, { width, workers: false });
    await arrive(opened.page, path);
    return opened;
  };
  const unpainted = (page: Page) =>
    page.locator('main canvas').evaluateAll((all) => {
      const blank = (one: HTMLCanvasElement) => {
        const data = one.getContext('2d')?.getImageData(0, 0, one.width, one.height).data ?? [];
        return !data.some((value) => value !== 0);
      };
      return all.filter((one) => blank(one as HTMLCanvasElement)).length;
    });
  const moving = (page: Page) =>
    page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length);

  it.each(PAGES)('comes small, still and from one place, and has no fault in any look: %s', async (path) => {
    const { page, faults } = await openPage(browser, server.address, { workers: false });
    await page.addInitScript(() => {
      const seen = window as unknown as { shifted: number };
      seen.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shifted += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const answer = await arrive(page, path);
    await expect.poll(() => unpaintedInView(page)).toBe(0);
    expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThanOrEqual(SHIFT);
    const bytes = await bytesCarried(page);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(BYTES);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/);
    expect(policy).not.toContain('unsafe');

    const mute = await page
      .locator('main canvas, main svg.spark')
      .evaluateAll((all) =>
        all.filter((one) => !(one.closest('[aria-label]')?.getAttribute('aria-label') ?? '').trim()),
      );
    expect(mute).toHaveLength(0);
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await sidewaysScroll(page)).toBe(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await accessibilityFaults(page, ['color-contrast', 'target-size'])).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    expect(await moving(page)).toBe(0);
    expect(await accessibilityFaults(page, ['target-size'])).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  const bytesCarried = (page: Page) =>
    page.evaluate(() => {
      const carried = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
      return carried.reduce((sum, one) => sum + (one as PerformanceResourceTiming).encodedBodySize, 0);
    });

  /** Charts on screen whose canvas is still empty. */
  const unpaintedInView = (page: Page) =>
    page.locator('main canvas').evaluateAll((all) => {
      const inView = all.filter((one) => one.getBoundingClientRect().top < innerHeight) as HTMLCanvasElement[];
      const data = (one: HTMLCanvasElement) => one.getContext('2d')?.getImageData(0, 0, one.width, one.height).data;
      return inView.filter((one) => !data(one)?.some((value) => value !== 0)).length;
    });

  it.each([COLUMNS, PAIRS, ...FORMS.map((id) => `${F}/i/${id}`)])(
    'speaks its chart month by month, and swaps it for its table and back: %s',
    async (path) => {
      const { page, faults } = await open(path, 320);
      expect(await sidewaysScroll(page)).toBe(0);
      const chart = page.getByRole('slider').first();
      const sentence = await chart.getAttribute('aria-label');
      const spoken = () => chart.getAttribute('aria-valuetext');
      const before = await spoken();
      await chart.focus();
      await page.keyboard.press('Home');
      expect(await spoken()).not.toBe(before);
      const first = await spoken();
      await page.keyboard.press('ArrowRight');
      expect(await spoken()).not.toBe(first);
      await page.keyboard.press('t');
      const table = page.getByRole('region', { name: /^Table of/ });
      expect(await table.locator('caption').textContent()).toBe(sentence);
      expect(await table.locator('tbody tr').count()).toBeGreaterThan(0);
      expect(await sidewaysScroll(page)).toBe(0);
      await page.keyboard.press('t');
      await chart.waitFor();
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );

  it('goes on paper without its controls, with charts that were never scrolled to', async () => {
    const { page } = await open(OVERVIEW, 390);
    expect(await unpainted(page)).toBeGreaterThan(0);
    await page.pdf();
    expect(await unpainted(page)).toBe(0);
    for (const path of PAGES) {
      await arrive(page, path);
      await page.emulateMedia({ media: 'print' });
      const shown = page.locator('button, .btn, .seg, .tabbar, .topbar, .side, select, input');
      const left = await shown.evaluateAll((all) =>
        all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML),
      );
      expect([path, left]).toEqual([path, []]);
      await page.emulateMedia({ media: 'screen' });
    }
    await page.context().close();
  });

  const READ = PAGES.filter((path) => path !== '/method');

  it('shows still shapes after a moment, and after ten seconds a sentence and a way on', async () => {
    const { page, faults } = await openPage(browser, server.address, { workers: false });
    await page.clock.install();
    await page.route('**/api/**', () => undefined);
    for (const path of READ) {
      await page.goto(path);
      const shapes = page.locator('main .loading');
      await shapes.waitFor();
      expect(await moving(page)).toBe(0);
      await page.clock.runFor(10_500);
      await shapes.getByText('The reckoning takes longer than usual.').waitFor();
      await shapes.getByRole('button', { name: 'Try again' }).waitFor();
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['a server in trouble', READ, 500],
    ['no line', READ, 0],
  ] as const)('says what went wrong, and how to go on: %s', async (_, paths, status) => {
    const { page } = await openPage(browser, server.address, { workers: false });
    await page.route('**/api/**', (route) =>
      status ? route.fulfill({ status, contentType: 'text/plain', body: 'no' }) : route.abort(),
    );
    for (const path of paths) {
      await page.goto(path);
      const said = page.locator('main').getByRole('alert');
      await said.getByRole('button', { name: 'Try again' }).waitFor();
      if (!status) await said.getByText('This device keeps no copy of this page.').waitFor();
      if (path === OVERVIEW) expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.context().close();
  });

  it('says that there is no such thing', async () => {
    const { page } = await openPage(browser, server.address, { workers: false });
    const NONE = {
      [`${F}/i/nope`]: 'There is no such indicator',
      '/f/nope': 'There is no such forecast',
      [`${DEFINITION}/ffffffffffff`]: 'There never was such a version',
      [`${F}/d/9`]: 'This forecast has no such development.',
      [`${F}?feed=nope`]: 'Show the feed of record',
    };
    for (const [path, words] of Object.entries(NONE)) {
      await page.goto(path);
      await page.locator('main').getByText(words).waitFor();
    }
    await page.context().close();
  });

  it('reads what the device keeps when the line is gone, and says of when it is', async () => {
    const { page, faults } = await openPage(browser, server.address);
    await page.goto('/drafts');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const kept = [OVERVIEW, `${F}/article`, COLUMNS];
    for (const path of kept) await arrive(page, path);
    await page.context().setOffline(true);
    for (const path of kept) {
      await arrive(page, path);
      await page.getByText(/Read at .*, before the connection went\./).waitFor();
      expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
    }
    await page.goto(PAIRS);
    await page.getByText('This device keeps no copy of this page.').waitFor();
    expect(faults.filter((fault) => !/Failed to load resource/.test(fault))).toEqual([]);
    await page.context().close();
  });

  it('reads a log with nothing in it, and one with a single event', async () => {
    const { page, faults } = await openPage(browser, empty.address, { workers: false });
    for (const path of PAGES) {
      await arrive(page, path);
      const axe = [OVERVIEW, COLUMNS, DEFINITION].includes(path) ? await accessibilityFaults(page) : [];
      expect([path, axe, await sidewaysScroll(page)]).toEqual([path, [], 0]);
    }
    await api(empty.address).send('POST', '/api/events', {
      kind: 'militant-checkpoint',
      when: { from: '2024-05-14' },
      place: { words: ['bannu'] },
      by: [{ actor: 'ttp', attribution: 'attributed' }],
      summary: 'Made-up fighters stop cars on a made-up road',
      sources: [{ publisher: 'The Wire', url: 'https://wire.example/1' }],
    });
    for (const path of PAGES) {
      await arrive(page, path);
      expect([path, await sidewaysScroll(page)]).toEqual([path, 0]);
    }
    await page.goto(`${F}/i/territory-held`);
    await page.getByRole('slider').first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
