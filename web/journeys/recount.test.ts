import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForecastReading } from '../../server/domain/reading/reading.ts';
import type { EventPage } from '../../server/domain/wire.ts';
import { accessibilityFaults, openBrowser, openPage, sidewaysScroll } from './browser.ts';
import { api, ownFolder, ROOT, signposts, start, type Running } from './product.ts';

const UCDP = path.resolve(ROOT, '../shared/data/import/ucdp-ged-22.1-pakistan-hdx.csv');
const there = existsSync(UCDP);
if (!there)
  console.warn(`SKIPPED: the recount over UCDP GED 22.1, because ${path.basename(UCDP)} is not beside this checkout`);

/** A link to a list of events, with what it says it holds. */
interface Opens {
  href: string;
  says: string;
}

/** Every link to a list of events on the page, in drawings too. */
async function linksToEvents(page: Page): Promise<Opens[]> {
  return page.locator('a').evaluateAll((all) =>
    all.flatMap((link) => {
      const href = link.getAttribute('href') ?? '';
      const named = link.getAttribute('aria-label') ?? '';
      const says = /\d/.test(named) ? named : (link.textContent ?? '');
      // The bar of a narrow page leads to the log without a number.
      const opens = href.startsWith('/events?') || (href === '/events' && /\d/.test(says));
      return opens ? [{ href, says: says.replace(/\s+/g, ' ').trim() }] : [];
    }),
  );
}

/** The number of events in what a link says: before the word, or the only number there is. */
function numberIn(says: string): number | null {
  const found = /([\d,]+)(?: more)? events?\b/.exec(says) ?? /^\D*?([\d,]+)\D*$/.exec(says);
  return found?.[1] ? Number(found[1].replaceAll(',', '')) : null;
}

/** Opens the page and every list it links to; gives what is wrong, and how many lists were opened. */
async function recount(server: Running, page: Page, address: string, known: Map<string, Promise<number>>) {
  const { read } = api(server.address);
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  const links = await linksToEvents(page);
  const wrong: string[] = [];
  const left = [...links];
  const open = async () => {
    for (let link = left.pop(); link; link = left.pop()) {
      const { href, says } = link;
      const query = `/api${href}${href.includes('?') ? '&' : '?'}limit=1`;
      const asked = known.get(href) ?? read<EventPage>(query).then(({ total }) => total);
      known.set(href, asked);
      const [shown, total] = [numberIn(says), await asked];
      if (shown !== total) wrong.push(`${address} says “${says}”, and ${href} lists ${total}`);
    }
  };
  await Promise.all([open(), open(), open(), open()]);
  return { wrong, opened: links.length };
}

/** The reading pages of a forecast, the charts of its indicators as tables: there every mark is a link. */
async function pagesOf(server: Running, forecast: string): Promise<{ address: string; least: number }[]> {
  const reading = await api(server.address).read<ForecastReading>(`/api/forecasts/${forecast}/reading`);
  const at = `/f/${forecast}`;
  return [
    { address: `${at}?open=other`, least: 2 },
    { address: '/data', least: 3 },
    // No number of events stands there but that of the menu.
    { address: `${at}/article`, least: 1 },
    ...reading.developments.map(({ id }) => ({ address: `${at}/d/${id}`, least: 1 })),
    ...reading.developments.flatMap(({ indicators }) =>
      indicators.map(({ id, chart }) => {
        const marks = chart.marks.filter(({ events }) => events > 0).length;
        return { address: `${at}/i/${id}?table=1`, least: 1 + marks };
      }),
    ),
  ];
}

async function recountAll(server: Running, page: Page, forecast: string) {
  const [wrong, bare]: [string[], string[]] = [[], []];
  const known = new Map<string, Promise<number>>();
  for (const { address, least } of await pagesOf(server, forecast)) {
    const found = await recount(server, page, address, known);
    wrong.push(...found.wrong);
    if (found.opened < least) bare.push(`${address}: ${found.opened} of at least ${least} links`);
  }
  return { wrong, bare, lists: known.size };
}

describe('every number of events on every page, over practice data', () => {
  const own = ownFolder();
  let server: Running;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    const env = { SIGNPOSTS_DATA_DIR: own.folder, SIGNPOSTS_DATA: 'practice' };
    [server, browser] = await Promise.all([start(env), openBrowser()]);
    ({ page, faults } = await openPage(browser, server.address));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    own.remove();
  });

  it('opens exactly its events', { timeout: 600_000 }, async () => {
    const { wrong, bare, lists } = await recountAll(server, page, 'pakistan-ttp-2023');
    expect(wrong).toEqual([]);
    expect(bare).toEqual([]);
    expect(lists).toBeGreaterThan(1_000);
  });

  it('opens on an earlier day those of then', { timeout: 300_000 }, async () => {
    const known = new Map<string, Promise<number>>();
    for (const rest of ['', '/i/chinese-targets']) {
      const address = `/f/pakistan-ttp-2023${rest}?as-of=2025-03-15&table=1`;
      const { wrong, opened } = await recount(server, page, address, known);
      expect(wrong).toEqual([]);
      expect(opened).toBeGreaterThan(1);
    }
  });

  it('opens a cell of who and when by keyboard alone', async () => {
    await page.goto('/f/pakistan-ttp-2023/i/districts-hit');
    const cells = page.locator('[data-cell]');
    await cells.first().waitFor();
    expect(await page.locator('[data-cell][tabindex="0"]').count()).toBe(1);
    await cells.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const says = (await page.locator('[data-cell]:focus').getAttribute('aria-label')) ?? '';
    expect(says).toMatch(/: \d+ events?$/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/events?**key=**');
    const { pathname, search } = new URL(page.url());
    const { total } = await api(server.address).read<EventPage>(`/api${pathname}${search}`);
    expect(numberIn(says)).toBe(total);
  });

  it('stays usable at 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto('/f/pakistan-ttp-2023/i/districts-hit');
    await page.locator('[data-cell]').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect([await sidewaysScroll(page), await accessibilityFaults(page)]).toEqual([0, []]);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('met no console error and asked nobody else on the way', () => {
    expect(faults).toEqual([]);
  });
});

describe.skipIf(!there)('every number of events on every page, over UCDP GED 22.1 for Pakistan', () => {
  const own = ownFolder();
  const definitions = path.join(own.folder, 'indicators');
  const env = { SIGNPOSTS_DATA_DIR: path.join(own.folder, 'data'), SIGNPOSTS_INDICATORS: definitions };
  let server: Running;
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(definitions);
    cpSync(path.join(ROOT, 'indicators/vocabulary.yaml'), path.join(definitions, 'vocabulary.yaml'));
    cpSync(path.join(ROOT, 'server/testing/ttp-2020'), path.join(definitions, 'ttp-2020'), { recursive: true });
    await signposts(['import', '--feed', 'ucdp-ged', '--covers', 'shown', UCDP], env);
    [server, browser] = await Promise.all([start(env), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    own.remove();
  });

  it('opens exactly its events', { timeout: 300_000 }, async () => {
    const { page, faults } = await openPage(browser, server.address);
    const { wrong, bare, lists } = await recountAll(server, page, 'ttp-2020');
    expect(wrong).toEqual([]);
    expect(bare).toEqual([]);
    expect(lists).toBeGreaterThan(50);
    expect(faults).toEqual([]);
  });
});
