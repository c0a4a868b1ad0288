import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Request } from 'playwright-core';
import type { DraftList } from '../../server/domain/desk/draft.ts';
import type { EventOut, EventPage } from '../../server/domain/wire.ts';
import { accessibilityFaults, sidewaysScroll } from './browser.ts';
import { lastingBrowser, poorLine, type LastingBrowser, type PoorLine } from './poor-line.ts';
import { ownFolder, start, type Running } from './product.ts';

describe('an analyst whose line, browser and server fail', () => {
  const [data, profile] = [ownFolder(), ownFolder()];
  const env = { SIGNPOSTS_DATA_DIR: data.folder, SIGNPOSTS_DATA: 'none' };
  let server: Running;
  let line: PoorLine;
  let desk: LastingBrowser;

  beforeAll(async () => {
    server = await start(env);
    line = await poorLine(server.address);
    desk = await lastingBrowser(profile.folder);
  });
  afterAll(async () => {
    await desk?.kill();
    await line?.close();
    await server?.stop();
    data.remove();
    profile.remove();
  });

  const read = async <T>(path: string): Promise<T> => (await fetch(server.address + path)).json() as Promise<T>;
  /** Events of this summary in the log, asked of the server itself. */
  const logged = async (summary: string) =>
    (await read<EventPage>('/api/events?limit=100')).events.filter((event) => event.summary === summary);
  const banner = (words: string) => desk.page.locator('.banner', { hasText: words });
  const comeBack = async (path: string) => {
    await desk.kill();
    desk = await lastingBrowser(profile.folder);
    await desk.page.goto(line.address + path);
  };

  async function type(page: Page, summary: string) {
    await page.locator('#f-kind').waitFor();
    await page.locator('#f-kind').focus();
    await page.keyboard.press('1');
    await page.locator('#f-date').fill('26 mar 2024');
    await page.locator('#f-summary').fill(summary);
    await page.locator('#f-source-0-publisher').fill('The Paper');
    await page.getByText('Draft kept on this device').waitFor();
  }
  const form = async (path = '/events/new') => {
    await desk.page.goto(line.address + path);
    await desk.page.locator('#f-kind').waitFor();
  };
  const save = () => desk.page.locator('#f-save').click();

  it('keeps what is typed on the device at once, and on the server after two seconds', async () => {
    await form();
    await desk.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await type(desk.page, 'Half a sentence');
    await desk.page.getByText('and on the server').waitFor();
    const { drafts } = await read<DraftList>('/api/drafts');
    expect(drafts.map((draft) => draft.title)).toEqual(['Half a sentence']);
  });

  it('finds the draft again after the browser was killed', async () => {
    await desk.page.locator('#f-summary').fill('Half a sentence, and a half');
    await desk.page.waitForTimeout(300);
    await comeBack('/events/new');
    await desk.page.getByText('Restored what you had typed').waitFor();
    expect(await desk.page.locator('#f-summary').inputValue()).toBe('Half a sentence, and a half');
    expect(await desk.page.locator('#f-date').inputValue()).toBe('26 mar 2024');
  });

  it('lists it among the drafts, and opens it from there', async () => {
    await desk.page.goto(`${line.address}/drafts`);
    await desk.page.getByRole('link', { name: 'Half a sentence, and a half' }).click();
    await desk.page.locator('#f-summary').waitFor();
    expect(await desk.page.locator('#f-summary').inputValue()).toBe('Half a sentence, and a half');
  });

  it('lets an event logged without a connection wait, through a kill, and logs it exactly once', async () => {
    const words = 'Logged without a line';
    line.set('cut');
    await desk.page.locator('#f-summary').fill(words);
    await save();
    await banner('1 event waits on this device').waitFor();
    await comeBack('/outbox');
    await desk.page.getByText(words).waitFor();
    await banner('No connection').waitFor();
    expect(await logged(words)).toEqual([]);
    expect(await accessibilityFaults(desk.page)).toEqual([]);

    line.set('open');
    await desk.page.getByRole('button', { name: 'Try now' }).first().click();
    await desk.page.getByText('Nothing waits on this device').waitFor();
    await banner('No connection').waitFor({ state: 'hidden' });
    expect(await logged(words)).toHaveLength(1);
    await expect.poll(async () => (await read<DraftList>('/api/drafts')).drafts).toEqual([]);
  });

  it('logs it once, too, when the server had it and only its answer was lost', async () => {
    const words = 'The answer was lost';
    await form();
    await type(desk.page, words);
    line.set('answers-lost');
    await save();
    await expect.poll(() => logged(words)).toHaveLength(1);
    await banner('1 event waits on this device').waitFor();

    await desk.kill();
    line.set('open');
    await comeBack('/outbox');
    await desk.page.getByText('Nothing waits on this device').waitFor();
    expect(await logged(words)).toHaveLength(1);
    await form();
    expect(await desk.page.locator('#f-summary').inputValue()).not.toBe(words);
  });

  it('goes on by itself when a killed server is back', async () => {
    const words = 'The server was killed';
    await form();
    await type(desk.page, words);
    await server.stop('SIGKILL');
    await save();
    await banner('1 event waits on this device').waitFor();
    server = await start(env);
    line.lead(server.address);
    await expect.poll(() => logged(words), { timeout: 60_000 }).toHaveLength(1);
    await banner('1 event waits').waitFor({ state: 'hidden' });
  });

  it('reads on without a connection and says how old it is', async () => {
    await desk.page.goto(`${line.address}/events`);
    await desk.page.getByText('The server was killed').first().waitFor();
    line.set('cut');
    await desk.page.reload();
    await desk.page.getByText('The server was killed').first().waitFor();
    await banner('before the connection went').waitFor();
    await desk.page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysScroll(desk.page)).toBe(0);
    await desk.page.setViewportSize({ width: 1440, height: 900 });
    line.set('open');
    await banner('No connection').waitFor({ state: 'hidden', timeout: 45_000 });
  });

  it('offers a choice of fields when somebody changed the same event meanwhile', async () => {
    const [row] = await logged('The answer was lost');
    const path = `/api/events/${row?.id}`;
    await form(`/events/${row?.id}/edit`);
    await desk.page.locator('#f-summary').fill('My own words');
    await desk.page.locator('#f-killed-security').fill('4');
    await desk.page.locator('#f-reason').fill('A second source');
    line.set('cut');
    await save();
    await banner('1 event waits on this device').waitFor();

    const { id: _id, ...before } = await read<EventOut>(path);
    const { when, kind, sources, summary } = before;
    const five = { low: 5, best: 5, high: 5 };
    const theirs = await fetch(`${server.address}${path}?reason=Hospital`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"${before.version}"` },
      body: JSON.stringify({ when, kind, sources, summary, status: before.status, deaths: { security: five } }),
    });
    expect(theirs.status).toBe(200);

    line.set('open');
    await desk.page.goto(`${line.address}/outbox`);
    await desk.page.getByText('changed this event while you were editing').waitFor();
    await desk.page.getByText('Security forces killed: you have 4').waitFor();
    expect(await accessibilityFaults(desk.page)).toEqual([]);
    await desk.page.getByRole('button', { name: 'Use 5 and keep my other edits' }).click();
    await desk.page.getByText('Nothing waits on this device').waitFor();
    const now = await read<EventOut>(path);
    expect(now).toMatchObject({ summary: 'My own words', deaths: { security: five }, version: before.version + 2 });
  });

  it('puts what it discards back when asked', async () => {
    await form();
    await type(desk.page, 'To be discarded');
    line.set('cut');
    await save();
    await banner('1 event waits on this device').waitFor();
    await desk.page.getByRole('link', { name: 'See the event' }).click();
    await desk.page.getByRole('button', { name: 'Discard' }).click();
    await desk.page.getByText('Nothing waits on this device').waitFor();
    await desk.page.getByRole('button', { name: 'Undo' }).click();
    await desk.page.getByRole('button', { name: 'Open as draft' }).click();
    await desk.page.locator('#f-summary').waitFor();
    expect(await desk.page.locator('#f-summary').inputValue()).toBe('To be discarded');
    line.set('open');
  });

  it('keeps two forms in two tabs apart, and sends what both tabs know of once', async () => {
    const [first, second] = [desk.page, await desk.page.context().newPage()];
    second.setDefaultTimeout(30_000);
    await form();
    await first.locator('#f-summary').fill('');
    await type(first, 'Typed in the first tab');
    await second.goto(`${line.address}/events/new`);
    await type(second, 'Typed in the second tab');
    await first.locator('#f-summary').fill('Typed in the first tab, and on');
    await first.getByText('and on the server').waitFor();
    await second.getByText('and on the server').waitFor();
    const titles = async () => (await read<DraftList>('/api/drafts')).drafts.map((draft) => draft.title);
    await expect
      .poll(titles)
      .toEqual(expect.arrayContaining(['Typed in the first tab, and on', 'Typed in the second tab']));
    expect(await second.locator('#f-summary').inputValue()).toBe('Typed in the second tab');

    line.set('cut');
    await first.bringToFront();
    await save();
    await banner('1 event waits on this device').waitFor();
    await second.bringToFront();
    await second.locator('.banner', { hasText: '1 event waits on this device' }).waitFor();
    let sent = 0;
    const count = (request: Request) => {
      if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/events') sent++;
    };
    for (const page of [first, second]) page.on('request', count);
    line.set('open');
    // Both at the same moment, as two hands would; whoever is late finds nothing to press any more.
    const pressed = [first, second].map((page) =>
      page.getByRole('button', { name: 'Try now' }).first().click({ timeout: 3_000 }),
    );
    await Promise.allSettled(pressed);
    await expect.poll(() => logged('Typed in the first tab, and on'), { timeout: 60_000 }).toHaveLength(1);
    await second.locator('.banner', { hasText: 'waits' }).waitFor({ state: 'hidden' });
    expect(sent).toBe(1);
    expect(await logged('Typed in the first tab, and on')).toHaveLength(1);
    expect(await second.locator('#f-summary').inputValue()).toBe('Typed in the second tab');
    await expect.poll(titles).not.toContain('Typed in the first tab, and on');
    await second.close();
  });
});
