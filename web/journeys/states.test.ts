import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventInput } from '../../server/domain/event/event.ts';
import type { EventOut } from '../../server/domain/wire.ts';
import { choose, faultsInEveryLook, openBrowser, openPage } from './browser.ts';
import { api, ownFolder, start, type Running } from './product.ts';

/** A made-up bomb; `against` makes it one that goes to review. */
const bomb = (day: string, more: Partial<EventInput> = {}): EventInput => ({
  kind: 'bomb',
  when: { from: day },
  place: { words: ['bannu'] },
  by: [{ actor: 'ttp', attribution: 'attributed' }],
  deaths: { security: { low: 3, best: 3, high: 3 } },
  summary: `Bomb on a made-up road in Bannu on ${day}`,
  sources: [{ publisher: 'The Wire', url: `https://wire.example/${day}` }],
  ...more,
});

describe('every state of the desk, light and dark, wide and narrow', () => {
  const [own, fresh] = [ownFolder(), ownFolder()];
  let server: Running;
  let empty: Running;
  let browser: Browser;
  let one = '';
  let twin = '';

  beforeAll(async () => {
    [server, empty, browser] = await Promise.all([
      start({ SIGNPOSTS_DATA_DIR: own.folder, SIGNPOSTS_DATA: 'practice' }),
      start({ SIGNPOSTS_DATA_DIR: fresh.folder, SIGNPOSTS_DATA: 'none' }),
      openBrowser(),
    ]);
    const log = api(server.address);
    const send = (event: EventInput) => log.send<EventOut>('POST', '/api/events', event);
    ({ id: one } = await send(bomb('2024-05-14')));
    ({ id: twin } = await send(bomb('2024-05-14', { summary: 'The same made-up bomb', weapons: ['vehicle-bomb'] })));
    await send(bomb('2024-06-01', { against: ['chinese'] }));
    const changed = bomb('2024-05-14', { wounded: { security: { low: 4, best: 5, high: 9 } } });
    await log.send('PUT', `/api/events/${one}?reason=Hospital`, changed, { 'if-match': '"1"' });
    await log.send('POST', `/api/events/${one}/comments`, { body: 'The office has a photograph.' });
    const file = { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: 'A made-up note.' };
    const kept = await fetch(`${server.address}/api/events/${one}/attachments?name=note.txt`, file);
    expect(kept.status).toBeLessThan(300);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([server?.stop(), empty?.stop()]);
    own.remove();
    fresh.remove();
  });

  const rest = (page: Page) => page.waitForLoadState('networkidle');
  const go = async (page: Page, path: string) => {
    await page.goto(path);
    await page.locator('main h1').first().waitFor();
  };
  const form = async (page: Page) => {
    await go(page, '/events/new');
    await page.locator('#f-kind:focus').waitFor();
  };
  const filled = async (page: Page) => {
    await form(page);
    await page.keyboard.press('1');
    await page.locator('#f-kind-precise:focus').waitFor();
    await page.keyboard.type('road');
    await page.keyboard.press('Alt+2');
    await page.keyboard.type('14 may 2024');
    await page.keyboard.press('Alt+3');
    await choose(page, 'Bannu');
    await page.keyboard.press('Alt+4');
    await choose(page, 'ttp');
    await page.keyboard.press('Alt+5');
    await page.keyboard.type('3');
    await page.keyboard.press('Alt+8');
    await page.keyboard.type('The Paper');
  };
  const onList = async (page: Page) => {
    await go(page, '/events?month=2024-05&by=ttp&place=bannu');
    await page.locator('main tbody tr').first().waitFor();
  };

  const STATES: Record<string, (page: Page) => Promise<void>> = {
    'events: the list': onList,
    'events: nothing matches': async (page) => {
      await go(page, '/events?q=nothing-of-this-name&actor=ttp');
      await page.getByRole('heading', { name: /^No events match/ }).waitFor();
    },
    'events: several chosen': async (page) => {
      await onList(page);
      await page.keyboard.press('j');
      await page.keyboard.press('Shift+J');
      await page.getByRole('region', { name: 'Chosen events' }).waitFor();
    },
    'events: a look at a row, and adding a filter': async (page) => {
      await onList(page);
      await page.keyboard.press('j');
      await page.keyboard.press('Space');
      await page.keyboard.press('f');
    },
    'events: the map in the place of the list': async (page) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await onList(page);
      await page.getByRole('button', { name: 'Map', exact: true }).click();
      await page.locator('.side-by svg').first().waitFor();
    },
    'events: changing many': async (page) => {
      await onList(page);
      await page.keyboard.press('Control+a');
      await page.keyboard.press('e');
      const dialog = page.getByRole('dialog');
      await dialog.locator('select').nth(1).selectOption('disputed');
      await dialog.getByRole('button', { name: /^Change/ }).waitFor();
    },
    'an event with its history, its files and a comment': async (page) => {
      await go(page, `/events/${one}`);
      await page.getByText('The office has a photograph.').waitFor();
      await page.getByRole('link', { name: 'note.txt' }).waitFor();
    },
    'an event: two versions compared': async (page) => {
      await go(page, `/events/${one}`);
      await page
        .getByRole('button', { name: /^Compare/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('table').waitFor();
    },
    'an event: why it is retracted': async (page) => {
      await go(page, `/events/${one}`);
      await page.getByRole('button', { name: 'Retract' }).click();
    },
    'an event: looked for another to merge with': async (page) => {
      await go(page, `/events/${one}`);
      await page.getByRole('button', { name: 'Merge with another' }).click();
      await page.getByRole('dialog').getByText('The same made-up bomb').waitFor();
    },
    'an event: changed in the form': (page) => go(page, `/events/${one}/edit`),
    'two events, field by field': async (page) => {
      await go(page, `/events/${one}/merge/${twin}`);
      await page.getByRole('button', { name: 'Merge events' }).waitFor();
    },
    'the form: empty': form,
    'the form: filled, and like one that is here': async (page) => {
      await filled(page);
      await page.getByRole('region', { name: 'Looks like one we have' }).waitFor();
    },
    'the form: with a text read': async (page) => {
      await form(page);
      await page.locator('#f-text').fill('A bomb reportedly killed three policemen in Bannu on 14 May 2024.');
      await page.getByRole('button', { name: 'Read text' }).click();
      await page
        .getByText(/to confirm/)
        .first()
        .waitFor();
    },
    'the form: with faults': async (page) => {
      await form(page);
      await page.keyboard.press('1');
      await page.locator('#f-date').fill('31 apr 2024');
      await page.locator('#f-killed-security').fill('6-4');
      await page.locator('#f-source-0-grade').fill('Z9');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').filter({ hasText: 'There is a problem' }).waitFor();
    },
    'the form: every row open': async (page) => {
      await filled(page);
      for (const n of [2, 3, 4, 5, 6, 8]) {
        await page.keyboard.press(`Alt+${n}`);
        await page.keyboard.press('Alt+ArrowDown');
      }
      await page.getByRole('button', { name: 'Add a second source' }).click();
      await page.locator('#f-until').waitFor();
      await page.locator('#f-killed-unknown').waitFor();
      await page.locator('#f-source-0-quote').waitFor();
    },
    'the review: something to decide': async (page) => {
      await go(page, '/review');
      await page.locator('#decision').waitFor();
      await page.getByText('What is held back, and who may decide').click();
      await page.getByRole('group', { name: 'What is held back' }).waitFor();
    },
    'the review: why it is rejected': async (page) => {
      await go(page, '/review');
      await page.locator('#decision').waitFor();
      await page.keyboard.press('r');
      await page.locator('#decide-note').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('#decide-error').waitFor();
    },
    'the review: possible duplicates': async (page) => {
      await go(page, '/review?tab=duplicates');
      await page.getByText('The same made-up bomb').first().waitFor();
    },
    'the drafts': async (page) => {
      await filled(page);
      await page.getByText('and on the server').waitFor();
      await go(page, '/drafts');
      await page.locator('main li').first().waitFor();
    },
    'what waits on this device': async (page) => {
      await filled(page);
      // Active means that it holds all files.
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.context().setOffline(true);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('link', { name: 'See the event' }).click();
      await page.getByRole('heading', { name: 'Waiting on this device' }).waitFor();
    },
    'the list of keys': async (page) => {
      await go(page, '/events');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  };

  /** Requests that fail are what is looked at; the pages themselves must not stumble. */
  const unasked = (fault: string) => !/Failed to load resource/.test(fault);

  it.each(Object.keys(STATES))('%s', async (name) => {
    const { page, faults } = await openPage(browser, server.address, { workers: name.startsWith('what waits') });
    try {
      await STATES[name]?.(page);
      await rest(page);
      expect(await faultsInEveryLook(page)).toEqual([]);
      expect(faults.filter(unasked)).toEqual([]);
    } finally {
      await page.context().close();
    }
  });

  const PAGES = ['/events', '/events/ONE', '/events/new', '/review'];
  /** Faults of each page in a state, on one page after the other. */
  async function faultsOf(page: Page, paths: readonly string[], there: (page: Page) => Promise<void>) {
    const found: Record<string, string[]> = {};
    for (const path of paths) {
      await page.goto(path.replace('ONE', one));
      await there(page);
      found[path] = await faultsInEveryLook(page);
    }
    return found;
  }
  const without = (paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, []]));

  it('empty', async () => {
    const paths = ['/events', '/events/new', '/review', '/review?tab=duplicates', '/drafts', '/outbox'];
    const { page, faults } = await openPage(browser, empty.address, { workers: false });
    const there = async () => {
      await page.locator('main h1').first().waitFor();
      await rest(page);
    };
    expect(await faultsOf(page, paths, there)).toEqual(without(paths));
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('loading', async () => {
    const { page, faults } = await openPage(browser, server.address, { workers: false });
    await page.route('**/api/**', () => undefined);
    const loading = page.getByRole('status').filter({ hasText: 'Loading' }).first();
    expect(await faultsOf(page, PAGES, () => loading.waitFor({ state: 'attached' }))).toEqual(without(PAGES));
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('error', async () => {
    const { page, faults } = await openPage(browser, server.address, { workers: false });
    await page.route('**/api/**', (route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'busy' }));
    const said = () => page.getByRole('alert').first().waitFor();
    expect(await faultsOf(page, PAGES, said)).toEqual(without(PAGES));
    expect(faults.filter(unasked)).toEqual([]);
    await page.context().close();
  });

  it('offline', async () => {
    const { page, faults } = await openPage(browser, server.address);
    await page.goto('/drafts');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    for (const path of PAGES) {
      await page.goto(path.replace('ONE', one));
      await rest(page);
    }
    await page.context().setOffline(true);
    const said = () => page.getByText('No connection.').first().waitFor();
    expect(await faultsOf(page, PAGES, said)).toEqual(without(PAGES));
    expect(faults.filter(unasked)).toEqual([]);
    await page.context().close();
  });
});
