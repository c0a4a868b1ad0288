import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventInput } from '../../server/domain/event/event.ts';
import type { ForecastReading } from '../../server/domain/reading/reading.ts';
import type { CommentOut } from '../../server/domain/desk/queue.ts';
import type { EventOut } from '../../server/domain/wire.ts';
import { accessibilityFaults, choose, focused, openBrowser, openForm, openPage } from './browser.ts';
import { api, ownFolder, start, type Api, type Running } from './product.ts';

const FORECAST = 'pakistan-ttp-2023';
const INDICATOR = `/f/${FORECAST}/i/chinese-targets?feed=desk`;
const WHY_NOT = 'The target was a private house next door';

/** A made-up attack that the forecast's file calls sensitive. */
const attack = (day: string): EventInput => ({
  kind: 'bomb',
  when: { from: day },
  place: { words: ['shangla'] },
  by: [{ actor: 'ttp', attribution: 'claimed' }],
  against: ['chinese'],
  deaths: { civilians: { low: 1, best: 1, high: 1 } },
  summary: `Made-up bomb beside a camp on ${day}`,
  sources: [{ publisher: 'Dawn' }, { publisher: 'The News' }],
});

describe('a second look, and decisions against the rule', () => {
  const own = ownFolder();
  let server: Running;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let log: Api;

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      start({ SIGNPOSTS_DATA_DIR: own.folder, SIGNPOSTS_DATA: 'none' }),
      openBrowser(),
    ]);
    log = api(server.address);
    const covered = { feed: 'desk', countries: ['pakistan'], from: '2018-01', to: '2024-12' };
    await log.send('POST', '/api/data/coverage', covered);
    ({ page, faults } = await openPage(browser, server.address));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    own.remove();
  });

  const press = (key: string) => page.keyboard.press(key);
  const stored = (day: string) => log.send<EventOut>('POST', '/api/events', attack(day));
  const statusOf = async ({ id }: EventOut) => (await log.read<EventOut>(`/api/events/${id}`)).status;
  const open = (event: EventOut) => page.locator('#decision', { hasText: event.summary ?? '' }).waitFor();
  const report = async () =>
    (await (await fetch(`${server.address}/api/forecasts/${FORECAST}/report?format=html&feed=desk`)).text()).replace(
      /\s+/g,
      ' ',
    );
  const ownReading = async () => {
    const reading = await log.read<ForecastReading>(`/api/forecasts/${FORECAST}/reading?feed=desk`);
    const all = reading.developments.flatMap((development) => development.indicators);
    return all.find((indicator) => indicator.id === 'chinese-targets');
  };
  const events: EventOut[] = [];

  it('holds back a sensitive claim, and says so before and after it is logged', async () => {
    await openForm(page);
    await press('1');
    await expect.poll(() => focused(page)).toBe('f-kind-precise');
    await press('Alt+2');
    await page.keyboard.type('4 mar 2024');
    await press('Alt+4');
    await choose(page, 'ttp');
    await press('Tab');
    await choose(page, 'chinese');
    await press('Alt+8');
    await page.keyboard.type('Dawn');
    await page.getByText('Goes to review, because it names a Chinese target.').waitFor();
    await press('Control+Enter');
    await page.waitForURL(/\/events\/[0-9a-f-]{36}$/);
    await page.getByText('Kept for review because it names a Chinese target').waitFor();
    const event = await log.read<EventOut>(`/api/events/${page.url().split('/').at(-1)}`);
    expect(event.status).toBe('in-review');
    events.push(event);
    for (const day of ['2024-03-11', '2024-04-09', '2024-05-20']) events.push(await stored(day));
    expect(await Promise.all(events.map(statusOf))).toEqual(Array(4).fill('in-review'));
  });

  it('is decided by K, A and R, and the next one opens by itself', async () => {
    const [first, second, third, newest] = events as [EventOut, EventOut, EventOut, EventOut];
    await press('g');
    await press('r');
    await page.waitForURL('**/review');
    await open(newest);
    await press('k');
    await open(third);
    await page.getByText('Kept.', { exact: true }).waitFor();
    expect(await statusOf(newest)).toBe('published');

    await press('a');
    await page.keyboard.type('Which camp was it?');
    await press('Enter');
    await open(second);
    await page.getByText('Asked. It goes on waiting.').waitFor();
    expect(await statusOf(third)).toBe('in-review');
    const { comments } = await log.read<{ comments: CommentOut[] }>(`/api/events/${third.id}/comments`);
    expect(comments.map((comment) => comment.body)).toEqual(['Which camp was it?']);

    await press('r');
    await press('Enter');
    await page.getByText('Say in a few words why, for those who read the log later').waitFor();
    await page.keyboard.type('Told of an older attack');
    await press('Enter');
    await open(first);
    expect(await statusOf(second)).toBe('retracted');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is taken back with Ctrl Z', async () => {
    const second = events[1] as EventOut;
    await page.getByRole('button', { name: 'Undo Ctrl Z' }).waitFor();
    await press('Control+z');
    await page.getByText('Taken back.').waitFor();
    expect(await statusOf(second)).toBe('in-review');
    await open(second);
  });

  it('takes comments, which change nothing', async () => {
    const field = page.getByRole('textbox', { name: 'Comment' });
    await field.focus();
    await page.keyboard.type('The office in Swat has a photograph.');
    await press('Tab');
    await press('Enter');
    await page.locator('li', { hasText: 'The office in Swat has a photograph.' }).waitFor();
    expect(await statusOf(events[1] as EventOut)).toBe('in-review');
  });

  it('is not kept by its author where two people must look', async () => {
    await page.goto('/review');
    await page.getByText('What is held back, and who may decide').click();
    await page.getByRole('checkbox', { name: 'Who logged or last changed an event may not keep it' }).check();
    await page.getByText('Somebody else must keep it.').waitFor();
    await page.getByText('Two people must look:').waitFor();
    await page.locator('h1').click();
    await press('k');
    await page.getByRole('alert').filter({ hasText: 'somebody else must keep it' }).waitFor();
    expect(await statusOf(events[1] as EventOut)).toBe('in-review');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults.filter((fault) => !/status of 40\d/.test(fault))).toEqual([]);
    faults.length = 0;
  });

  it('counts silence as zero only where somebody looked, and says so on the page and in the report', async () => {
    const before = (await ownReading())?.coverage.nil ?? 0;
    await page.goto(INDICATOR);
    await page.getByText('Nobody has said that they looked and found none.').waitFor();
    await page.getByRole('button', { name: 'We looked, found none' }).focus();
    await press('Enter');
    await page.locator('#nil-from').waitFor();
    await page.locator('#nil-from').focus();
    await page.keyboard.type('1 jan 2025');
    await press('Tab');
    await page.keyboard.type('31 mar 2025');
    await press('Tab');
    await page.keyboard.type('Dawn, The News');
    expect(await accessibilityFaults(page)).toEqual([]);
    await press('Enter');
    await page.getByText('None from 1 Jan 2025 to 31 Mar 2025').waitFor();
    await page.getByText('Looked in Dawn, The News.').waitFor();
    await page.getByText(/3 months of them because somebody looked and found none/).waitFor();
    expect((await ownReading())?.coverage.nil).toBe(before + 3);
    expect((await report()).includes('3 months covered because somebody looked and found none.')).toBe(true);
  });

  it('lets a person decide against the rule, with a reason that stands wherever the number is shown', async () => {
    const kept = events[3] as EventOut;
    const before = (await ownReading())?.counts.after ?? 0;
    await page.goto(`/events/${kept.id}`);
    await page.getByRole('button', { name: 'Decide against the rule' }).focus();
    await press('Enter');
    await page
      .locator('#override-indicator')
      .selectOption({ label: 'Attacks on Chinese people and projects by the TTP or its allies' });
    await page.locator('#override-reason').focus();
    await page.keyboard.type(WHY_NOT);
    expect(await accessibilityFaults(page)).toEqual([]);
    await press('Enter');
    await page.getByText('Not counted toward').waitFor();
    await page.getByText(`“${WHY_NOT}”`).first().waitFor();
    expect((await ownReading())?.counts.after).toBe(before - 1);
    await page.goto(INDICATOR);
    await page.getByRole('heading', { name: 'Decided by hand against the rule' }).waitFor();
    const words = await page.locator('#by-hand').innerText();
    expect(words).toContain('Not counted by');
    expect(words).toContain(WHY_NOT);
    const html = await report();
    expect(html.includes('Decided by hand against the rule: 1 event not counted.')).toBe(true);
    expect(html.includes(WHY_NOT)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
