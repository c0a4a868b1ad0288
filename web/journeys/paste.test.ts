import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventOut } from '../../server/domain/wire.ts';
import { accessibilityFaults, focused, openBrowser, openForm, openPage, retype } from './browser.ts';
import { api, ownFolder, start, type Running } from './product.ts';

const LINK = 'https://www.dawn.com/news/1800042/made-up';
const TEXT = `${LINK}
LAKKI MARWAT: A roadside bomb hit a police van near Tora Shega village in Lakki Marwat district on May 6, 2024, killing three policemen and wounding five others, police said. The banned Tehreek-e-Taliban Pakistan claimed the attack. An official said the attackers were reportedly using a night vision device.`;

describe('logging an event from a pasted text, by keyboard alone', () => {
  const own = ownFolder();
  let server: Running;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  const asked: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      start({ SIGNPOSTS_DATA_DIR: own.folder, SIGNPOSTS_DATA: 'none' }),
      openBrowser(),
    ]);
    ({ page, faults } = await openPage(browser, server.address));
    // Also what no page asks for itself: the service worker's requests, and what a link might fetch.
    page.context().on('request', (request) => asked.push(request.url()));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    own.remove();
  });

  const press = (key: string) => page.keyboard.press(key);
  const value = (field: string) => page.locator(`#${field}`).inputValue();
  const found = () => page.getByRole('list', { name: 'What was found' }).locator('li').allInnerTexts();

  it('reads the text on Ctrl V, wherever the focus is, and fills the fields', async () => {
    await openForm(page);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), TEXT);
    await press('Control+v');
    await page.getByText('Underlined words filled the numbered fields').waitFor();
    expect(await value('f-date')).toBe('Mon 6 May 2024');
    expect(await value('f-place')).toContain('Lakki Marwat');
    expect(await page.locator('#f-by-box').innerText()).toMatch(/Tehrik-i-Taliban Pakistan|TTP/);
    expect(await page.locator('#row-4').innerText()).toContain('Security forces');
    expect(await value('f-killed-security')).toBe('3');
    expect(await value('f-wounded-security')).toBe('5');
    expect(await page.locator('#row-6').innerText()).toContain('Improvised bomb');
    expect(await value('f-source-0-publisher')).toBe('Dawn');
  });

  it('numbers what it found in the text as the fields are, and marks the one the text is not sure of', async () => {
    const marks = await page.locator('mark').evaluateAll((all) =>
      all.map((mark) => {
        const number = mark.querySelector('sup')?.textContent ?? '';
        return {
          number,
          words: (mark.textContent ?? '').slice(0, -number.length || undefined),
          unsure: mark.className,
        };
      }),
    );
    const numbers = marks.flatMap(({ number }) => number.match(/\d/g) ?? []);
    expect([...new Set(numbers)].sort()).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(marks.filter(({ number }) => number.includes('?')).map(({ words }) => words)).toEqual([
      'reportedly using a night vision device',
    ]);
    expect(await page.getByRole('region', { name: 'Source text' }).innerText()).toContain(
      LINK.slice('https://www.'.length),
    );
    expect((await found()).filter((line) => line.includes('to confirm'))).toHaveLength(1);
    expect(await page.locator('form .bar').innerText()).toContain('1 field to confirm');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('lets two fields be corrected and the unsure one be confirmed', async () => {
    await press('Alt+2');
    await retype(page, '7 may 2024');
    await press('Alt+5');
    expect(await focused(page)).toBe('f-killed-security');
    await retype(page, '4');
    const confirm = page.getByRole('button', { name: /^Confirm/ });
    for (let n = 0; n < 60 && !(await confirm.evaluate((button) => button === document.activeElement)); n++)
      await press('Shift+Tab');
    await press('Enter');
    await confirm.waitFor({ state: 'hidden' });
    expect(await page.getByText('to confirm').count()).toBe(1);
  });

  it('stores what was corrected and what was proposed, and keeps the text with the event', async () => {
    await press('Control+Enter');
    await page.waitForURL(/\/events\/[0-9a-f-]{36}$/);
    await page.locator('h1').first().waitFor();
    const event = await api(server.address).read<EventOut>(`/api/events/${page.url().split('/').at(-1)}`);
    expect(event).toMatchObject({
      status: 'published',
      kind: 'bomb',
      when: { from: '2024-05-07', precision: 'day' },
      place: { words: ['lakki-marwat'] },
      by: [{ actor: 'ttp', attribution: 'claimed' }],
      against: ['security-forces'],
      deaths: { security: { low: 4, best: 4, high: 4 } },
      wounded: { security: { low: 5, best: 5, high: 5 } },
      sources: [{ publisher: 'Dawn', url: LINK }],
    });
    expect([...event.weapons].sort()).toEqual(['improvised-bomb', 'night-sight']);
    expect(event.sources[0]?.quote).toContain('near Tora Shega village');
    expect(event.summary).toContain('4 security forces killed');
  });

  it('asked nobody but the server on the way', () => {
    expect(asked.filter((url) => new URL(url).origin !== server.address)).toEqual([]);
    expect(asked.some((url) => url.endsWith('/api/events/read-text'))).toBe(true);
    expect(faults).toEqual([]);
  });
});
