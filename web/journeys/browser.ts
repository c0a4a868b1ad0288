import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserArgs, browserPath } from '../../.ci/browser.mjs';

/** A real Chromium: the machine's own, or the one in the npm package. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: browserArgs });
}

/** A page that remembers everything that went wrong in it: console errors, exceptions, requests to elsewhere. */
export async function openPage(
  browser: Browser,
  address: string,
  { width = 1440, theme = 'light' as 'light' | 'dark', workers = true } = {},
): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    baseURL: address,
    // Without the worker of the pages every answer can be held back or replaced.
    serviceWorkers: workers ? 'allow' : 'block',
  });
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) faults.push(`asked ${request.url()}`);
  });
  return { page, faults };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe-core finds against WCAG 2.2 AA on the page as it stands, one line each; or against some rules alone. */
export async function accessibilityFaults(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(AXE);
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: TAGS };
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as {
      axe: {
        run(options: object): Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }>;
      };
    };
    const { violations } = await axe.run({ runOnly: only });
    return violations.map(
      (found) => `${found.id}: ${found.help} (${found.nodes.map((node) => node.target.join(' ')).join(', ')})`,
    );
  }, runOnly);
}

/** Pixels by which the page is wider than its window; 0 when nothing scrolls sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Id or name of what has the focus. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute('name') || '');
}

/** Types into a list's field that has the focus and takes the choice the text points to. */
export async function choose(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.locator(':focus[aria-expanded=true]').waitFor();
  await page.keyboard.press('Enter');
}

/** Replaces what the field with the focus holds. */
export async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Opens the form as an analyst does: with `C`. The focus is on the kind. */
export async function openForm(page: Page): Promise<void> {
  await page.goto('/data');
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('c');
  await page.waitForURL('**/events/new');
  await page.locator('#f-kind:focus').waitFor();
}

/** Buttons and fields of a narrow page that a thumb would miss: lower than 44 pixels. */
async function tooSmall(page: Page): Promise<string[]> {
  const low = await page
    .locator('.btn, .seg button, .tabbar a, .in, summary')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
        .map((one) => `${one.id || one.className} ${one.getAttribute('aria-label') ?? one.textContent ?? ''}`),
    );
  return low.map((name) => `too small for a thumb: ${name}`);
}

/** What is wrong with a state of a page in light and dark, wide and narrow: for assistive technology, for a thumb, or too wide. */
export async function faultsInEveryLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  const note = (look: string, faults: string[]) => found.push(...faults.map((fault) => `${look}: ${fault}`));
  const scroll = async () => ((await sidewaysScroll(page)) ? [`${await sidewaysScroll(page)} px too wide`] : []);
  await page.setViewportSize({ width: 390, height: 844 });
  note('390', [...(await accessibilityFaults(page)), ...(await scroll()), ...(await tooSmall(page))]);
  await page.setViewportSize({ width: 1440, height: 900 });
  note('1440', [...(await accessibilityFaults(page)), ...(await scroll())]);
  // Only the colours differ.
  await page.emulateMedia({ colorScheme: 'dark' });
  note('dark', await accessibilityFaults(page, ['color-contrast']));
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
