import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForecastReading, IndicatorReading } from '../../server/domain/reading/reading.ts';
import type { EventPage } from '../../server/domain/wire.ts';
import { accessibilityFaults, faultsInEveryLook, openBrowser, openPage } from './browser.ts';
import { ownFolder, signposts, start, type Running } from './product.ts';

const FORECAST = '/f/pakistan-ttp-2023';
const API = '/api/forecasts/pakistan-ttp-2023';
const BESHAM = 'Car bomb kills five Chinese engineers and their driver on the road to Dasu';

describe('the first hour of a newcomer', () => {
  const own = ownFolder();
  const env = { SIGNPOSTS_DATA_DIR: own.folder };
  let server: Running;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    [server, browser] = await Promise.all([start(env), openBrowser()]);
    ({ page, faults } = await openPage(browser, server.address));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    own.remove();
  });

  const json = async <T>(address: string): Promise<T> =>
    (await (await fetch(`${server.address}${address}`)).json()) as T;
  const sign = async (id: string): Promise<IndicatorReading> => {
    const reading = await json<ForecastReading>(`${API}/reading`);
    const found = reading.developments
      .flatMap((development) => development.indicators)
      .find((indicator) => indicator.id === id);
    if (!found) throw new Error(`no indicator ${id}`);
    return found;
  };
  const noun = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

  it('is offered three beginnings and chooses practice', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: /notable events/i }).waitFor();
    await page.getByRole('button', { name: /practice/i }).click();
    await page.getByRole('heading', { level: 1, name: /trending as predicted/ }).waitFor({ timeout: 60_000 });
    expect(await page.locator('body').innerText()).toContain('Practice data, made up. Not for citation.');
  });

  it('reads the bottom line and three verdicts, the same as the command line prints', async () => {
    const printed = await signposts(['read', '--forecast', 'pakistan-ttp-2023'], env);
    expect(printed).toContain(await page.locator('h1').innerText());
    const reading = await json<ForecastReading>(`${API}/reading`);
    for (const development of reading.developments.slice(0, 3)) expect(await noun()).toContain(development.title);
  });

  it('finds events by the name of an actor', async () => {
    const found = await json<EventPage>('/api/events?q=Islamic%20State%20Khorasan&limit=5');
    expect(found.total).toBe((await json<EventPage>('/api/events?actor=iskp&limit=1')).total);
    expect(found.total).toBeGreaterThan(0);
  });

  it('logs the Besham attack by keyboard and is told what it will count toward', async () => {
    await page.goto(`${FORECAST}/i/chinese-targets`);
    await page.locator('h1').waitFor();
    await page.keyboard.press('c');
    await page.waitForURL('**/events/new');
    await page.locator('#f-date').waitFor();
    await page.keyboard.press('1');
    await page.locator('#f-kind-precise').selectOption('suicide-bombing');
    await page.locator('#f-date').fill('26 mar 2024');
    await pickWord('#f-place', 'Besham');
    await pickWord('#f-by', 'Tehrik-i-Taliban Pakistan');
    await pickWord('#f-against', 'Chinese');
    await page.locator('#f-killed-civilians').fill('6');
    await page.locator('#f-summary').fill(BESHAM);
    await page.locator('#f-source-0-publisher').fill('Reuters in The Nation');
    await page.locator('#f-source-0-grade').fill('B2');
    const counts = page
      .locator('section', { hasText: 'This event will count toward' })
      .locator('li', { hasText: 'Attacks on Chinese people and projects' });
    await counts.getByText(/Mar 2024: \d+ to \d+/).waitFor();
    const [before, after] = (/Mar 2024: (\d+) +to (\d+)/.exec((await counts.innerText()).replace(/\s+/g, ' ')) ?? [])
      .slice(1)
      .map(Number);
    expect(after).toBe((before ?? NaN) + 1);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('keeps the sensitive claim in the review, sees its indicator move by one, and finds the event behind its bar', async () => {
    const before = await sign('chinese-targets');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: new RegExp(BESHAM) }).waitFor();
    expect((await sign('chinese-targets')).counts.after).toBe(before.counts.after);
    await page.goto('/review');
    await page.getByText('it names a Chinese target').first().waitFor();
    await page.keyboard.press('k');
    await page.getByText('Kept.').first().waitFor();
    const after = await sign('chinese-targets');
    expect(after.counts.after).toBe(before.counts.after + 1);
    await page.goto(`${FORECAST}/i/chinese-targets?m=2024-03`);
    await page.getByRole('link', { name: BESHAM }).click();
    await page.getByRole('heading', { name: new RegExp(BESHAM) }).waitFor();
    await page
      .getByRole('main')
      .getByRole('link', { name: 'Attacks on Chinese people and projects by the TTP or its allies' })
      .waitFor();
    expect(await noun()).toContain('Reuters in The Nation');
  });

  it('takes a report away whose figures are those of the page', async () => {
    await page.goto(FORECAST);
    await page.getByRole('heading', { level: 1, name: /trending as predicted/ }).waitFor();
    const shown = await noun();
    const reading = await json<ForecastReading>(`${API}/reading`);
    const html = (await (await fetch(`${server.address}${API}/report?format=html`)).text()).replace(/&quot;/g, '"');
    const csv = await (await fetch(`${server.address}${API}/report?format=csv`)).text();
    const byCommand = await signposts(['report', '--forecast', 'pakistan-ttp-2023', '--format', 'csv'], env);
    expect(byCommand.replace(/^\uFEFF/, '').trim()).toBe(csv.replace(/^\uFEFF/, '').trim());
    expect(html).toContain(reading.sentences.finding);
    expect(shown).toContain(reading.sentences.finding);
    for (const indicator of reading.developments.slice(0, 3).flatMap((development) => development.indicators)) {
      const change = indicator.change?.words.replace(/\s+/g, ' ');
      if (change) expect([indicator.id, shown.includes(change)]).toEqual([indicator.id, true]);
      for (const words of [indicator.before?.words, indicator.after?.words]) {
        expect([indicator.id, html.includes(words ?? ''), csv.includes(words ?? '')]).toEqual([
          indicator.id,
          true,
          true,
        ]);
      }
    }
    const report = await openPage(browser, 'data:');
    await report.page.setContent(html);
    expect(await accessibilityFaults(report.page)).toEqual([]);
    expect(report.faults).toEqual([]);
    await report.page.close();
  });

  it('takes the event back, with a reason, and the count falls again', async () => {
    const before = await sign('chinese-targets');
    const { events } = await json<EventPage>(`/api/events?q=${encodeURIComponent('road to Dasu')}`);
    const [event] = events;
    await page.goto(`/events/${event?.id}`);
    await page.getByRole('button', { name: /retract/i }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('A practice entry');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /retract/i })
      .click();
    await page.getByText('A practice entry').first().waitFor();
    expect((await sign('chinese-targets')).counts.after).toBe(before.counts.after - 1);
  });

  it.each(['', '/d/tactics-and-territory', '/i/districts-hit', '/i/deep-strikes'])(
    'has no fault in light and dark, wide and narrow: %s',
    async (path) => {
      await walk(`${FORECAST}${path}`);
    },
  );
  // The pages of the desk have a journey of their own: states.test.ts.
  it.each(['/data', '/method'])('has no fault in light and dark, wide and narrow: %s', async (path) => {
    await walk(path);
  });

  it('removes the practice data in one go and is empty again', async () => {
    await page.goto('/data');
    await page
      .getByRole('button', { name: /remove/i })
      .first()
      .click();
    const dialog = page.getByRole('dialog').getByRole('button', { name: /remove/i });
    await dialog.click();
    await expect
      .poll(async () => (await json<EventPage>('/api/events')).events.filter((event) => event.sample).length, {
        timeout: 15_000,
      })
      .toBe(0);
  });

  it('met no console error and asked nobody else on the way', () => {
    expect(faults).toEqual([]);
  });

  async function pickWord(field: string, word: string) {
    await page.locator(field).fill(word);
    await page.keyboard.press('Enter');
  }

  async function walk(path: string) {
    const visit = await openPage(browser, server.address);
    await visit.page.goto(path);
    await visit.page.locator('h1').first().waitFor();
    await visit.page.waitForLoadState('networkidle');
    expect(await faultsInEveryLook(visit.page)).toEqual([]);
    expect(visit.faults).toEqual([]);
    await visit.page.close();
  }
});
