import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventLinks } from '../../server/domain/desk/twin.ts';
import type { EventInput } from '../../server/domain/event/event.ts';
import type { EventOut, EventPage } from '../../server/domain/wire.ts';
import { accessibilityFaults, choose, focused, openBrowser, openForm, openPage } from './browser.ts';
import { api, ownFolder, start, type Api, type Running } from './product.ts';

const three = { low: 3, best: 3, high: 3 };
const five = { low: 5, best: 5, high: 5 };
/** A made-up bomb as another analyst may have logged it. */
const bomb = (day: string, more: Partial<EventInput> = {}): EventInput => ({
  kind: 'bomb',
  when: { from: day },
  place: { words: ['bannu'] },
  by: [{ actor: 'ttp', attribution: 'attributed' }],
  deaths: { security: three },
  summary: `Bomb on a made-up road in Bannu on ${day}`,
  sources: [{ publisher: 'The Wire', url: `https://wire.example/${day}` }],
  ...more,
});

describe('an event that is in the log already', () => {
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
    ({ page, faults } = await openPage(browser, server.address));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    own.remove();
  });

  const press = (key: string) => page.keyboard.press(key);
  const panel = () => page.getByRole('region', { name: 'Looks like one we have' });
  const stored = (more: EventInput) => log.send<EventOut>('POST', '/api/events', more);
  /** How many events make the number of the month. */
  const counted = async (month: string) =>
    (await log.read<EventPage>(`/api/events?forecast=pakistan-ttp-2023&indicator=deaths-per-attack&month=${month}`))
      .total;
  const total = async () => (await log.read<EventPage>('/api/events?limit=1')).total;
  const here = () => page.url().split('/').at(-1) ?? '';

  async function typeBomb(day: string, publisher: string) {
    await openForm(page);
    await press('1');
    await expect.poll(() => focused(page)).toBe('f-kind-precise');
    await page.keyboard.type('road');
    await press('Alt+2');
    await page.keyboard.type(day);
    await press('Alt+3');
    await choose(page, 'Bannu');
    await press('Alt+4');
    await choose(page, 'ttp');
    await press('Alt+8');
    await page.keyboard.type(publisher);
  }
  async function logged() {
    await press('Control+Enter');
    await page.waitForURL(/\/events\/[0-9a-f-]{36}$/);
    await page.locator('h1').first().waitFor();
    return here();
  }
  /** Walks to something with Tab, as a hand without a mouse does. */
  async function walkTo(target: Locator) {
    await target.waitFor();
    for (let n = 0; n < 150; n++) {
      if (await target.evaluate((one) => one === document.activeElement)) return;
      await press('Tab');
    }
    throw new Error(`Tab does not reach ${target.toString()}`);
  }

  it('is shown beside the form when it is typed again, and Alt D says that the two are different', async () => {
    await typeBomb('6 mar 2024', 'Dawn');
    const first = await logged();
    await typeBomb('6 mar 2024', 'Dawn');
    await panel().waitFor();
    expect(await panel().innerText()).toContain('same day');
    expect(await accessibilityFaults(page)).toEqual([]);
    await press('Alt+d');
    await panel().waitFor({ state: 'hidden' });
    const second = await logged();
    expect(second).not.toBe(first);
    await page.getByText('Looked alike and was found different').waitFor();
    const { links } = await log.read<EventLinks>(`/api/events/${first}/links`);
    expect(links.map((link) => [link.kind, link.event.id])).toEqual([['different', second]]);
    expect(await counted('2024-03')).toBe(2);
  });

  it('gets the source by Alt M, and nothing new is logged', async () => {
    const there = await stored(bomb('2024-04-10'));
    const before = await total();
    await typeBomb('10 apr 2024', 'Dawn');
    await panel().waitFor();
    await press('Alt+m');
    await page.waitForURL(`**/events/${there.id}`);
    await page.getByText('Your source was added to it.').waitFor();
    const now = await log.read<EventOut>(`/api/events/${there.id}`);
    expect(now.sources.map((source) => source.publisher)).toEqual(['The Wire', 'Dawn']);
    expect(await total()).toBe(before);
    await openForm(page);
    expect(await page.locator('#f-date').inputValue()).toBe('');
  });

  it('is merged field by field with the one logged elsewhere, and counts once', async () => {
    const kept = await stored(bomb('2024-05-14'));
    const other = await stored(bomb('2024-05-14', { deaths: { security: five }, sources: [{ publisher: 'Dawn' }] }));
    expect(await counted('2024-05')).toBe(2);
    await page.goto(`/events/${kept.id}`);
    const door = page.getByRole('button', { name: 'Merge with another' });
    await walkTo(door);
    await press('Enter');
    const likely = page.getByRole('dialog').getByRole('button', { name: /Bomb on a made-up road/ });
    await walkTo(likely);
    await press('Enter');
    await page.waitForURL(`**/events/${kept.id}/merge/${other.id}`);
    await page.getByRole('button', { name: 'Merge events' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    const killed = page.getByRole('row', { name: /killed/i }).filter({ has: page.getByRole('radio') });
    const chosen = killed.getByRole('radio', { checked: true });
    const [mine, theirs] = [
      killed.getByRole('radio', { name: /B, already here/ }),
      killed.getByRole('radio', { name: /A, new/ }),
    ];
    await walkTo(chosen);
    // Whatever is proposed, the arrows choose: first the one that is here, then the other.
    if (!(await mine.isChecked())) await press('ArrowRight');
    expect(await mine.isChecked()).toBe(true);
    await press('ArrowLeft');
    expect(await theirs.isChecked()).toBe(true);
    await page
      .getByText(/falls from 2 to 1|stays at|rises/)
      .first()
      .waitFor();
    await walkTo(page.getByRole('button', { name: 'Merge events' }));
    await press('Enter');
    await page.waitForURL(`**/events/${kept.id}`);
    await page.getByText('Merged. Both records stay readable.').waitFor();
    expect(await log.read<EventOut>(`/api/events/${kept.id}`)).toMatchObject({
      status: 'published',
      deaths: { security: five },
      sources: [{ publisher: 'The Wire' }, { publisher: 'Dawn' }],
    });
    expect((await log.read<EventOut>(`/api/events/${other.id}`)).status).toBe('retracted');
    expect(await counted('2024-05')).toBe(1);
  });

  it('is two events again, counted as before, after Ctrl Z', async () => {
    const [, id = ''] = /events\/(.+)$/.exec(page.url()) ?? [];
    await page.getByRole('button', { name: 'Undo Ctrl Z' }).waitFor();
    await press('Control+z');
    await page.getByText('Taken back.').waitFor();
    expect(await counted('2024-05')).toBe(2);
    expect(await log.read<EventOut>(`/api/events/${id}`)).toMatchObject({
      deaths: { security: three },
      sources: [{ publisher: 'The Wire' }],
    });
    expect((await log.read<EventLinks>(`/api/events/${id}/links`)).links).toEqual([]);
  });

  it('met no console error on the way', () => {
    expect(faults).toEqual([]);
  });
});
