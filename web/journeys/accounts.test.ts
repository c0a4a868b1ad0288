import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { codeOf } from '../../server/auth/second-factor.ts';
import { stepAt } from '../../server/domain/account/totp.ts';
import { faultsInEveryLook, openBrowser, openPage } from './browser.ts';
import { ownFolder, signposts, start, type Running } from './product.ts';

const { folder, remove } = ownFolder();
const ENV = { SIGNPOSTS_DATA_DIR: folder, SIGNPOSTS_DATA: 'practice' };
const PASSWORD = { mara: 'lantern gravel ostrich noon', iqra: 'pepper violin glacier moth' };
let server: Running;
let browser: Browser;

beforeAll(async () => {
  server = await start(ENV);
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  remove();
});

/** Without the refusals that are meant: not signed in, and a password that is no good. The browser writes them into its console. */
const unexpected = (faults: readonly string[]) => faults.filter((fault) => !/status of (401|422)/.test(fault));

async function makeAccount(page: Page, { email, name, password }: { email?: string; name: string; password: string }) {
  if (email) await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel(/^Your name/).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}
async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

describe('accounts', () => {
  it('from the first link to somebody shut out, by keyboard and in every look', { timeout: 300_000 }, async () => {
    const link = /http\S+\/welcome#\S+/.exec(
      await signposts(['login-link'], { ...ENV, PORT: new URL(server.address).port }),
    )?.[0];
    expect(link).toBeTruthy();
    const admin = await openPage(browser, server.address);
    await admin.page.goto(new URL(link ?? '').pathname + new URL(link ?? '').hash);
    await admin.page.getByRole('heading', { name: 'Make the first account' }).waitFor();
    expect(new URL(admin.page.url()).hash).toBe('');
    expect(await faultsInEveryLook(admin.page)).toEqual([]);
    await makeAccount(admin.page, { email: 'mara@desk.example', name: 'Mara Desk', password: 'password1234' });
    await admin.page
      .getByText(/known and tried first/)
      .first()
      .waitFor();
    await admin.page.getByLabel('Password', { exact: true }).fill(PASSWORD.mara);
    await admin.page.keyboard.press('Enter');
    await admin.page.getByRole('link', { name: 'Mara Desk' }).waitFor();

    await admin.page.goto('/settings/people');
    await admin.page.getByRole('button', { name: 'Invite somebody' }).click();
    await admin.page.keyboard.type('iqra@desk.example');
    await admin.page.keyboard.press('Enter');
    const invitation = await admin.page.getByLabel('The link').inputValue();
    await admin.page.getByRole('button', { name: 'Done' }).click();

    // Another browser, and first without the link: no page opens, whatever its address.
    const analyst = await openPage(browser, server.address);
    await analyst.page.goto('/events');
    await analyst.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await analyst.page.getByRole('navigation').count()).toBe(0);
    expect(await faultsInEveryLook(analyst.page)).toEqual([]);
    await analyst.page.goto(new URL(invitation).pathname + new URL(invitation).hash);
    await makeAccount(analyst.page, { name: 'Iqra Desk', password: PASSWORD.iqra });
    await analyst.page.getByRole('link', { name: 'Iqra Desk' }).waitFor();
    expect(await analyst.page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
    expect(await analyst.page.getByRole('link', { name: 'Import', exact: true }).count()).toBe(0);
    await analyst.page.goto('/settings/people');
    await analyst.page.getByText('Managing people is for admins. You are an analyst.').waitFor();
    await analyst.page.goto('/account');
    await analyst.page.getByText(/Chrom\w+ on Linux, this one/).waitFor();
    expect(await faultsInEveryLook(analyst.page)).toEqual([]);

    // Signed out and in again, at the address that was asked for.
    await analyst.page.goto('/review');
    await analyst.page.getByRole('button', { name: 'Sign out' }).click();
    await analyst.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await analyst.page.goto('/review');
    await signIn(analyst.page, 'iqra@desk.example', 'not the password at all');
    await analyst.page.getByText('Address and password do not go together').waitFor();
    await signIn(analyst.page, 'iqra@desk.example', PASSWORD.iqra);
    await analyst.page.getByRole('link', { name: 'Iqra Desk' }).waitFor();
    expect(new URL(analyst.page.url()).pathname).toBe('/review');

    for (const tab of ['audit', 'installation', 'backups', 'people']) {
      await admin.page.goto(`/settings/${tab}`);
      await admin.page.getByRole('navigation', { name: 'Settings' }).waitFor();
      await admin.page.waitForLoadState('networkidle');
      expect([tab, await faultsInEveryLook(admin.page)]).toEqual([tab, []]);
    }
    // Read only is said on the page of everybody, and refused in words.
    await admin.page.goto('/settings/installation');
    await admin.page.getByRole('radio', { name: /^Read only/ }).check();
    await admin.page.getByText('Read only: nothing can be changed').waitFor();
    await analyst.page.goto('/data');
    await analyst.page.getByText('Read only: nothing can be changed').waitFor();
    await admin.page.getByRole('radio', { name: /^Normal/ }).check();
    await admin.page.getByText('Set to: normal.').waitFor();

    // Shut out while the page is open: it says so by itself, and the way in is closed.
    await analyst.page.goto('/events');
    await analyst.page.getByRole('link', { name: 'Iqra Desk' }).waitFor();
    await admin.page.goto('/settings/people');
    await admin.page.getByRole('button', { name: /^Change Iqra Desk/ }).click();
    await admin.page.getByRole('button', { name: 'Disable the account' }).click();
    await admin.page.getByText('Nothing opens for them any more.').waitFor();
    expect(await faultsInEveryLook(admin.page)).toEqual([]);
    const again = analyst.page.getByRole('dialog', { name: 'Sign in again' });
    await again.waitFor({ timeout: 30_000 });
    expect(await faultsInEveryLook(analyst.page)).toEqual([]);
    await again.getByLabel('Password', { exact: true }).fill(PASSWORD.iqra);
    await analyst.page.keyboard.press('Enter');
    await again.getByText('Address and password do not go together').waitFor();
    expect(unexpected(admin.faults)).toEqual([]);
    expect(unexpected(analyst.faults)).toEqual([]);
  });

  it(
    'keep what one person typed from the next on the same browser, and give it back',
    { timeout: 120_000 },
    async () => {
      const { page } = await openPage(browser, server.address);
      await page.goto('/');
      await signIn(page, 'mara@desk.example', PASSWORD.mara);
      await page.getByRole('link', { name: 'Mara Desk' }).waitFor();
      await page.goto('/events/new');
      await page.locator('#f-summary').fill('Sketch of an invented meeting in Exampletown');
      await page
        .getByText(/Draft kept|Kept/)
        .first()
        .waitFor();
      const names = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
      expect(await names()).toEqual([expect.stringMatching(/^signposts-[0-9a-f-]{36}$/)]);
      await page.goto('/drafts');
      await page.getByRole('link', { name: 'Sketch of an invented meeting' }).waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await page.evaluate(async () => (await caches.keys()).filter((name) => name.includes('read')))).toEqual(
        [],
      );
      await signIn(page, 'mara@desk.example', PASSWORD.mara);
      await page.getByRole('link', { name: 'Mara Desk' }).waitFor();
      await page.goto('/drafts');
      await page.getByRole('link', { name: 'Sketch of an invented meeting' }).waitFor();
    },
  );

  it('have a second factor and keys for programs of their own', { timeout: 120_000 }, async () => {
    const { page, faults } = await openPage(browser, server.address);
    await page.goto('/account');
    await signIn(page, 'mara@desk.example', PASSWORD.mara);
    await page.getByRole('button', { name: 'Set up an authenticator' }).click();
    await page.getByLabel('Your password', { exact: true }).fill(PASSWORD.mara);
    await page.keyboard.press('Enter');
    await page.getByText('Or type the secret').click();
    const secret = (await page.locator('details code').innerText()).replace(/\s/g, '');
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.getByLabel('Type the code it shows').fill(codeOf(secret, stepAt(Date.now())));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'I have kept them' }).waitFor();
    const codes = await page.getByRole('dialog').getByRole('listitem').allInnerTexts();
    expect(codes).toHaveLength(10);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 of 10 recovery codes are left').waitFor();

    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByLabel('What it is for').fill('An invented nightly copy');
    await page.keyboard.press('Enter');
    const key = await page.getByRole('textbox', { name: 'The key' }).inputValue();
    const authorization = `Bearer ${key}`;
    const asked = async (method: string, path: string) =>
      (await fetch(server.address + path, { method, headers: { authorization, 'content-type': 'application/json' } }))
        .status;
    expect([await asked('GET', '/api/events?limit=1'), await asked('GET', '/api/people')]).toEqual([200, 403]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Close the key An invented nightly copy' }).click();
    await page.getByRole('button', { name: 'Close it' }).click();
    await page.getByText(/^Reads\. Closed /).waitFor();
    expect(await asked('GET', '/api/events?limit=1')).toBe(401);

    for (const [code, outcome] of [
      [codes[0] ?? '', 'Mara Desk'],
      [codes[0] ?? '', 'The code is wrong, used already or too old'],
    ] as const) {
      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await signIn(page, 'mara@desk.example', PASSWORD.mara);
      await page.getByLabel('Code of your authenticator').fill(code);
      await page.keyboard.press('Enter');
      await page.getByText(outcome, { exact: true }).first().waitFor();
      await page.goto('/account');
    }
    expect(unexpected(faults)).toEqual([]);
  });
});
